import { afterAll, beforeAll, expect, test } from "vitest";
import type { Order } from "../../../web/lib/api-types.ts";
import { portOf, serve } from "../../testing/proxy/proxied-shop.ts";
import { relay } from "../../testing/proxy/relay.ts";
import { address, type TestShop, testShop } from "../../testing/shop.ts";
import { staffAt } from "../../testing/staff.ts";
import { stopServers } from "../listening.ts";

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

test.each([
  ["cannot stream", "buffers"],
  ["streams", "streams"],
] as const)(
  "a shopper behind a door that %s sees each change of an order within two seconds",
  async (_, how) => {
    const here = how === "buffers" ? shop : streaming;
    const staff = staffAt(() => here);
    const { productId } = await here.addProduct();
    const email = `behind-${how}@example.com`;
    const shopper = await here.shopper(email);
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    await here.settled();
    const { accessToken } = await here.deps.identity.signIn({ email, password: "Testing#2026" });
    const server = await serve((request, env) => here.fetch(request, env));
    const proxy = await relay(how, portOf(server));
    const left = new AbortController();
    const seen = new Map<string, number>();
    const followed = followEvents(
      async (last) => {
        const headers = {
          authorization: `Bearer ${accessToken}`,
          ...(last !== undefined && { "last-event-id": last }),
        };
        const { body } = await fetch(`http://127.0.0.1:${proxy.port}/orders/${orderId}/events`, { headers });
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
    proxy.close();
    await stopServers([server]);
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
