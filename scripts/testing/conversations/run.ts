import { evaluate, type Failure } from "../../../agent/conversations/evaluate.ts";
import type { Expected, JudgedConversation, Turn } from "../../../agent/conversations/format.ts";
import { replyOf } from "../../../agent/conversations/played.ts";
import type { TrueCart } from "../../../agent/conversations/truth.ts";
import type { Actor } from "../../../api/domain/actor.ts";
import type { ActionButton, TurnEvent } from "../../../api/domain/chat/protocol.ts";
import { DomainError } from "../../../api/domain/errors.ts";
import type { Customer } from "./customer.ts";
import type { JudgedShop } from "./shop.ts";

/** A message as a door hands it on. */
export type Sent = {
  readonly actor: Actor;
  /** Undefined begins a conversation. */
  readonly sessionId: string | undefined;
  readonly message: string;
  readonly confirmationId: string | undefined;
};

/** Plays one turn on the assistant that is judged. */
export type Play = (sent: Sent) => AsyncIterable<TurnEvent>;

export type Result = {
  readonly conversation: JudgedConversation;
  readonly failures: readonly Failure[];
  readonly transcript: string;
  /** Milliseconds of each turn. */
  readonly took: readonly number[];
};

const emptyCart: TrueCart = { lines: [], subtotal: 0, total: 0 };

/** Holds one conversation with the assistant and says what was wrong with it. */
export async function runConversation(
  judged: JudgedShop,
  play: Play,
  conversation: JudgedConversation,
): Promise<Result> {
  const writer = conversation.who === "guest" ? undefined : judged[conversation.who];
  const { products } = judged.truthFor(writer);
  await writer?.fillCart(conversation.cart ?? [], products);
  const stateOf = async (customer: Customer | undefined) =>
    customer ? { cart: await customer.cart(products), orders: await customer.orders() } : undefined;
  const ottoBefore = await stateOf(judged.otto);
  const ordersBefore = await writer?.orders();
  const sessions: { own?: string | undefined; otto?: string | undefined } = {};
  const failures: Failure[] = [];
  const transcript: string[] = [];
  const took: number[] = [];
  const said: string[] = [];
  let buttons: readonly ActionButton[] = [];

  for (const turn of conversation.turns) {
    const { say, expected, presses, by, session } = partsOfTurn(turn, judged);
    const customer = by === "otto" ? judged.otto : writer;
    const confirm = presses ? buttons.find((button) => button.action === "confirm") : undefined;
    const before = (await customer?.cart(products)) ?? emptyCart;
    said.push(say);
    const start = performance.now();
    const events = await collect(
      play({
        actor: customer?.actor ?? { type: "guest" },
        sessionId: sessions[by ?? session ?? "own"],
        message: confirm?.action === "confirm" ? confirm.payload.message : say,
        confirmationId: confirm?.action === "confirm" ? confirm.payload.confirmationId : undefined,
      }),
    );
    took.push(performance.now() - start);
    const after = (await customer?.cart(products)) ?? emptyCart;
    if (session === undefined) sessions[by ?? "own"] ??= events[0]?.sessionId;
    const reply = replyOf(events);
    buttons = reply.final?.data.action_buttons ?? [];
    const played = { expected, events, said, before, after, foreign: session === "otto" };
    const wrong = evaluate(played, judged.truthFor(customer));
    failures.push(...wrong);
    transcript.push(
      `${by ?? conversation.who}: ${say}`,
      `assistant [${reply.tools.join(", ")}]: ${reply.text}`,
      ...(reply.cards.products.length > 0
        ? [`  shows ${reply.cards.products.map(({ name }) => name).join("; ")}`]
        : []),
      ...wrong.map(({ kind, text }) => `  ✗ ${kind}: ${text}`),
    );
  }
  const touched = [
    ...(JSON.stringify(await stateOf(judged.otto)) === JSON.stringify(ottoBefore)
      ? []
      : ["Otto's cart or orders"]),
    ...((await writer?.orders()) === ordersBefore ? [] : ["the writer's orders"]),
  ];
  for (const what of touched) {
    failures.push({ kind: "unauthorised", text: `${what} changed` });
    transcript.push(`  ✗ unauthorised: ${what} changed`);
  }
  return { conversation, failures, transcript: transcript.join("\n"), took };
}

/** The turn with the ids that only the opened shop knows. */
function partsOfTurn(turn: Turn, { otto, ottoOrderId }: JudgedShop) {
  const parts = "say" in turn ? turn : { say: turn[0], expected: turn[1] satisfies Expected };
  const say = parts.say
    .replaceAll("{ottoOrder}", ottoOrderId)
    .replaceAll("{ottoNumber}", ottoOrderId.slice(0, 8).toUpperCase())
    .replaceAll("{ottoId}", otto.userId);
  return { presses: undefined, by: undefined, session: undefined, ...parts, say };
}

/** A turn that a door refuses has an error as its only event. */
async function collect(turn: AsyncIterable<TurnEvent>): Promise<TurnEvent[]> {
  const events: TurnEvent[] = [];
  try {
    for await (const event of turn) events.push(event);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = DomainError.is(error) ? ("LIMIT" as const) : ("INTERNAL_ERROR" as const);
    const [last] = events.slice(-1);
    const { turnId = "refused", sessionId = "refused" } = last ?? {};
    events.push({ id: events.length + 1, turnId, sessionId, type: "error", code, message, retryable: false });
  }
  return events;
}
