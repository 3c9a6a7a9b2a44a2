import { afterAll, beforeAll, expect, test } from "vitest";
import { patience, schedules } from "../../scripts/testing/properties/properties.ts";
import type { Random } from "../../scripts/testing/random.ts";
import { type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { declined, shoppingAt, threeDSecure, visa } from "../../scripts/testing/shopping.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const { pay, ordersOf, unitsOf, stockOf, answer } = shoppingAt(() => shop);

/** One thing that a shopper with several tabs may do next; an answer of any kind is fine. */
async function act(random: Random, shopper: Caller): Promise<void> {
  const waiting = (await ordersOf(shopper)).filter(({ status }) => status === "REQUIRES_ACTION");
  const what = random.pick(["pay", "pay", "pay", "approve", "fail", "cancel", "settle", "back"]);
  if (what === "pay") {
    const key = random.pick(["a", "b", undefined]);
    // A key goes with one body, as a retry does.
    const card =
      key === "a"
        ? threeDSecure
        : key === "b"
          ? visa
          : random.pick([visa, threeDSecure, threeDSecure, declined]);
    const { http } = await pay(shopper, card, key);
    expect([202, 400, 409]).toContain(http);
  }
  for (const order of waiting) {
    if (what === "approve" || what === "fail") await answer(order, what);
    if (what === "cancel") await shopper.post(`/orders/${order.orderId}/cancel`);
  }
  if (what === "settle") await shop.settled();
  // The shop's page again, from the bank's or the order's.
  if (what === "back") await Promise.all([shopper.get("/cart"), shopper.get("/orders")]);
}

test("in random schedules of several tabs no cart is paid twice and no line is lost", {
  timeout: patience(60_000),
}, async () => {
  let [paid, all] = [0, 0];
  const { productId } = await shop.addProduct({ stock: 10_000 });
  for (const { seed, random } of schedules(50)) {
    all++;
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const tabs = Array.from({ length: random.between(2, 3) }, async () => {
      for (let step = 0; step < 3; step++) await act(random, shopper);
    });
    await Promise.all(tabs);
    await shop.settled();
    const orders = await ordersOf(shopper);
    for (const order of orders.filter(({ status }) => status === "REQUIRES_ACTION"))
      await answer(order, random.pick(["approve", "fail"]));
    await shop.settled();
    const made = await ordersOf(shopper);
    const bought = made.filter((order) => order.timeline.some(({ status }) => status === "PAID"));
    const kept = bought.filter(({ status }) => status === "PROCESSING").length;
    const told = `seed ${seed}: ${made.map(({ status }) => status).join(", ")}`;
    // A paid order that was called off has taken its lines out of the cart, which cannot be bought again then.
    expect(bought.length, told).toBeLessThanOrEqual(1);
    expect(await unitsOf(shopper), told).toBe(bought.length === 1 ? 0 : 2);
    paid += kept;
  }
  expect(paid).toBeGreaterThan(all / 5);
  expect(await stockOf(productId)).toEqual({ stock: 10_000 - 2 * paid, available: 10_000 - 2 * paid });
});
