import { DomainError } from "../errors.ts";
import type { Order } from "./order.ts";

/** The order was paid at some time, whatever became of it. */
export const wasPaid = ({ timeline }: Pick<Order, "timeline">): boolean =>
  timeline.some(({ status }) => status === "PAID");

/** What was captured of an order's payment, in minor units. */
export const capturedOf = (order: Order): number =>
  order.captured ?? (wasPaid(order) ? order.totalAmount : 0);

/** What banks have withdrawn because of disputes that are open or lost, in minor units. */
export const disputedOf = ({ disputes }: Pick<Order, "disputes">): number =>
  disputes
    .filter(({ state }) => state === "open" || state === "lost")
    .reduce((sum, { amount }) => sum + amount, 0);

/** What can still be refunded, in minor units: captured, not refunded or about to be, not withdrawn by the bank. */
export function refundable(order: Order): number {
  const counting = order.refunds.filter(({ state }) => state !== "failed");
  const refunded = counting.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, capturedOf(order) - refunded - disputedOf(order));
}

/** While a bank decides a dispute Stripe refunds nothing; the dispute is answered or accepted there. Throws CONFLICT. */
export function requireUndisputed({ disputes }: Pick<Order, "disputes">): void {
  if (disputes.some(({ state }) => state === "open"))
    throw new DomainError(
      "CONFLICT",
      { reason: "the payment is disputed" },
      { message: "The cardholder disputes this payment. Answer or accept the dispute at Stripe first." },
    );
}
