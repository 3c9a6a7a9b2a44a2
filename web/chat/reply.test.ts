import { expect, test } from "vitest";
import type { Cards, FinalMessage, TurnEvent } from "../../api/client.ts";
import { failed, noReply, replyAfter, spoken, stopped } from "./reply.ts";

const turn = { turnId: "t", sessionId: "s" };
const cards: Cards = { products: [], orders: [], sources: [], tables: [], charts: [] };
const source = { documentId: "d", title: "Delivery" };
const after = (...events: TurnEvent[]) => events.reduce(replyAfter, noReply);
const end = (message: string, data: Partial<FinalMessage["data"]> = {}): TurnEvent => ({
  ...turn,
  id: 9,
  type: "message",
  message,
  data: { ...cards, response_type: "text", suggestions: [], tools_used: [], action_buttons: [], ...data },
  timestamp: "2026-11-26T12:00:00Z",
});

test("an answer grows with its tokens, names the tool that runs, and ends as its last event says", () => {
  const searching = after(
    { ...turn, id: 1, type: "typing" },
    {
      ...turn,
      id: 2,
      type: "tool_start",
      callId: "c",
      tool: "search_knowledge",
      label: "Reading the policies",
    },
  );
  expect(searching).toMatchObject({ state: "answering", activity: "Reading the policies" });
  const written = [
    { ...turn, id: 3, type: "tool_end", callId: "c", tool: "search_knowledge", ok: true },
    { ...turn, id: 4, type: "token", text: "Three " },
    { ...turn, id: 5, type: "token", text: "days." },
  ] satisfies TurnEvent[];
  const half = written.reduce<typeof noReply>(replyAfter, searching);
  expect(half).toMatchObject({ text: "Three days.", activity: undefined });
  const whole = replyAfter(
    half,
    end("Three business days.", { sources: [source], suggestions: ["And returns?"] }),
  );
  expect(whole).toMatchObject({ state: "done", text: "Three business days.", suggestions: ["And returns?"] });
  expect(whole.cards.sources).toEqual([source]);
});

test("cards that come twice are shown once", () => {
  const shown: TurnEvent = { ...turn, id: 2, type: "cards", ...cards, sources: [source] };
  expect(after(shown, { ...shown, id: 3 }).cards.sources).toEqual([source]);
});

test("a turn that fails keeps what it has said, and says whether to send the message again", () => {
  const broken = after(
    { ...turn, id: 1, type: "token", text: "Let me see." },
    { ...turn, id: 2, type: "error", code: "LIMIT", message: "That was too much at once.", retryable: false },
  );
  expect(broken).toMatchObject({
    state: "failed",
    text: "Let me see.",
    problem: { message: "That was too much at once.", isRetryable: false },
  });
  expect(failed(noReply, "No connection.").problem?.isRetryable).toBe(true);
});

test("a screen reader is told the whole answer without its marks, the number of cards, and that it was stopped", () => {
  const product = {
    productId: "p",
    name: "Mug",
    path: "/p/mug",
    imageUrl: "",
    price: 1,
    currency: "USD" as const,
    available: 1,
  };
  const reply = replyAfter(
    noReply,
    end("**Two** fit, see [delivery](/pages/delivery).", { products: [product, product] }),
  );
  expect(spoken(reply)).toBe("Two fit, see delivery. 2 products shown.");
  expect(spoken(stopped(noReply))).toBe("Stopped.");
});
