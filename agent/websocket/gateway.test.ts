import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "../../api/domain/actor.ts";
import { issueTicket } from "../../api/domain/chat/tickets.ts";
import type { Background, Connections } from "../../api/ports/connections.ts";
import type { Json } from "../../api/ports/table.ts";
import { ScriptedModel } from "../../scripts/testing/agent/scripted-model.ts";
import { SlowModel } from "../../scripts/testing/agent/slow-model.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { LiveTurns } from "../turn/live-turns.ts";
import { gatewayDoor, gatewayWorker } from "./gateway.ts";

let shop: TestShop;
let posted: Record<string, unknown>[];
let gone: ReadonlySet<string>;
let works: Json[];
let worker: (work: unknown) => Promise<void>;
let door: (event: unknown) => Promise<{ readonly statusCode: number }>;
let model: () => ScriptedModel | SlowModel;
const mei: Actor = { type: "shopper", userId: "mei", email: undefined };

/** API Gateway and Lambda as far as the functions see them. */
const connections: Connections = {
  async post(connectionId, frame) {
    if (gone.has(connectionId)) return "gone";
    posted.push({ connectionId, ...(JSON.parse(frame) as object) });
    return "sent";
  },
};
const background: Background = {
  async begin(work) {
    works.push(work);
  },
};
beforeAll(async () => {
  shop = await testShop();
  const live = new LiveTurns({ ...shop.deps, models: { model: () => model() } }, { grace: 50 });
  const deps = { ...shop.deps, connections };
  [door, worker] = [gatewayDoor(deps, background), gatewayWorker(deps, live)];
});
beforeEach(() => {
  [posted, works, gone] = [[], [], new Set()];
  model = () => new ScriptedModel([{ text: ["Hello."] }]);
});
afterAll(() => shop.close());

const event = (routeKey: string, connectionId: string, more: object = {}) => ({
  requestContext: { routeKey, connectionId, domainName: "x.example", identity: { sourceIp: "203.0.113.7" } },
  ...more,
});
async function enter(connectionId: string, headers: object = {}): Promise<number> {
  const { ticket } = await issueTicket(shop.deps, mei);
  const queryStringParameters = { ticket };
  return (await door(event("$connect", connectionId, { queryStringParameters, headers }))).statusCode;
}
const say = (connectionId: string, body: object) =>
  door(event("sendMessage", connectionId, { body: JSON.stringify({ action: "sendMessage", ...body }) }));

test("$connect redeems the ticket once, and lets in no page of another site", async () => {
  expect(await enter("c1")).toBe(200);
  expect(await enter("c2", { Origin: "https://evil.example" })).toBe(403);
  expect((await door(event("$connect", "c3"))).statusCode).toBe(401);
  const { ticket } = await issueTicket(shop.deps, mei);
  const again = event("$connect", "c4", { queryStringParameters: { ticket } });
  expect([(await door(again)).statusCode, (await door(again)).statusCode]).toEqual([200, 401]);
});

test("a message is answered at once, and its turn by the worker", async () => {
  await enter("c1");
  expect(await say("c1", { message: "hello" })).toEqual({ statusCode: 200 });
  expect([posted, works]).toEqual([[], [expect.objectContaining({ connectionId: "c1" })]]);
  await worker(JSON.parse(JSON.stringify(works[0])));
  expect(posted.map(({ type }) => type)).toEqual(["typing", "token", "message"]);
  const [{ sessionId = "" } = {}] = posted;
  expect(await shop.deps.chats.find(String(sessionId))).toMatchObject({ userId: "mei", turns: 1 });
});

test("bad, binary and unknown connections' frames get an error frame and no worker", async () => {
  await enter("c1");
  await door(event("$default", "c1", { body: "{" }));
  await door(event("$default", "c1", { body: "AQID", isBase64Encoded: true }));
  await say("nobody", { message: "hello" });
  expect(posted.map(({ code }) => code)).toEqual(["VALIDATION_ERROR", "VALIDATION_ERROR", "UNAUTHORIZED"]);
  expect(works).toEqual([]);
});

test("a client that is gone is forgotten, and its turn stopped", async () => {
  model = () => new SlowModel(100, 20);
  await enter("c1");
  await say("c1", { message: "hello" });
  const answered = worker(works[0]);
  await expect.poll(() => posted.length).toBeGreaterThan(1);
  gone = new Set(["c1"]);
  await answered;
  expect(await shop.deps.chatConnections.find("c1")).toBeUndefined();
  const [turn] = await shop.deps.chats.turns(String(posted[0]?.["sessionId"]), { limit: 1 });
  expect(turn?.state).toBe("stopped");
});

test("$disconnect forgets a connection, and a message of it that is still under way goes nowhere", async () => {
  await enter("c1");
  await say("c1", { message: "hello" });
  expect(await door(event("$disconnect", "c1"))).toEqual({ statusCode: 200 });
  await worker(works[0]);
  expect(posted).toEqual([]);
});
