import { afterEach, expect, test } from "vitest";
import { auditShop } from "../audit.ts";
import { address, type TestShop, testShop } from "../shop.ts";
import { scenarios } from "./scenarios.ts";

let shop: TestShop | undefined;
afterEach(() => shop?.close());

// `npm run hostile` tries them with 10,000 streams, 500 slow clients and 100 MB.
test.each(scenarios)(
  "the shop holds against %s",
  async (_, run) => {
    expect(await run({ streams: 60, slow: 10, bodyMegabytes: 20 })).not.toBe("");
  },
  300_000,
);

test("a clock that jumps an hour back loses no order, session, code or retry", async () => {
  const clock = { now: Date.now() };
  shop = await testShop({ clock: () => clock.now, rateLimits: true });
  const running = shop;
  const shopper = await shop.shopper("ada@example.com");
  // Another product each time: the same cart again within two minutes counts as a double click.
  const buy = async (): Promise<string> => {
    const { productId } = await running.addProduct({ stock: 100 });
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const placed = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    return (await shopper.json<{ orderId: string }>(shopper.post("/orders", placed))).orderId;
  };
  const statusOf = async (orderId: string): Promise<string> =>
    (await shopper.json<{ status: string }>(shopper.get(`/orders/${orderId}`))).status;
  const before = await buy();
  await shop.settled();
  // One order is on its way while the clock jumps.
  const meanwhile = await buy();
  clock.now -= 3_600_000;
  await shop.settled();
  const after = await buy();
  await shop.settled();
  for (const order of [before, meanwhile, after]) expect(await statusOf(order)).toBe("PROCESSING");
  const password = "Testing#2026";
  expect((await shop.guest.post("/auth/sign-in", { email: "ada@example.com", password })).status).toBe(200);
  expect((await shop.guest.get("/search?q=mug")).status).toBe(200);
  clock.now += 3_600_000;
  expect(await statusOf(await buy())).toMatch(/PENDING|PAID|PROCESSING/);
  await shop.settled();
  expect(await auditShop(shop)).toMatchObject({ differences: [], orders: 4 });
});
