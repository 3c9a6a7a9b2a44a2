import { expect, test } from "vitest";
import { cancelOrder } from "../../api/domain/orders/cancel.ts";
import { owedBy } from "../../api/domain/orders/ledger.ts";
import {
  expectConsistentBooks,
  finishAllWork,
  newTestWorld,
  orderNow,
  placeAndFinishOrder,
  restartShop,
  stock,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

const sam = { type: "shopper", userId: "sam", email: undefined } as const;

/** A shop whose shopper cancels each order as soon as its money is captured. */
async function cancelling() {
  const world = await newTestWorld({
    payments: (real) => ({
      ...real,
      capture: async (...input) => {
        const captured = await real.capture(...input);
        if (captured.orderId !== undefined) await cancelOrder(shop.deps, sam, { orderId: captured.orderId });
        return captured;
      },
    }),
  });
  const shop = restartShop(world);
  return { world, shop };
}

test("an order that is cancelled while its card is charged is refunded once and keeps no units", async () => {
  const { world, shop } = await cancelling();
  const { orderId, status, refundedAmount } = await placeAndFinishOrder(world, shop);
  expect({ status, refundedAmount }).toEqual({ status: "CANCELLED", refundedAmount: 0 });
  expect(await shop.deps.payments.findByOrder(orderId)).toMatchObject({ status: "succeeded" });
  expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
  expect(shop.engine.describe("checkout", orderId)).toMatchObject({
    status: "SUCCEEDED",
    output: { orderId, outcome: "failed", code: "CONFLICT" },
  });
  await expectConsistentBooks(world, shop);
  await endWorld(world);
});

test("when the refund of such an order fails, the order shows it and staff are told", async () => {
  const { world, shop } = await cancelling();
  const { orderId } = await placeAndFinishOrder(world, shop, "pm_card_refundFail");
  // Stripe finds out that the refund cannot be paid out ten seconds after it was made.
  world.now += 11_000;
  await finishAllWork(world, shop);
  const order = await orderNow(shop, orderId);
  expect(order).toMatchObject({ payment: "CANCELLED", captured: 4_885 });
  expect(order.refunds).toMatchObject([{ amount: 4_885, state: "failed" }]);
  expect(owedBy(order)).toBe(4_885);
  await expectConsistentBooks(world, shop);
  await endWorld(world);
});
