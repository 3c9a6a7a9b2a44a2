import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { patience, runs, schedules } from "../../scripts/testing/properties/properties.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { shoppingAt } from "../../scripts/testing/shopping.ts";
import { staffAt } from "../../scripts/testing/staff.ts";
import { stripeDashboard } from "../../scripts/testing/stripe-dashboard.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const { pay } = shoppingAt(() => shop);
const staff = staffAt(() => shop);
const atStripe = stripeDashboard(() => shop);

test("a refund beside a cancellation beside Stripe's own refund beside a shipment: never more than was paid, units exact", {
  timeout: patience(180_000),
}, async () => {
  const stock = 3 * runs(60);
  const { productId } = await shop.addProduct({ stock, price: 20 });
  const ends = new Map<string, number>();
  for (const [place, { seed, random }] of [...schedules(60)].entries()) {
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 3 }));
    const card = random.pick(["pm_card_visa", "pm_card_visa", "pm_card_pendingRefund", "pm_card_refundFail"]);
    const { orderId = "" } = await pay(shopper, card);
    const { paymentId, totalAmount } = await staff.seen(orderId);
    const total = Math.round(totalAmount * 100);
    const acts = {
      cancel: () => shopper.post(`/orders/${orderId}/cancel`),
      ship: () => staff.move(orderId, "SHIPPED"),
      refundUnit: () =>
        staff.refund({ orderId, lines: [{ productId, quantity: 1 }], restock: random.next() < 0.5 }),
      refundAmount: () => staff.refund({ orderId, amount: random.between(1, total) / 100 }),
      refundAll: () => staff.refund({ orderId, restock: random.next() < 0.5 }),
      // Refused when less is left.
      atStripe: () => atStripe.refund(paymentId, random.between(1, total)).catch(() => undefined),
      endRefund: async () => {
        const { refunds = [] } = (await shop.deps.orders.find(orderId)) ?? {};
        for (const { stripeRefundId } of refunds)
          if (stripeRefundId !== undefined)
            // A refund of the failing card that does not fail now would by itself, during an audit.
            await atStripe.endRefund(
              stripeRefundId,
              card === "pm_card_refundFail" ? "failed" : random.pick(["succeeded", "failed"]),
            );
      },
      dispute: () => atStripe.dispute(paymentId, "fraudulent"),
    };
    const names = [
      "cancel",
      "cancel",
      "ship",
      "refundUnit",
      "refundAmount",
      "refundAll",
      "atStripe",
      "endRefund",
    ] as const;
    const chosen = Array.from({ length: random.between(2, 5) }, () =>
      random.next() < 0.05 ? ("dispute" as const) : random.pick(names),
    );
    await Promise.all(
      chosen.map(async (name) => {
        for (let turn = random.between(0, 12); turn > 0; turn--) await nextTurn();
        await acts[name]();
      }),
    );
    await shop.settled();
    await acts.endRefund();
    await shop.settled();
    const order = await staff.seen(orderId);
    const told = `seed ${seed}: ${chosen.join(", ")}, ${card}, ${order.status}`;
    const payment = await shop.deps.payments.find(paymentId);
    expect(payment?.amountRefunded, told).toBeLessThanOrEqual(total);
    expect(Math.round(order.refundedAmount * 100), told).toBeLessThanOrEqual(total);
    expect(order.status === "CANCELLED" && order.fulfillmentStatus !== "UNFULFILLED", told).toBe(false);
    const end = `${order.status} ${order.fulfillmentStatus}`;
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (place % 20 === 19 || place === runs(60) - 1)
      expect((await staff.audit()).differences, `until ${told}`).toEqual([]);
  }
  // Fewer schedules need not reach both ends.
  if (runs(60) < 60) return;
  expect([...ends.keys()]).toEqual(expect.arrayContaining(["CANCELLED UNFULFILLED", "SHIPPED SHIPPED"]));
});
