import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  allEvents,
  postChat,
  type ServedChat,
  sentEvents,
  servedChat,
} from "../../scripts/testing/agent/chat-clients.ts";
import { ScriptedModel } from "../../scripts/testing/agent/scripted-model.ts";
import { SlowModel } from "../../scripts/testing/agent/slow-model.ts";

const grace = 300;
let shop: ServedChat;
let tokens: { readonly mei: string; readonly ada: string };
let model: () => ScriptedModel | SlowModel;
const quick = () => new ScriptedModel([{ text: ["Hello. ", "What are you looking for?"] }]);
const slow = () => new SlowModel(100, 50);
beforeAll(async () => {
  shop = await servedChat({ chat: { models: { model: () => model() }, grace } });
  tokens = { mei: await tokenOf("mei@example.com"), ada: await tokenOf("ada@example.com") };
}, 60_000);
beforeEach(() => {
  model = quick;
});
afterAll(() => shop.close());

async function tokenOf(email: string): Promise<string> {
  const password = "Testing#2026";
  await shop.identity.ensureUser({ email, password, groups: [] });
  return (await shop.deps.identity.signIn({ email, password })).accessToken;
}

const stateOf = async (sessionId: string): Promise<string | undefined> =>
  (await shop.deps.chats.turns(sessionId, { limit: 1 }))[0]?.state;

describe("a message over server-sent events", () => {
  test("is answered by numbered events that no proxy may keep back, the message last", async () => {
    const response = await postChat(shop.url, { message: "hello" }, { token: tokens.mei });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
    expect(response.headers.get("content-encoding")).toBeNull();
    const sent: { id: string; type: string; event: { turnId: string; id: number; type: string } }[] = [];
    for await (const one of sentEvents(response)) sent.push(one);
    expect(sent[0]?.type).toBe("typing");
    expect(sent.at(-1)?.event).toMatchObject({
      type: "message",
      message: "Hello. What are you looking for?",
      data: { response_type: "text", products: [], tools_used: [], action_buttons: [] },
    });
    sent.forEach(({ id, type, event }, place) => {
      expect([id, type, event.id]).toEqual([`${event.turnId}:${place + 1}`, event.type, place + 1]);
    });
  });

  const bad: readonly [string, object | string, Record<string, string>, number, string][] = [
    ["no message", { message: "" }, {}, 400, "VALIDATION_ERROR"],
    ["2,001 characters", { message: "x".repeat(2_001) }, {}, 400, "VALIDATION_ERROR"],
    ["blanks only", { message: "   " }, {}, 400, "VALIDATION_ERROR"],
    ["what is not JSON", "{", {}, 400, "VALIDATION_ERROR"],
    ["a kind that there is not", { message: "x", kind: "admin" }, {}, 400, "VALIDATION_ERROR"],
    ["an account in the body", { message: "x", userId: "mei" }, {}, 400, "VALIDATION_ERROR"],
    ["a conversation that there is not", { message: "x", sessionId: "none" }, {}, 404, "CHAT_NOT_FOUND"],
    ["a bad token", { message: "x" }, { authorization: "Bearer x" }, 401, "UNAUTHORIZED"],
    ["questions of staff", { message: "x", kind: "insights" }, {}, 401, "UNAUTHORIZED"],
    ["a page of another site", { message: "x" }, { origin: "https://evil.example" }, 403, "FORBIDDEN"],
    ["another type", { message: "x" }, { "content-type": "text/plain" }, 415, "UNSUPPORTED_MEDIA_TYPE"],
    ["a place that is none", { message: "x" }, { "last-event-id": "7" }, 400, "VALIDATION_ERROR"],
    [
      "a place without its conversation",
      { message: "x" },
      { "last-event-id": "t:7" },
      400,
      "VALIDATION_ERROR",
    ],
    ["2 MB", `{"message":"${"x".repeat(2 * 1024 * 1024)}"}`, {}, 413, "PAYLOAD_TOO_LARGE"],
  ];
  test.each(bad)(
    "with %s is refused before anything is streamed",
    async (_name, body, headers, status, code) => {
      const text = typeof body === "string" ? body : JSON.stringify(body);
      const response = await postChat(shop.url, text, { headers });
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
      expect([response.status, await response.json()]).toEqual([
        status,
        {
          error: expect.objectContaining({
            code,
            details: expect.objectContaining({ requestId: expect.any(String) }),
          }),
        },
      ]);
    },
  );

  test("for another's conversation is refused as for one that there is not", async () => {
    const [first] = await allEvents(await postChat(shop.url, { message: "hello" }, { token: tokens.mei }));
    for (const token of [tokens.ada, undefined]) {
      const answer = await postChat(shop.url, { message: "mine", sessionId: first?.sessionId }, { token });
      expect(answer.status).toBe(404);
    }
  });

  test("while another is being answered is refused with the turn under way", async () => {
    model = slow;
    const left = new AbortController();
    const stream = await postChat(shop.url, { message: "hello" }, { signal: left.signal });
    const { value } = await sentEvents(stream).next();
    const second = await postChat(shop.url, { message: "and", sessionId: value?.event.sessionId });
    expect([second.status, await second.json()]).toMatchObject([
      409,
      { error: { code: "CHAT_BUSY", details: { turnId: value?.event.turnId } } },
    ]);
    left.abort();
  });
});

