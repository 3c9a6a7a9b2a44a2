import { afterEach, expect, test } from "vitest";
import { address, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
afterEach(() => shop.close());

test("an account may have twenty event streams open, another one has its own, and a closed one makes room", async () => {
  shop = await testShop({ rateLimits: true, streamFor: 60_000 });
  const { productId } = await shop.addProduct();
  const followers = await Promise.all(
    [0, 1].map(async () => {
      const shopper = await shop.shopper();
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
      // Waits for the bank, so that its stream stays open.
      const placed = { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: address };
      const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", placed));
      return () => shopper.get(`/orders/${orderId}/events`);
    }),
  );
  const [follow, other] = followers;
  if (!follow || !other) throw new Error("two shoppers");
  const open = await Promise.all(Array.from({ length: 20 }, follow));
  expect(open.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
  const refused = await follow();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
  const others = await other();
  expect(others.status).toBe(200);
  await open[0]?.body?.cancel();
  await expect
    .poll(
      async () => {
        const next = await follow();
        if (next.status === 200) open.push(next);
        return next.status;
      },
      { interval: 200, timeout: 20_000 },
    )
    .toBe(200);
  for (const stream of [...open.slice(1), others]) await stream.body?.cancel();
});
