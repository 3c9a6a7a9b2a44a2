import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TurnEvent } from "../../api/domain/chat/protocol.ts";
import {
  allEvents,
  postChat,
  type ServedChat,
  SocketClient,
  servedChat,
  ticketFor,
} from "../../scripts/testing/agent/chat-clients.ts";
import { runs } from "../../scripts/testing/properties/properties.ts";
import { address, type Caller } from "../../scripts/testing/shop.ts";

let shop: ServedChat;
const products: string[] = [];
beforeAll(async () => {
  shop = await servedChat();
  for (const name of ["Copper Kettle", "Walnut Tray", "Linen Apron"])
    products.push((await shop.addProduct({ name, price: 20 + products.length, stock: 500 })).productId);
  await shop.settled();
}, 60_000);
afterAll(() => shop.close());

const names = ["copper kettle", "walnut tray", "linen apron"] as const;
const messages = [
  "What is in my cart?",
  "Where is my order?",
  ...names.flatMap((name) => [`Add a ${name} to my cart`, `Remove the ${name} from my cart`]),
];

type Shopper = {
  readonly caller: Caller;
  readonly token: string;
  readonly socket: SocketClient;
  readonly orderId: string;
  sessionId: string | undefined;
  readonly said: string[];
};

/** Somebody with an order of their own and both doors open. */
async function shopper(): Promise<Shopper> {
  const email = `${shop.deps.newId()}@example.com`;
  const caller = await shop.shopper(email);
  const { accessToken } = await shop.deps.identity.signIn({ email, password: "Testing#2026" });
  await caller.json(caller.post("/cart", { productId: products[1], quantity: 1 }));
  const { orderId } = await caller.json<{ orderId: string }>(
    caller.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
  );
  await shop.settled();
  const socket = await SocketClient.open(shop.url, await ticketFor(shop.url, accessToken));
  return { caller, token: accessToken, socket, orderId, sessionId: undefined, said: [] };
}

async function say(who: Shopper, message: string, over: "sse" | "socket"): Promise<unknown> {
  who.said.push(message);
  const { sessionId } = who;
  if (over === "socket") {
    const frame = await who.socket.say(message, { sessionId });
    who.sessionId = String(frame["sessionId"]);
    return frame;
  }
  const events: readonly TurnEvent[] = await allEvents(
    await postChat(shop.url, { message, sessionId }, { token: who.token }),
  );
  who.sessionId = events[0]?.sessionId;
  return events.at(-1);
}

const step = fc.record({
  who: fc.nat(1),
  over: fc.constantFrom("sse" as const, "socket" as const),
  message: fc.constantFrom(...messages),
});

test("two shoppers who talk at once over both transports see only their own carts, orders and history", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      const both = [await shopper(), await shopper()] as const;
      const talk = async (place: 0 | 1): Promise<void> => {
        const who = both[place];
        for (const { over, message } of steps.filter((one) => one.who === place)) {
          const reply = await say(who, message, over);
          const cart = await who.caller.json<{ items: { productId: string; quantity: number }[] }>(
            who.caller.get("/cart"),
          );
          const text = JSON.stringify(reply);
          for (const word of wordsOf(both[place === 0 ? 1 : 0].orderId)) expect(text).not.toContain(word);
          if (message === "Where is my order?")
            expect(wordsOf(who.orderId).some((word) => text.includes(word))).toBe(true);
          const shown = cardOf(reply);
          if (shown)
            expect(shown).toEqual(
              cart.items.map(({ productId, quantity }) => `${quantity} ${productId}`).toSorted(),
            );
        }
      };
      await Promise.all([talk(0), talk(1)]);
      for (const [who, other] of [both, both.toReversed()] as [Shopper, Shopper][]) {
        who.socket.socket.close();
        const list = await who.caller.json<{ items: { sessionId: string }[] }>(
          who.caller.get("/chat/sessions"),
        );
        expect(list.items.map(({ sessionId }) => sessionId)).toEqual(who.sessionId ? [who.sessionId] : []);
        if (who.sessionId === undefined) continue;
        const path = `/chat/sessions/${who.sessionId}`;
        const history = await who.caller.json<{ items: { message: string }[] }>(who.caller.get(path));
        expect(history.items.map(({ message }) => message)).toEqual(who.said);
        expect((await other.caller.get(path)).status).toBe(404);
      }
    }),
    { numRuns: runs(3) },
  );
}, 120_000);

/** What an order is called: its id, and the number that people read. */
const wordsOf = (orderId: string): string[] => [orderId, orderId.slice(0, 8).toUpperCase()];

/** The lines of the cart that a reply shows. */
function cardOf(reply: unknown): unknown[] | undefined {
  const { data } = reply as { data?: { cart?: { lines: { productId: string; quantity: number }[] } } };
  return data?.cart?.lines.map(({ productId, quantity }) => `${quantity} ${productId}`).toSorted();
}

test("fifty conversations at once are all answered, half of them over each transport", async () => {
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, place) => {
      const message = `Do you have a ${names[place % 3]}?`;
      if (place % 2 === 0) return (await allEvents(await postChat(shop.url, { message }))).at(-1);
      const socket = await SocketClient.open(shop.url, await ticketFor(shop.url));
      const frame = await socket.say(message);
      socket.socket.close();
      return frame;
    }),
  );
  for (const [place, answer] of answers.entries())
    expect(answer).toMatchObject({
      type: "message",
      data: {
        products: expect.arrayContaining([expect.objectContaining({ productId: products[place % 3] })]),
      },
    });
}, 60_000);
