import type { MessageData } from "@strands-agents/sdk";
import type { ChatTurn } from "../../api/domain/chat/session.ts";
import type { Json } from "../../api/ports/table.ts";

/** What a model is shown of a conversation before the message that it answers. */
export type Window = {
  readonly messages: readonly MessageData[];
  /** What went before it, in short; undefined at the beginning of a conversation. */
  readonly summary: string | undefined;
};

/** Turns whose summary is kept. */
export const mostSummarised = 20;
const perTurn = 240;

/** The newest turns word for word, `size` messages of shopper and assistant at most, and a summary of those before them. */
export function windowOf(earlier: readonly ChatTurn[], size: number): Window {
  const count = Math.floor(size / 2);
  const shown = earlier.slice(-count);
  const before = earlier.slice(0, -count || undefined).slice(-mostSummarised);
  return {
    messages: shown.flatMap(messagesOf),
    summary: count >= earlier.length || before.length === 0 ? undefined : before.map(summaryOf).join("\n"),
  };
}

/**
 * The messages of a turn. One that failed, was stopped or was killed is shown as the shopper's message and what was said, so
 * that no tool call lacks its result.
 */
function messagesOf(turn: ChatTurn): readonly MessageData[] {
  if (turn.messages.length > 0)
    // Written by `keptMessages` from messages of the same library.
    return turn.messages as unknown as readonly MessageData[];
  const said = turn.reply?.type === "message" ? turn.reply.message : "";
  return [textMessage("user", turn.message), textMessage("assistant", said === "" ? "(no answer)" : said)];
}

function summaryOf({ message, reply }: ChatTurn): string {
  const tools = reply?.type === "message" ? reply.data.tools_used : [];
  const products = reply?.type === "message" ? reply.data.products.map(({ name }) => name) : [];
  const parts = [
    `shopper: ${shortened(message)}`,
    ...(tools.length > 0 ? [`tools: ${tools.join(", ")}`] : []),
    ...(products.length > 0 ? [`products: ${shortened(products.join("; "))}`] : []),
  ];
  return `- ${parts.join(" | ")}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= perTurn ? line : `${line.slice(0, perTurn)}…`;
}

/** A message of plain text. */
export const textMessage = (role: "user" | "assistant", text: string): MessageData => ({
  role,
  content: [{ text }],
});

/** Messages as a turn keeps them. */
export const keptMessages = (messages: readonly MessageData[]): readonly Json[] =>
  // JSON by construction: what is undefined or a class instance is gone after this.
  JSON.parse(JSON.stringify(messages)) as readonly Json[];