describe("a client that was cut off", () => {
  test("goes on after each event, by the same request or by the turn's address, and misses nothing", async () => {
    const whole = await allEvents(await postChat(shop.url, { message: "hello" }, { token: tokens.mei }));
    const { sessionId = "", turnId = "" } = whole[0] ?? {};
    for (let after = 0; after < whole.length; after++) {
      const headers = { "last-event-id": `${turnId}:${after}` };
      const again = await postChat(shop.url, { message: "hello", sessionId }, { token: tokens.mei, headers });
      expect(await allEvents(again)).toEqual(whole.slice(after));
      const followed = await fetch(`${shop.url}/chat/sessions/${sessionId}/turns/${turnId}/events`, {
        headers: { ...headers, authorization: `Bearer ${tokens.mei}` },
      });
      expect(await allEvents(followed)).toEqual(whole.slice(after));
    }
    expect((await shop.deps.chats.find(sessionId))?.turns).toBe(1);
    const others = await postChat(
      shop.url,
      { message: "hello", sessionId },
      { token: tokens.ada, headers: { "last-event-id": `${turnId}:1` } },
    );
    expect(others.status).toBe(404);
  });

  test("in the middle of an answer comes back in time, and the answer goes on to its end", async () => {
    model = () => new SlowModel(8, 60);
    const left = new AbortController();
    const before: string[] = [];
    let place = "";
    let sessionId = "";
    for await (const { id, event } of sentEvents(
      await postChat(shop.url, { message: "hello" }, { signal: left.signal }),
    )) {
      ({ sessionId } = event);
      place = id;
      if (event.type === "token") before.push(event.text);
      if (before.length === 2) break;
    }
    left.abort();
    await sleep(100);
    const headers = { "last-event-id": place };
    const rest = await allEvents(await postChat(shop.url, { message: "hello", sessionId }, { headers }));
    const after = rest.flatMap((event) => (event.type === "token" ? [event.text] : []));
    const last = rest.at(-1);
    expect(last).toMatchObject({ type: "message" });
    if (last?.type === "message") {
      expect([...before, ...after].join("").trim()).toBe(last.message);
      expect(last.data.cut).toBeUndefined();
    }
  });

  test("and does not come back has its turn stopped, and can send the next message", async () => {
    model = slow;
    const left = new AbortController();
    const stream = await postChat(shop.url, { message: "hello" }, { signal: left.signal });
    const { value } = await sentEvents(stream).next();
    const sessionId = value?.event.sessionId ?? "";
    left.abort();
    await expect.poll(() => stateOf(sessionId), { timeout: 3_000 }).toBe("stopped");
    model = quick;
    const next = await allEvents(await postChat(shop.url, { message: "again", sessionId }));
    expect(next.at(-1)).toMatchObject({ type: "message", message: "Hello. What are you looking for?" });
  });
});

test("an answer stops when it is asked to, and keeps what was said", async () => {
  model = slow;
  const stream = sentEvents(await postChat(shop.url, { message: "hello" }, { token: tokens.mei }));
  let last: unknown;
  for await (const { event } of stream) {
    if (event.type === "token")
      await fetch(`${shop.url}/chat/sessions/${event.sessionId}/stop`, {
        method: "POST",
        headers: { authorization: `Bearer ${tokens.mei}` },
      });
    last = event;
  }
  expect(last).toMatchObject({ type: "message", data: { cut: "stopped" } });
});

test("a stream ends when its caller signs out, and the turn with it", async () => {
  model = slow;
  const password = "Testing#2026";
  await shop.identity.ensureUser({ email: "leaving@example.com", password, groups: [] });
  const { accessToken, refreshToken } = await shop.deps.identity.signIn({
    email: "leaving@example.com",
    password,
  });
  const stream = sentEvents(await postChat(shop.url, { message: "hello" }, { token: accessToken }));
  const { value } = await stream.next();
  await shop.deps.identity.signOut(refreshToken);
  let last = "";
  for await (const { type } of stream) last = type;
  expect(last).toBe("token");
  await expect.poll(() => stateOf(value?.event.sessionId ?? ""), { timeout: 3_000 }).toBe("stopped");
}, 10_000);
