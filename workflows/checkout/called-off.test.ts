import { expect, test } from "vitest";
import { cancelOrder } from "../../api/domain/orders/give-back.ts";
import { expectBooks, orderMugs, startAgain, stock, worldWith } from "../../scripts/faults/test-world.ts";
import { endWorld } from "../../scripts/faults/world.ts";

test("an order called off while its card is charged ends without an order: the money is given back, once", async () => {
  const world = await worldWith({
    payments: (real) => ({
      ...real,
      capture: async (...input) => {
        const captured = await real.capture(...input);
        if (captured.orderId !== undefined) await cancelOrder(shop.deps, captured.orderId, "sam");
        return captured;
      },
    }),
  });
  const shop = startAgain(world);
  const { orderId, status, refundedAmount } = await orderMugs(world, shop);
  expect({ status, refundedAmount }).toEqual({ status: "CANCELLED", refundedAmount: 0 });
  expect(await shop.deps.payments.findByOrder(orderId)).toMatchObject({ status: "succeeded" });
  expect(await stock(shop)).toEqual({ stock: 5, available: 5 });
  expect(shop.engine.describe("checkout", orderId)).toMatchObject({
    status: "SUCCEEDED",
    output: { orderId, outcome: "failed", code: "CONFLICT" },
  });
  await expectBooks(world, shop);
  await endWorld(world);
});
