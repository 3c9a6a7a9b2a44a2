import { type Actor, requireShopper } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { hasShipped } from "../fulfillment/fulfillment-state.ts";
import { isBeingCancelled } from "../fulfillment/shipping.ts";
import type { TaskTokens } from "../payments/task-tokens.ts";
import { planRefund, withRefund } from "../refunds/refund.ts";
import { type RefundDeps, runRefund } from "../refunds/service.ts";
import { movePayment } from "./moves.ts";
import type { Order } from "./order.ts";
import { holdsMoney, isUndecided } from "./payment-state.ts";
import { statusOf } from "./status.ts";
import type { OrderChange } from "./store.ts";

export type CancelDeps = RefundDeps & { readonly taskTokens: Pick<TaskTokens, "tokenOf"> };

/**
 * Cancels an order that has not shipped: the caller's own, or any for staff. Unpaid, its units are released at once and
 * the checkout undoes the payment; paid, what is left of the money is refunded and the units return. Cancelling twice is
 * harmless, and after a refund that failed it tries again. Throws ORDER_NOT_FOUND, CONFLICT once it has shipped or while
 * another refund is pending, PAYMENT_INVALID when Stripe refused the refund.
 */
export async function cancelOrder(deps: CancelDeps, actor: Actor, orderId: string): Promise<Order> {
  const { type, userId } = requireShopper(actor);
  const order = await deps.orders.change(orderId, (before) => {
    if (type !== "admin" && before.userId !== userId) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    return cancel(before, { at: deps.now(), actor: userId });
  });
  const refund = order.refunds.findLast((one) => one.cancels);
  if (refund?.state === "pending") return runRefund(deps, { orderId, refundId: refund.refundId });
  const token = order.paymentId && !refund && (await deps.taskTokens.tokenOf(order.paymentId));
  if (token) await deps.workflows.fail(token, "Cancelled", "the order was cancelled");
  return order;
}

/** The order cancelled, or with the refund that will cancel it; one that is already is returned as it is. */
export function cancel(
  order: Order,
  { at, actor }: { readonly at: number; readonly actor: string },
): Order | OrderChange {
  if (order.payment === "CANCELLED" || isBeingCancelled(order)) return order;
  if (isUndecided(order.payment))
    return { order: movePayment(order, "CANCELLED", { at, actor }), units: "released" };
  if (hasShipped(order.fulfillment) || !holdsMoney(order.payment))
    throw new DomainError("CONFLICT", { reason: `an order that is ${statusOf(order)} cannot be cancelled` });
  // Were that refund to fail, the cancelled order would keep its money.
  if (order.refunds.some((refund) => refund.state === "pending"))
    throw new DomainError("CONFLICT", { reason: "a refund of this order is pending; cancel it after that" });
  const refund = planRefund(
    order,
    { kind: "full" },
    {
      refundId: cancellationId(order),
      restock: true,
      reason: "requested_by_customer",
      cancels: true,
      actor,
      at,
    },
  );
  return withRefund(order, refund, at);
}

/** A new id after each refund that failed, because Stripe answers a repeated id as it did the first time. */
function cancellationId({ orderId, refunds }: Order): string {
  const tries = refunds.filter((refund) => refund.cancels).length;
  return tries === 0 ? `cancel-${orderId}` : `cancel-${orderId}-${tries + 1}`;
}
