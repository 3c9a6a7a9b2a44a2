import type { PaymentDispute, PaymentRefund } from "../../ports/payment-gateway.ts";
import { capturedOf, wasPaid } from "../orders/funds.ts";
import type { Order, Refund } from "../orders/order.ts";
import { isUndecided } from "../orders/payment-state.ts";
import { failed, settled, withRefund } from "./refund.ts";

/** What Stripe says of an order's payment; `refunds` and `disputes` oldest first. */
export type StripeFacts = {
  readonly paymentId: string;
  readonly amountCaptured: number;
  readonly refunds: readonly PaymentRefund[];
  readonly disputes: readonly PaymentDispute[];
};

/**
 * The order as Stripe's facts make it, whoever made the refunds and in whatever order they became known; the order itself
 * when it shows them all. An order that is being paid is left to its checkout.
 */
export function reconciled(before: Order, facts: StripeFacts, at: number): Order {
  if (isUndecided(before.payment)) return before;
  const order = withCaptured(before, facts);
  if (capturedOf(order) === 0) return before;
  return withDisputes(
    facts.refunds.reduce((after, refund) => withStripeRefund(after, refund, at), order),
    facts.disputes,
    at,
  );
}

/** An order that was never paid has nothing captured, unless the refund that was to undo it failed. */
function withCaptured(order: Order, { paymentId, amountCaptured, refunds }: StripeFacts): Order {
  if (wasPaid(order) || order.captured !== undefined) return order;
  const refunded = refunds
    .filter(({ state }) => state !== "failed")
    .reduce((sum, { amount }) => sum + amount, 0);
  return refunded === amountCaptured ? order : { ...order, paymentId, captured: amountCaptured };
}

function withStripeRefund(order: Order, stripe: PaymentRefund, at: number): Order {
  const known = order.refunds.find((refund) => isSame(refund, stripe));
  const { stripeRefundId, state } = stripe;
  if (known?.stripeRefundId === stripeRefundId && known.state === state) return order;
  const refund: Refund = { ...(known ?? made(stripe)), stripeRefundId };
  const { refundId } = refund;
  if (state === "failed") return failed(withRefund(order, refund, at), refundId, at);
  if (state === "done" && refund.state === "done") return withRefund(order, refund, at);
  const pending = withRefund(order, { ...refund, state: "pending" }, at);
  return state === "done" ? settled(pending, refundId, at) : pending;
}

/** Refunds of the shop carry its id; those of older versions do not, and are told by their amount. */
const isSame = (refund: Refund, { stripeRefundId, shopRefundId, byShop, amount }: PaymentRefund): boolean =>
  refund.stripeRefundId === stripeRefundId ||
  refund.refundId === shopRefundId ||
  (byShop &&
    shopRefundId === undefined &&
    refund.stripeRefundId === undefined &&
    refund.state !== "failed" &&
    refund.amount === amount);

/** A refund that the order does not know yet. Nothing says which units it is about, so none return. */
const made = ({ stripeRefundId, amount, reason, byShop, createdAt }: PaymentRefund): Refund => ({
  refundId: stripeRefundId,
  amount,
  lines: [],
  restock: false,
  reason,
  cancels: false,
  state: "pending",
  actor: byShop ? "checkout" : "stripe",
  at: createdAt,
});

function withDisputes(order: Order, told: readonly PaymentDispute[], at: number): Order {
  const disputes = told.map(({ createdAt, ...dispute }) => ({ ...dispute, at: createdAt }));
  const same = (state: Order["disputes"]) =>
    state.map(({ disputeId, amount, state: now }) => `${disputeId} ${amount} ${now}`).join();
  return same(disputes) === same(order.disputes) ? order : { ...order, disputes, updatedAt: at };
}
