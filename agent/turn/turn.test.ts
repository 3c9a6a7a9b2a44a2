import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../api/domain/actor.ts";
import { guest } from "../../api/domain/actor.ts";
import { followTurn } from "../../api/domain/chat/follow.ts";
import { showChat, stopTurn } from "../../api/domain/chat/history.ts";
import type { TurnEvent } from "../../api/domain/chat/protocol.ts";
import { ScriptedModel, type Step } from "../../scripts/testing/agent/scripted-model.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import type { TurnLimits } from "./limits.ts";
import { startTurn } from "./turn.ts";

let shop: TestShop;
let productId: string;
let shopper: Actor;
beforeAll(async () => {
  shop = await testShop();
  ({ productId } = await shop.addProduct({ name: "Plain Mug", price: 24, stock: 9 }));
  await shop.addProduct({ name: "Other Mug", price: 12, stock: 9 });
  await shop.settled();
  shopper = { type: "shopper", userId: (await shop.shopper()).userId, email: "shopper@example.com" };
});
afterAll(() => shop.close());

type Asked = {
  readonly as?: Actor;
  readonly sessionId?: string;
  readonly confirmationId?: string;
  readonly signal?: AbortSignal;
  readonly limits?: Partial<TurnLimits>;
  readonly fallback?: ScriptedModel;
};

/** Starts a turn with a model that takes these steps. */
function start(message: string, steps: readonly Step[] | ScriptedModel, asked: Asked = {}) {
  const model = steps instanceof ScriptedModel ? steps : new ScriptedModel(steps);
  const { as = shopper, signal = new AbortController().signal, limits, fallback, ...rest } = asked;
  const models = { model: () => model, ...(fallback && { fallback: () => fallback }) };
  return startTurn({ ...shop.deps, models, ...(limits && { turnLimits: limits }) }, as, {
    request: { kind: "shop", message, ...rest },
    signal,
  });
}

async function said(message: string, steps: readonly Step[] | ScriptedModel, asked: Asked = {}) {
  const turn = await start(message, steps, asked);
  const events: TurnEvent[] = [];
  for await (const event of turn.events) events.push(event);
  await turn.done;
  const last = events.at(-1);
  return { ...turn, all: events, last, text: last?.type === "message" ? last.message : "" };
}

const call = (name: string, input: unknown): Step => ({ calls: [{ name, input }] });

