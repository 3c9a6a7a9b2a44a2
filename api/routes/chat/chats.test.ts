import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { openTurn } from "../../domain/chat/service.ts";

let shop: TestShop;
let mei: Caller;
let ada: Caller;
beforeAll(async () => {
  shop = await testShop();
  [mei, ada] = await Promise.all([shop.shopper(), shop.shopper()]);
});
afterAll(() => shop.close());

/** A conversation with one message that is being answered. */
async function conversation(userId?: string): Promise<string> {
  const actor =
    userId === undefined
      ? ({ type: "guest" } as const)
      : ({ type: "shopper", userId, email: undefined } as const);
  const request = { kind: "shop", message: "Do you have mugs?", earlier: 0 } as const;
  return (await openTurn(shop.deps, actor, request)).session.sessionId;
}

test("a shopper's conversation is read again after a reload, by nobody else", async () => {
  const sessionId = await conversation(mei.userId);
  expect(await mei.json(mei.get(`/chat/sessions/${sessionId}`))).toMatchObject({
    sessionId,
    title: "Do you have mugs?",
    isAnswering: true,
    items: [{ number: 1, message: "Do you have mugs?", state: "running" }],
  });
  expect(await mei.json(mei.get("/chat/sessions"))).toMatchObject({ count: 1, items: [{ sessionId }] });
  expect(await ada.json(ada.get("/chat/sessions"))).toMatchObject({ count: 0 });
  for (const other of [ada, shop.guest])
    for (const [method, path] of [
      ["GET", ""],
      ["DELETE", ""],
      ["POST", "/stop"],
    ] as const)
      expect((await other.request(method, `/chat/sessions/${sessionId}${path}`)).status).toBe(404);
});

test("a guest's conversation is known by its id, and there is no list of them", async () => {
  const sessionId = await conversation();
  expect((await shop.guest.get(`/chat/sessions/${sessionId}`)).status).toBe(200);
  expect((await shop.guest.get("/chat/sessions")).status).toBe(401);
});

test("an answer under way is asked to stop once; a conversation that is deleted is gone", async () => {
  const sessionId = await conversation(mei.userId);
  expect(await mei.json(mei.post(`/chat/sessions/${sessionId}/stop`))).toEqual({ stopping: true });
  expect((await mei.delete(`/chat/sessions/${sessionId}`)).status).toBe(204);
  expect((await mei.get(`/chat/sessions/${sessionId}`)).status).toBe(404);
  expect((await mei.post(`/chat/sessions/${sessionId}/stop`)).status).toBe(404);
});

test("anybody gets a ticket, but not with a bad token, and not for a page of another site", async () => {
  for (const caller of [mei, shop.guest])
    expect(await caller.json(caller.post("/chat/tickets"))).toEqual({
      ticket: expect.any(String),
      expiresAt: expect.any(Number),
    });
  expect((await shop.guest.post("/chat/tickets", undefined, { authorization: "Bearer x" })).status).toBe(401);
  expect((await mei.post("/chat/tickets", undefined, { origin: "https://evil.example" })).status).toBe(403);
});

test.each(["0", "-1", "x", "1e3", "9999999"])("turns before %s are no turns", async (before) => {
  const sessionId = await conversation(mei.userId);
  expect((await mei.get(`/chat/sessions/${sessionId}?before=${before}`)).status).toBe(400);
});
