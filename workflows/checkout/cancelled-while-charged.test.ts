import { expect, test } from "vitest";
import { cancelOrder } from "../../api/domain/orders/cancel.ts";
import {
  expectConsistentBooks,
  newTestWorld,
  placeAndFinishOrder,
  restartShop,
  stock,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

const sam = { type: "shopper", userId: "sam", email: undefined } as const;

test("an order that is cancelled while its card is charged is refunded once and keeps no units", async () => {
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
