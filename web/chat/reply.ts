import type { ActionButton, Cards, FinalMessage, TurnError, TurnEvent } from "../../api/client.ts";

/** An answer as far as it has come. */
export type Reply = {
  readonly state: "waiting" | "answering" | "done" | "failed";
  readonly text: string;
  /** What is being done at the moment: "Searching the shop". */
  readonly activity?: string | undefined;
  readonly cards: Pick<Cards, "products" | "cart" | "orders" | "sources">;
  readonly buttons: readonly ActionButton[];
  readonly suggestions: readonly string[];
  readonly cut?: FinalMessage["data"]["cut"];
  readonly problem?: { readonly message: string; readonly isRetryable: boolean } | undefined;
};

export const noReply: Reply = {
  state: "waiting",
  text: "",
  cards: { products: [], orders: [], sources: [] },
  buttons: [],
  suggestions: [],
};

/** The answer after one more event of its turn. */
export function replyAfter(reply: Reply, event: TurnEvent): Reply {
  switch (event.type) {
    case "typing":
      return { ...reply, state: "answering" };
    case "token":
      return { ...reply, state: "answering", activity: undefined, text: reply.text + event.text };
    case "tool_start":
      return { ...reply, state: "answering", activity: event.label };
    case "tool_end":
      return { ...reply, activity: undefined };
    case "cards":
      return { ...reply, cards: joined(reply.cards, event) };
    case "message":
    case "error":
      return ended(reply, event);
  }
}

/** The answer at the end of its turn, as its stream or the conversation's history tells it. */
export function ended(reply: Reply, end: FinalMessage | TurnError): Reply {
  const { activity: _, ...rest } = reply;
  if (end.type === "error")
    return { ...rest, state: "failed", problem: { message: end.message, isRetryable: end.retryable } };
  const { data } = end;
  return {
    ...rest,
    state: "done",
    text: end.message,
    cards: data,
    buttons: data.action_buttons,
    suggestions: data.suggestions,
    ...(data.cut && { cut: data.cut }),
  };
}

/** An answer that could not be finished from here. What has come of it stays. */
export const failed = (reply: Reply, message: string): Reply => {
  const { activity: _, ...rest } = reply;
  return { ...rest, state: "failed", problem: { message, isRetryable: true } };
};

/** An answer that the shopper has stopped. */
export const stopped = (reply: Reply): Reply => {
  const { activity: _, ...rest } = reply;
  return { ...rest, state: "done", cut: "stopped" };
};

/** What a screen reader is told when an answer is complete: all of it once. */
export function spoken({ text, cards, problem, cut }: Reply): string {
  const counts = [counted(cards.products.length, "product"), counted(cards.orders.length, "order")];
  return [text, ...counts, problem?.message, cut === "stopped" ? "Stopped." : undefined]
    .filter((part) => part !== undefined && part !== "")
    .join(" ")
    .replace(/\*\*|^#{1,6}\s+/gm, "")
    .replace(/\[([^[\]]+)\]\([^()]*\)/g, "$1");
}

const counted = (count: number, noun: string): string | undefined =>
  count === 0 ? undefined : `${count} ${noun}${count === 1 ? "" : "s"} shown.`;

/** Cards may come before the end of a turn, and again for the next tool. */
const joined = (before: Reply["cards"], more: Cards): Reply["cards"] => {
  const cart = more.cart ?? before.cart;
  return {
    products: fresh(before.products, more.products, (one) => `${one.productId} ${one.variantId ?? ""}`),
    orders: fresh(before.orders, more.orders, (one) => one.orderId),
    sources: fresh(before.sources, more.sources, (one) => `${one.documentId} ${one.heading ?? ""}`),
    ...(cart && { cart }),
  };
};

const fresh = <T>(before: readonly T[], more: readonly T[], keyOf: (one: T) => string): readonly T[] => {
  const keys = new Set(more.map(keyOf));
  return [...before.filter((one) => !keys.has(keyOf(one))), ...more];
};
