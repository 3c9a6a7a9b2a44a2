import { expect, test } from "vitest";
import { placedOrder } from "../../../scripts/testing/fixtures/placed-order.ts";
import type { PaymentRefund } from "../../ports/payment-gateway.ts";
import { cancel } from "../orders/cancel.ts";
import { capturedOf, refundable } from "../orders/funds.ts";
import { imbalanceOf, owedBy } from "../orders/ledger.ts";
import { movePayment } from "../orders/moves.ts";
import type { Order } from "../orders/order.ts";
import { awaitsConfirmation } from "../orders/status.ts";
import { unitChange, unitFaultsOf } from "../orders/units.ts";
import { reconciled, type StripeFacts } from "./reconciled.ts";
import { failed, planRefund, settled, withRefund } from "./refund.ts";

const placed = placedOrder(2);
const by = { at: 1, actor: "test" };
const paid = movePayment(placed, "PAID", { ...by, paymentId: "pi" });

const refund = (facts: Partial<PaymentRefund>): PaymentRefund => ({
  stripeRefundId: "re",
  shopRefundId: undefined,
  byShop: false,
  amount: 1000,
  state: "done",
  reason: "requested_by_customer",
  createdAt: 1,
  ...facts,
});
const facts = (refunds: readonly PaymentRefund[]): StripeFacts => ({
  paymentId: "pi",
  amountCaptured: 1000,
  refunds,
  disputes: [],
});
const orderIn = (decided: Order | { readonly order: Order }): Order =>
  "order" in decided ? decided.order : decided;

test("an order that shows all that Stripe says stays as it is", () => {
  const known = reconciled(paid, facts([refund({ amount: 300 })]), 2);
  expect(known).toMatchObject({ payment: "PARTIALLY_REFUNDED", refundedAmount: 300 });
  expect(reconciled(known, facts([refund({ amount: 300 })]), 3)).toBe(known);
});

test("an order that is being paid is left to its checkout", () => {
  expect(reconciled(placed, facts([refund({})]), 2)).toBe(placed);
});

test("an order that failed after its card was charged owes nothing once Stripe has refunded it", () => {
  const unpaid = movePayment(placed, "FAILED", by);
  const undone = facts([refund({ byShop: true, reason: "order_failed" })]);
  expect(reconciled(unpaid, undone, 2)).toBe(unpaid);
});

test("an order that failed, whose refund failed too, owes what was charged; cancelling it refunds that and returns no units", () => {
  const unpaid = movePayment(placed, "FAILED", by);
  const lost = [refund({ byShop: true, reason: "order_failed", state: "failed" })];
  const owing = reconciled(unpaid, facts(lost), 2);
  expect(owing).toMatchObject({ payment: "FAILED", captured: 1000, paymentId: "pi", refundedAmount: 0 });
  expect([capturedOf(owing), refundable(owing), owedBy(owing)]).toEqual([1000, 1000, 1000]);
  expect(imbalanceOf(owing, { amountCaptured: 1000, amountRefunded: 0, disputed: false })).toBeUndefined();
  const again = orderIn(cancel(owing, by));
  const refunded = settled(again, "cancel-o", 3);
  expect(refunded).toMatchObject({ payment: "FAILED", refundedAmount: 1000, returned: [] });
  expect([owedBy(refunded), unitFaultsOf(refunded)]).toEqual([0, []]);
  expect(
    imbalanceOf(refunded, { amountCaptured: 1000, amountRefunded: 1000, disputed: false }),
  ).toBeUndefined();
});

test("a refund that the shop made before refunds carried its id is told by its amount", () => {
  const cancelling = orderIn(cancel(paid, by));
  const cancelled = reconciled(cancelling, facts([refund({ byShop: true })]), 2);
  expect(cancelled).toMatchObject({
    payment: "CANCELLED",
    refunds: [{ refundId: "cancel-o", stripeRefundId: "re", state: "done" }],
    returned: [{ productId: "p", quantity: 2 }],
  });
  expect(cancelled.refunds).toHaveLength(1);
});

test("an order refunded in full is not packed when that refund fails later", () => {
  const refunded = reconciled(paid, facts([refund({})]), 2);
  const failed = reconciled(refunded, facts([refund({ state: "failed" })]), 3);
  expect(failed).toMatchObject({ payment: "PAID", fulfillment: "UNFULFILLED", refundedAmount: 0 });
  expect([awaitsConfirmation(paid), awaitsConfirmation(failed)]).toEqual([true, false]);
});

test("units that came back with a refund that failed later come back once when everything is refunded", () => {
  const restocked = { restock: true, reason: "", cancels: false, actor: "staff", at: 2 };
  const one = { kind: "lines", lines: [{ productId: "p", quantity: 1 }] } as const;
  const first = withRefund(paid, planRefund(paid, one, { ...restocked, refundId: "one" }), 2);
  const lost = failed(settled(first, "one", 2), "one", 3);
  expect(lost).toMatchObject({ payment: "PAID", refundedAmount: 0, returned: [{ quantity: 1 }] });
  const all = withRefund(lost, planRefund(lost, { kind: "full" }, { ...restocked, refundId: "all" }), 4);
  const back = settled(all, "all", 4);
  expect(back).toMatchObject({ payment: "REFUNDED", returned: [{ productId: "p", quantity: 2 }] });
  expect(unitChange(all, back)).toMatchObject({ units: [{ productId: "p", quantity: 1 }] });
});

test.each(["before", "after"])(
  "a refund that fails %s the refund of a cancellation is paid is owed by the cancelled order, and cancelling again pays it",
  (when) => {
    const plan = { restock: false, reason: "", cancels: false, actor: "staff", at: 2 };
    const some = planRefund(paid, { kind: "amount", amount: 300 }, { ...plan, refundId: "some" });
    const cancelling = orderIn(cancel(withRefund(paid, some, 2), by));
    const steps = [(one: Order) => failed(one, "some", 3), (one: Order) => settled(one, "cancel-o", 3)];
    const inTurn = when === "before" ? steps : steps.toReversed();
    const cancelled = inTurn.reduce((order, step) => step(order), cancelling);
    expect(cancelled).toMatchObject({
      payment: "CANCELLED",
      refundedAmount: 700,
      returned: [{ productId: "p", quantity: 2 }],
    });
    expect([owedBy(cancelled), unitFaultsOf(cancelled)]).toEqual([300, []]);
    const again = settled(orderIn(cancel(cancelled, by)), "cancel-o-2", 4);
    expect([again.refundedAmount, owedBy(again), unitFaultsOf(again)]).toEqual([1000, 0, []]);
  },
);