describe("a turn", () => {
  test("tells of typing, tools, cards and text in order, numbered, and ends with the message", async () => {
    const turn = await said("a mug", [
      call("search_products", { query: "mug" }),
      { text: ["The Plain Mug ", "is $24.00."] },
    ]);
    expect(turn.all.map(({ id }) => id)).toEqual(turn.all.map((_, place) => place + 1));
    const types = turn.all.map(({ type }) => type);
    expect(types.slice(0, 4)).toEqual(["typing", "tool_start", "tool_end", "cards"]);
    expect(turn.last).toMatchObject({
      type: "message",
      message: "The Plain Mug is $24.00.",
      data: { response_type: "products", tools_used: ["search_products"] },
    });
    const tokens = turn.all.flatMap((event) => (event.type === "token" ? [event.text] : []));
    expect(tokens.join("")).toBe(turn.text);
  });

  test("is told again from the store after any event, and as its reply once the events are gone", async () => {
    const turn = await said("hello", [{ text: ["Hello."] }]);
    for (const after of [0, 1, turn.all.length - 1]) {
      const again: TurnEvent[] = [];
      const { sessionId, turnId } = turn;
      const signal = new AbortController().signal;
      for await (const event of followTurn(shop.deps, shopper, { sessionId, turnId, after, signal }))
        again.push(event);
      expect(again).toEqual(turn.all.slice(after));
    }
  });

  test("shows the model what was said and found before, and not more than the window", async () => {
    const model = new ScriptedModel([
      call("search_products", { query: "mug" }),
      { text: ["Two mugs."] },
      { text: ["The second."] },
      { text: ["And again."] },
    ]);
    const first = await said("mugs", model, { limits: { window: 2 } });
    await said("the second", model, { sessionId: first.sessionId, limits: { window: 2 } });
    const shown = model.seen[2]?.map(({ role, content }) => `${role} ${content[0]?.type}`);
    expect(shown).toEqual([
      "user textBlock",
      "assistant toolUseBlock",
      "user toolResultBlock",
      "assistant textBlock",
      "user textBlock",
    ]);
    await said("and now", model, { sessionId: first.sessionId, limits: { window: 2 } });
    expect(model.seen[3]?.map(({ content }) => content[0]?.type)).toEqual([
      "textBlock",
      "textBlock",
      "textBlock",
    ]);
    expect(JSON.stringify(model.prompts[3])).toContain("search_products");
  });

  test("asks before the cart is cleared, and clears it after a plain yes or the button, and after nothing else", async () => {
    const { userId } = await shop.shopper("clear@example.com");
    const as: Actor = { type: "shopper", userId, email: "clear@example.com" };
    const full = async () => (await shop.deps.carts.lines(userId)).map(({ quantity }) => quantity);
    await said("add a mug", [call("add_to_cart", { productId }), { text: ["Done."] }], { as });
    const clear = [call("clear_cart", {}), { text: ["Shall I?"] }];
    const asked = await said("clear my cart", clear, { as });
    expect(asked.last).toMatchObject({ data: { response_type: "confirmation" } });
    expect(await full()).toEqual([1]);
    const { sessionId } = asked;
    // The model calls it again although the shopper did not say yes.
    await said("what is in it?", clear, { as, sessionId });
    expect(await full()).toEqual([1]);
    await said("no", [{ text: ["All right."] }], { as, sessionId });
    await said("yes", clear, { as, sessionId });
    expect(await full()).toEqual([1]);
    await said("Yes, please", clear, { as, sessionId });
    expect(await full()).toEqual([]);
  });

  test("of two messages at once in one conversation one is answered, the other is told to wait", async () => {
    const { sessionId } = await said("hello", [{ text: ["Hello."] }]);
    const both = await Promise.allSettled(
      ["one", "two"].map((message) => said(message, [{ text: [message] }], { sessionId })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CHAT_BUSY" } });
  });

  test("another's conversation is unknown, a guest's becomes the account's that goes on with it", async () => {
    const { sessionId } = await said("hello", [{ text: ["Hello."] }], { as: guest });
    await said("I have signed in", [{ text: ["Welcome."] }], { sessionId });
    const other: Actor = { type: "shopper", userId: "somebody-else", email: undefined };
    for (const as of [guest, other])
      await expect(said("hello", [{ text: ["Hello."] }], { as, sessionId })).rejects.toMatchObject({
        code: "CHAT_NOT_FOUND",
      });
  });

  test.each(["", "   ", "x".repeat(2_001)])(
    "an empty or endless message is refused by name",
    async (message) => {
      await expect(start(message, [{ text: ["Hello."] }])).rejects.toMatchObject({
        code: "VALIDATION_ERROR",
        details: { issues: [{ path: "message" }] },
      });
    },
  );
});

describe("a model that misbehaves", () => {
  test("is cut off when it calls one tool for ever, and what was found is shown", async () => {
    const turn = await said("mug", [call("search_products", { query: "mug" })]);
    expect(turn.last).toMatchObject({ type: "error", code: "LIMIT", retryable: true });
    expect(turn.all.filter(({ type }) => type === "tool_start")).toHaveLength(2);
  });

  test("gets an answer that it can pass on for tools and inputs that do not exist", async () => {
    const turn = await said("x", [
      call("drop_tables", {}),
      call("search_products", { limit: -5, price: "free" }),
      { text: ["I can't do that."] },
    ]);
    expect(turn.text).toBe("I can't do that.");
  });

  test("is replaced by the fallback when it fails before it said anything, and not afterwards", async () => {
    const fallback = new ScriptedModel([{ text: ["From the fallback."] }]);
    const fails = new Error("throttled");
    expect((await said("hi", [{ fails }], { fallback })).text).toBe("From the fallback.");
    const late = await said("hi", [{ text: ["I was saying."], fails }], { fallback });
    expect(late.last).toMatchObject({ type: "message", message: "I was saying.", data: { cut: "limit" } });
    expect((await said("hi", [{ fails }])).last).toMatchObject({ type: "error", code: "MODEL_FAILED" });
  });

  test.each([true, "deaf"] as const)("is given up when it falls silent, heard or not (%s)", async (hangs) => {
    const limits = { modelTime: 50, toolTime: 50, turnTime: 400 };
    const turn = await said("hi", [{ hangs }], { limits });
    expect(turn.last).toMatchObject({ type: "error", code: "TIMEOUT" });
    const next = await said("hi", [{ text: ["Hello."] }], { sessionId: turn.sessionId });
    expect(next.text).toBe("Hello.");
  });

  test("says nothing, and the shopper reads that there is no answer", async () => {
    expect((await said("hi", [{ text: [""] }])).text).toContain("don't have an answer");
  });
});

describe("a turn that is stopped", () => {
  test("by its client keeps what was said, and the next message works", async () => {
    const stop = new AbortController();
    const turn = await start("tell me", [{ text: ["It begins. "], hangs: true }], { signal: stop.signal });
    for await (const event of turn.events) {
      if (event.type === "token") stop.abort();
      if (event.type === "message") expect(event).toMatchObject({ data: { cut: "stopped" } });
    }
    await turn.done;
    const { sessionId } = turn;
    const shown = await showChat(shop.deps, shopper, { sessionId, limit: 5 });
    expect(shown.turns).toMatchObject([{ state: "stopped", reply: { message: "It begins." } }]);
    expect((await said("go on", [{ text: ["On."] }], { sessionId })).text).toBe("On.");
  });

  test("from elsewhere ends within a second", async () => {
    const turn = await start("tell me", [{ text: ["It begins. "], hangs: "deaf" }]);
    expect(await stopTurn(shop.deps, shopper, turn.sessionId)).toBe(true);
    await turn.done;
    expect(await stopTurn(shop.deps, shopper, turn.sessionId)).toBe(false);
  });

  test("by a kill leaves the conversation whole: after five seconds the next message is answered", async () => {
    let ahead = 0;
    const deps = { ...shop.deps, now: () => Date.now() + ahead };
    const model = new ScriptedModel([{ text: ["Hello."] }]);
    // The process is gone before the turn ends: nothing is ever closed.
    const { openTurn } = await import("../../api/domain/chat/service.ts");
    const killed = await openTurn(deps, shopper, { kind: "shop", message: "first", earlier: 5 });
    const { sessionId } = killed.session;
    await expect(said("second", model, { sessionId })).rejects.toMatchObject({ code: "CHAT_BUSY" });
    ahead = 6_000;
    const request = { kind: "shop", message: "second", sessionId } as const;
    const signal = new AbortController().signal;
    const turn = await startTurn({ ...deps, models: { model: () => model } }, shopper, { request, signal });
    await turn.done;
    const { turns } = await showChat(deps, shopper, { sessionId, limit: 5 });
    expect(turns.map(({ message, state }) => [message, state])).toEqual([
      ["first", "running"],
      ["second", "done"],
    ]);
    expect(model.seen[0]?.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
  });
});
