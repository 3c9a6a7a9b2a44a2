import fc from "fast-check";
import { expect, test } from "vitest";
import { refundable } from "../orders/funds.ts";
import { imbalanceOf, ledgerOf } from "../orders/ledger.ts";
import type { Order } from "../orders/order.ts";
import { priceCart } from "../pricing/quote.ts";
import { defaultPricing } from "../pricing/settings.ts";
import { planRefund, type RefundRequest, withRefund } from "./refund.ts";

function paidOrder(lines: { quantity: number; unitPrice: number }[]): Order {
  const quote = priceCart({
    lines: lines.map((line, index) => ({ productId: `p${index}`, ...line })),
    destination: { country: "US", state: "CA" },
    currency: "USD",
    settings: defaultPricing,
  });
  return {
    orderId: "o",
    userId: "u",
    items: quote.lines.map(({ unitPrice, ...line }) => ({
      ...line,
      price: unitPrice,
      name: "",
      imageUrl: "",
    })),
    subtotal: quote.subtotal,
    discount: quote.discount,
    shipping: quote.shipping,
    tax: quote.tax,
    totalAmount: quote.total,
    currency: "USD",
    payment: "PAID",
    fulfillment: "PROCESSING",
    needsReview: false,
    shippingAddress: { street: "", city: "", state: "CA", zipCode: "", country: "US" },
    refunds: [],
    refundedAmount: 0,
    returned: [],
    disputes: [],
    shipments: [],
    notes: [],
    timeline: [{ status: "PAID", at: 1, actor: "checkout" }],
    timestamp: 0,
    updatedAt: 0,
    version: 1,
  };
}

const facts = { restock: true, reason: "test", cancels: false, actor: "staff", at: 2 };
const give = (order: Order, request: RefundRequest, refundId: string): Order =>
  withRefund(order, { ...planRefund(order, request, { ...facts, refundId }), state: "done" }, 2);

const lines = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 6 }), unitPrice: fc.integer({ min: 1, max: 50_000 }) }),
  { minLength: 1, maxLength: 5 },
);

test("refunded unit by unit, an order's money is refunded to the cent, and its ledger balances at every step", () => {
  fc.assert(
    fc.property(lines, (all) => {
      let order = paidOrder(all);
      for (const [index, line] of all.entries())
        for (let unit = 0; unit < line.quantity; unit++) {
          order = give(
            order,
            { kind: "lines", lines: [{ productId: `p${index}`, quantity: 1 }] },
            `${index}-${unit}`,
          );
          const held = {
            amountCaptured: order.totalAmount,
            amountRefunded: order.refundedAmount,
            disputed: false,
          };
          expect(imbalanceOf(order, held)).toBeUndefined();
        }
      expect(order.refundedAmount).toBe(order.totalAmount);
      for (const account of ["shopper", "goods", "shipping", "tax"] as const) {
        const entries = ledgerOf(order).filter((entry) => entry.account === account);
        expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
      }
    }),
  );
});

test("whatever mixture of refunds is asked for, never more than was paid is refunded", () => {
  const request = fc.oneof(
    fc.constant<RefundRequest>({ kind: "full" }),
    fc.integer({ min: 1, max: 60_000 }).map((amount): RefundRequest => ({ kind: "amount", amount })),
    fc.record({ index: fc.nat(4), quantity: fc.integer({ min: 1, max: 6 }) }).map(
      ({ index, quantity }): RefundRequest => ({
        kind: "lines",
        lines: [{ productId: `p${index}`, quantity }],
      }),
    ),
  );
  fc.assert(
    fc.property(lines, fc.array(request, { maxLength: 8 }), (all, requests) => {
      let order = paidOrder(all);
      for (const [index, one] of requests.entries()) {
        try {
          order = give(order, one, `r${index}`);
        } catch (error) {
          expect(String(error)).toMatch(/CONFLICT|VALIDATION_ERROR/);
        }
      }
      expect(order.refundedAmount).toBeLessThanOrEqual(order.totalAmount);
      expect(refundable(order)).toBe(order.totalAmount - order.refundedAmount);
      for (const item of order.items) {
        const back = order.refunds
          .flatMap((one) => one.lines)
          .filter((line) => line.productId === item.productId);
        expect(back.reduce((sum, line) => sum + line.quantity, 0)).toBeLessThanOrEqual(item.quantity);
      }
    }),
  );
});

test("a pending refund counts against what is left, a failed one does not", () => {
  const order = paidOrder([{ quantity: 2, unitPrice: 1000 }]);
  const pending = planRefund(order, { kind: "full" }, { ...facts, refundId: "a" });
  const noted = withRefund(order, pending, 2);
  expect(() => planRefund(noted, { kind: "amount", amount: 1 }, { ...facts, refundId: "b" })).toThrow(
    "CONFLICT",
  );
  const failed = withRefund(noted, { ...pending, state: "failed" }, 3);
  expect(refundable(failed)).toBe(order.totalAmount);
  expect(failed.refundedAmount).toBe(0);
});
