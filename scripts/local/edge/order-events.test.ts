import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Order } from "../../../web/lib/api-types.ts";
import { address, type Caller, type TestShop, testShop } from "../../testing/shop.ts";
import { staffAt } from "../../testing/staff.ts";

type FollowEvents = (
  open: (last: string | undefined) => Promise<ReadableStream>,
  use: (order: Order) => void,
  signal: AbortSignal,
) => Promise<void>;

let shop: TestShop;
let streaming: TestShop;
let followEvents: FollowEvents;
beforeAll(async () => {
  // The storefront's code is compiled with the browser's types, so it is loaded here by its address.
  const storefront = new URL("../../../web/orders/order-events.ts", import.meta.url).href;
  ({ followEvents } = (await import(storefront)) as { readonly followEvents: FollowEvents });
  shop = await testShop({ buffered: true, streamFor: 2_000 });
  streaming = await testShop({ streamFor: 3_000 });
});
afterAll(() => Promise.all([shop.close(), streaming.close()]));

/** An HTTP API answers 503 for a function that takes longer. */
const mostSeconds = 30;

/**
 * A proxy that sends an answer on once it is complete, as an HTTP API does, or as it comes; `longest` is how long one took, in
 * milliseconds.
 */
async function proxyTo(shopper: Caller, how: "buffers" | "streams") {
  let longest = 0;
  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const begun = performance.now();
    const last = request.headers["last-event-id"];
    const answer = await shopper.get(
      request.url ?? "",
      last === undefined ? {} : { "last-event-id": String(last) },
    );
    const head = { "content-type": "text/event-stream" };
    if (how === "streams") {
      response.writeHead(answer.status, head);
      for await (const chunk of answer.body ?? []) response.write(chunk);
      return void response.end();
    }
    const body = await answer.arrayBuffer();
    longest = Math.max(longest, performance.now() - begun);
    if (longest > mostSeconds * 1_000) return void response.writeHead(503).end();
    response.writeHead(answer.status, head).end(Buffer.from(body));
  };
  const proxy = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  }).listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const listening = proxy.address();
  if (listening === null || typeof listening === "string") throw new Error("no port");
  return {
    origin: `http://127.0.0.1:${listening.port}`,
    longest: () => longest,
    stop: () => {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}

test.each([
  ["cannot stream", "buffers"],
  ["streams", "streams"],
] as const)(
  "a shopper behind a door that %s sees each change of an order within two seconds",
  async (_, how) => {
    const here = how === "buffers" ? shop : streaming;
    const staff = staffAt(() => here);
    const { productId } = await here.addProduct();
    const shopper = await here.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    await here.settled();
    const proxy = await proxyTo(shopper, how);
    const left = new AbortController();
    const seen = new Map<string, number>();
    const followed = followEvents(
      async (last) => {
        const headers = last === undefined ? {} : { "last-event-id": last };
        const { body } = await fetch(`${proxy.origin}/orders/${orderId}/events`, { headers });
        if (!body) throw new Error("no body");
        return body;
      },
      ({ status }: Order) => void (seen.has(status) || seen.set(status, performance.now())),
      left.signal,
    );
    await expect.poll(() => [...seen.keys()], { timeout: 5_000 }).toContain("PROCESSING");
    const took: number[] = [];
    for (const status of ["SHIPPED", "DELIVERED"]) {
      const moved = performance.now();
      expect((await staff.move(orderId, status)).status).toBe(200);
      await expect.poll(() => seen.get(status), { timeout: 5_000, interval: 20 }).toBeDefined();
      took.push((seen.get(status) ?? 0) - moved);
    }
    left.abort();
    await followed;
    proxy.stop();
    console.log(
      `A change was seen after ${took.map(Math.round).join(" and ")} ms; an answer took ${Math.round(proxy.longest())} ms at most.`,
    );
    for (const one of took) expect(one).toBeLessThan(2_000);
    // Two seconds, and what one more look at the order takes.
    expect(proxy.longest()).toBeLessThan(4_000);
  },
  30_000,
);

test("an order that has changed since the last event is answered at once, and one that has not after two seconds with nothing", async () => {
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  const ask = async (last?: string) => {
    const begun = performance.now();
    const answer = await shopper.get(
      `/orders/${orderId}/events`,
      last === undefined ? {} : { "last-event-id": last },
    );
    return { text: await answer.text(), took: performance.now() - begun };
  };
  const { text } = await ask();
  expect(text.match(/^event:/gm)).toHaveLength(1);
  const [, id = ""] = /^id: (\d+)$/m.exec(text) ?? [];
  expect((await ask("0")).text).toContain(`id: ${id}`);
  expect((await ask("not a version")).text).toContain(`id: ${id}`);
  const nothing = await ask(id);
  expect(nothing.text).toBe("");
  expect(nothing.took).toBeGreaterThan(1_900);
});
