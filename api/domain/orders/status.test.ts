import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order } from "./order.ts";
import { orderStatuses } from "./order.ts";
import { canMove, isTerminal, moveOrder } from "./status.ts";

const order: Order = {
  orderId: "o",
  userId: "u",
  items: [],
  subtotal: 0,
  discount: 0,
  shipping: 0,
  tax: 0,
  totalAmount: 0,
  currency: "USD",
  status: "PENDING",
  needsReview: false,
  shippingAddress: { street: "", city: "", state: "", zipCode: "", country: "US" },
  refunds: [],
  refundedAmount: 0,
  timeline: [{ status: "PENDING", at: 0, actor: "u" }],
  timestamp: 0,
  updatedAt: 0,
  version: 1,
};

test("an order only ever takes the steps of the table, and its timeline tells each of them", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...orderStatuses), { maxLength: 12 }), (steps) => {
      let current = order;
      for (const [index, to] of steps.entries()) {
        const move = () => moveOrder(current, to, { at: index + 1, actor: "test" });
        if (!canMove(current.status, to)) {
          expect(move).toThrow("CONFLICT");
          continue;
        }
        const next = move();
        expect(next.version).toBe(current.version + 1);
        expect(next.timeline.slice(0, -1)).toEqual(current.timeline);
        expect(next.timeline.at(-1)).toMatchObject({ status: to, at: index + 1, actor: "test" });
        current = next;
      }
      expect(isTerminal(current.status)).toBe(!orderStatuses.some((to) => canMove(current.status, to)));
    }),
  );
});

test("no money comes back out of an order that failed or was refunded, and nothing ships unpaid", () => {
  for (const end of ["FAILED", "CANCELLED", "REFUNDED"] as const) expect(isTerminal(end)).toBe(true);
  for (const unpaid of ["PENDING", "REQUIRES_ACTION"] as const)
    for (const to of ["PROCESSING", "SHIPPED", "DELIVERED", "REFUNDED"] as const)
      expect(canMove(unpaid, to)).toBe(false);
});

test("the secret for the bank's page is forgotten once the order moves on", () => {
  const waiting = moveOrder(order, "REQUIRES_ACTION", { at: 1, actor: "checkout", clientSecret: "secret" });
  expect(waiting.clientSecret).toBe("secret");
  expect(moveOrder(waiting, "PAID", { at: 2, actor: "checkout" }).clientSecret).toBeUndefined();
});
