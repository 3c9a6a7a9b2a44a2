import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  allEvents,
  lastOf,
  postChat,
  type ServedChat,
  SocketClient,
  servedChat,
  ticketFor,
} from "../../scripts/testing/agent/chat-clients.ts";
import { ScriptedModel } from "../../scripts/testing/agent/scripted-model.ts";
import { SlowModel } from "../../scripts/testing/agent/slow-model.ts";

let now = Date.now();
let shop: ServedChat;
let mei: string;
let ada: string;
let model: () => ScriptedModel | SlowModel;
const quick = () => new ScriptedModel([{ text: ["Hello. ", "What are you looking for?"] }]);
const slow = () => new SlowModel(100, 50);
beforeAll(async () => {
  shop = await servedChat({ chat: { models: { model: () => model() }, grace: 300 }, clock: () => now });
  [mei, ada] = [await tokenOf("mei@example.com"), await tokenOf("ada@example.com")];
}, 60_000);
beforeEach(() => {
  model = quick;
  now = Date.now();
});
afterAll(() => shop.close());

async function tokenOf(email: string): Promise<string> {
  const password = "Testing#2026";
  await shop.identity.ensureUser({ email, password, groups: [] });
  return (await shop.deps.identity.signIn({ email, password })).accessToken;
}

const open = async (token?: string) => SocketClient.open(shop.url, await ticketFor(shop.url, token));
const stateOf = async (sessionId: unknown): Promise<string | undefined> =>
  (await shop.deps.chats.turns(String(sessionId), { limit: 1 }))[0]?.state;

