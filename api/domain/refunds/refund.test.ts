import fc from "fast-check";
import { expect, test } from "vitest";
import { planIn } from "../../../scripts/testing/pricing/plan-in.ts";
import { carts } from "../../../scripts/testing/pricing/plans.ts";
import { stepOf } from "../money.ts";
import { refundable } from "../orders/funds.ts";
import { imbalanceOf, ledgerOf } from "../orders/ledger.ts";
import type { Order, OrderItem } from "../orders/order.ts";
import { type PriceableLine, priceCart, worthOfUnits } from "../pricing/quote.ts";
import { refundPreviewOf } from "./preview.ts";
import { planRefund, type RefundRequest, withRefund } from "./refund.ts";

const american = planIn({ country: "US", state: "CA" });

function paidOrder(lines: readonly Omit<PriceableLine, "productId">[], plan = american): Order {
  const quote = priceCart(
    lines.map((line, index) => ({ ...line, productId: `p${index}` })),
    plan,
  );
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
    taxIncluded: quote.taxIncluded,
    taxes: quote.taxes,
    totalAmount: quote.total,
    currency: plan.currency,
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

/** Orders of five lines of six units at most, priced by every kind of plan. */
const orders = carts.map(({ plan, lines: all }) => {
  const few = all.slice(0, 5).map((line) => ({ ...line, quantity: 1 + (line.quantity % 6) }));
  return paidOrder(few, plan);
});

test("refunded in whatever portions of units, an order's money comes back to the last yen or cent, and its ledger balances at every step", () => {
  fc.assert(
    fc.property(
      orders.filter(({ totalAmount }) => totalAmount > 0),
      fc.infiniteStream(fc.integer({ min: 1, max: 6 })),
      (paid, sizes) => {
        let order = paid;
        const step = stepOf(paid.currency);
        for (const [index, item] of paid.items.entries())
          for (let back = 0; back < item.quantity; ) {
            const units = Math.min(item.quantity - back, sizes.next().value ?? 1);
            // The first units are the dearer ones: once some are worth nothing, so is the rest.
            if (worthOfUnits(item, units, back, step) === 0) break;
            order = give(order, unitsOf(item, units), `${index}-${back}`);
            const { totalAmount: amountCaptured, refundedAmount: amountRefunded } = order;
            expect(imbalanceOf(order, { amountCaptured, amountRefunded, disputed: false })).toBeUndefined();
            back += units;
          }
        expect(order.refundedAmount).toBe(order.totalAmount);
        for (const account of ["shopper", "goods", "shipping", "tax"] as const) {
          const entries = ledgerOf(order).filter((entry) => entry.account === account);
          expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
          expect(entries.every(({ amount }) => amount % step === 0)).toBe(true);
        }
      },
    ),
  );
});

const unitsOf = ({ productId, variantId }: OrderItem, quantity: number): RefundRequest => ({
  kind: "lines",
  lines: [{ productId, variantId, quantity }],
});

test("units that cost nothing are no refund", () => {
  const order = paidOrder([
    { quantity: 1, unitPrice: 0 },
    { quantity: 1, unitPrice: 1000 },
  ]);
  const [free] = order.items;
  expect(() => free && give(order, unitsOf(free, 1), "a")).toThrow("CONFLICT");
});

test("a preview's parts are the refund, with tax added to prices and inside them", () => {
  fc.assert(
    fc.property(
      orders.filter(({ totalAmount }) => totalAmount > 0),
      (order) => {
        const { amount, goods, shipping, tax, taxIncluded } = refundPreviewOf(order, { kind: "full" });
        expect(amount).toBe(order.totalAmount);
        expect(goods + shipping + (taxIncluded ? 0 : tax)).toBe(amount);
        expect([shipping, tax]).toEqual([order.shipping, order.tax]);
      },
    ),
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