describe("a ticket", () => {
  test("opens one connection", async () => {
    const ticket = await ticketFor(shop.url, mei);
    const first = await SocketClient.open(shop.url, ticket);
    await expect(SocketClient.open(shop.url, ticket)).rejects.toThrow("401");
    first.socket.close();
  });

  test("of two connections at once lets one in", async () => {
    const ticket = await ticketFor(shop.url, mei);
    const opened = await Promise.allSettled([1, 2, 3].map(() => SocketClient.open(shop.url, ticket)));
    expect(opened.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("is over after half a minute", async () => {
    const ticket = await ticketFor(shop.url, mei);
    now += 31_000;
    await expect(SocketClient.open(shop.url, ticket)).rejects.toThrow("401");
  });

  test.each(["", "x", "ticket%23x", "../x", "00000000-0000-4000-8000-000000000000"])(
    "that was made up lets nobody in: %j",
    async (ticket) => {
      await expect(SocketClient.open(shop.url, ticket)).rejects.toThrow("401");
    },
  );

  test("is of no use to a page of another site", async () => {
    const ticket = await ticketFor(shop.url, mei);
    const foreign = { origin: "https://evil.example" };
    await expect(SocketClient.open(shop.url, ticket, foreign)).rejects.toThrow("403");
    const own = await SocketClient.open(shop.url, ticket, { origin: "http://localhost:3001" });
    own.socket.close();
  });
});

describe("a message over the WebSocket", () => {
  test("is answered by the frames of its turn, each with the id that it came with", async () => {
    const client = await open(mei);
    client.send({ action: "sendMessage", message: "hello", metadata: { requestId: "r-1" } });
    const frames = await client.until("message");
    expect(frames[0]).toMatchObject({ type: "typing", id: 1, requestId: "r-1" });
    expect(frames.at(-1)).toMatchObject({
      type: "message",
      message: "Hello. What are you looking for?",
      data: { response_type: "text", tools_used: [] },
      timestamp: expect.any(String),
      sessionId: frames[0]?.["sessionId"],
      requestId: "r-1",
    });
    const next = await client.say("and", { sessionId: String(frames[0]?.["sessionId"]) });
    expect(next).toMatchObject({ type: "message", sessionId: frames[0]?.["sessionId"] });
    client.socket.close();
  });

  test("for another's conversation is an error, and so are resuming and stopping it", async () => {
    const [client, other] = [await open(mei), await open(ada)];
    const { sessionId, turnId } = await client.say("hello");
    for (const frame of [
      { action: "sendMessage", message: "mine", sessionId },
      { action: "resume", sessionId, turnId },
      { action: "stop", sessionId },
    ]) {
      other.send(frame);
      expect(await other.next()).toMatchObject({ type: "error", code: "CHAT_NOT_FOUND", retryable: false });
    }
    for (const one of [client, other]) one.socket.close();
  });

  test("by a shopper to the staff's assistant is refused", async () => {
    const client = await open(mei);
    client.send({ action: "sendMessage", message: "sales", metadata: { kind: "insights", requestId: "r" } });
    expect(await client.next()).toMatchObject({ type: "error", code: "FORBIDDEN", requestId: "r" });
    client.socket.close();
  });
});

describe("what is no message", () => {
  test("gets an error frame, and the connection stays open", async () => {
    const client = await open();
    const bad = ["", "{", "[]", "null", '{"action":"toString"}', '{"action":"sendMessage","message":""}'];
    for (const frame of bad) {
      client.send(frame);
      expect(await client.next()).toMatchObject({
        type: "error",
        code: "VALIDATION_ERROR",
        retryable: false,
      });
    }
    client.socket.send(Buffer.from([1, 2, 3]));
    expect(await client.next()).toMatchObject({ type: "error", code: "VALIDATION_ERROR" });
    client.send({ action: "sendMessage", message: "x".repeat(40 * 1024) });
    expect(await client.next()).toMatchObject({ type: "error", code: "PAYLOAD_TOO_LARGE" });
    client.send({ action: "ping" });
    expect(await client.next()).toEqual({ type: "pong" });
    client.socket.close();
  });

  test("and is larger than 128 KB closes the connection as API Gateway does", async () => {
    const client = await open();
    client.send("x".repeat(128 * 1024 + 1));
    expect(await client.closed()).toBe(1009);
  });

  test("and comes in a flood closes the connection, and nobody else's", async () => {
    const [client, other] = [await open(), await open()];
    for (let frame = 0; frame < 200; frame++) client.send("{");
    expect(await client.closed()).toBe(1008);
    expect(await other.say("hello")).toMatchObject({ type: "message" });
    other.socket.close();
  });
});

describe("a connection that is cut", () => {
  test("is followed by one that goes on in the middle of the answer", async () => {
    model = () => new SlowModel(8, 60);
    const first = await open(mei);
    first.send({ action: "sendMessage", message: "hello" });
    const before = await first.until("token");
    first.socket.terminate();
    const { id, sessionId, turnId } = lastOf(before);
    const second = await open(mei);
    second.send({ action: "resume", sessionId, turnId, after: id });
    const after = await second.until("message");
    const said = [...before, ...after].flatMap(({ type, text }) => (type === "token" ? [text] : []));
    expect(said.join("").trim()).toBe(after.at(-1)?.["message"]);
    expect(after.at(-1)).not.toHaveProperty("data.cut");
    second.send({ action: "resume", sessionId, turnId, after: 0 });
    expect((await second.until("message")).at(-1)).toMatchObject({
      turnId,
      message: after.at(-1)?.["message"],
    });
    second.socket.close();
  });

  test("and not followed by another stops the turn, and the next message works over the other transport", async () => {
    model = slow;
    const client = await open(mei);
    client.send({ action: "sendMessage", message: "hello" });
    const { sessionId } = await client.next();
    client.socket.terminate();
    await expect.poll(() => stateOf(sessionId), { timeout: 3_000 }).toBe("stopped");
    model = quick;
    const next = await postChat(shop.url, { message: "again", sessionId: String(sessionId) }, { token: mei });
    expect((await allEvents(next)).at(-1)).toMatchObject({ type: "message" });
  });
});

test("an answer stops when the client asks, and the client may ask when there is none", async () => {
  model = slow;
  const client = await open(mei);
  client.send({ action: "sendMessage", message: "hello" });
  const { sessionId } = lastOf(await client.until("token"));
  client.send({ action: "stop", sessionId });
  const frames = await client.until("message");
  expect(frames).toContainEqual({ type: "stop", sessionId, stopping: true });
  expect(frames.at(-1)).toMatchObject({ data: { cut: "stopped" } });
  client.send({ action: "stop", sessionId });
  expect(await client.next()).toEqual({ type: "stop", sessionId, stopping: false });
  client.socket.close();
});

test("an account's connection ends for it after an hour, when its token would", async () => {
  const client = await open(mei);
  now += 61 * 60_000;
  client.send({ action: "sendMessage", message: "hello" });
  expect(await client.next()).toMatchObject({ type: "error", code: "UNAUTHORIZED" });
  client.socket.close();
});
