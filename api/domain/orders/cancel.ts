import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import { type Actor, may, requireShopper } from "../actor.ts";
import { type AuditEntry, auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { isOnItsWay } from "../fulfillment/parcels.ts";
import { lookAtStripe } from "../payments/reconcile.ts";
import type { TaskTokens } from "../payments/task-tokens.ts";
import { publishRefundEvents } from "../refunds/events.ts";
import { planRefund, withRefund } from "../refunds/refund.ts";
import { type RefundDeps, runRefund } from "../refunds/service.ts";
import { capturedOf, refundable, requireUndisputed, wasPaid } from "./funds.ts";
import { type Move, movePayment } from "./moves.ts";
import type { Order } from "./order.ts";
import { isUndecided } from "./payment-state.ts";
import { found } from "./service.ts";
import { requireVersion } from "./staleness.ts";
import { statusOf } from "./status.ts";
import type { OrderChange } from "./store.ts";
import { unitChange, unreturned, withReturned } from "./units.ts";

export type CancelDeps = RefundDeps & {
  readonly payments: Pick<PaymentGateway, "find" | "refunds" | "disputes">;
  readonly taskTokens: Pick<TaskTokens, "tokenOf">;
  readonly newId: () => string;
};

/** `versions` are those of the order that the caller may have seen; undefined: any. */
export type CancelInput = { readonly orderId: string; readonly versions?: readonly number[] | undefined };

/** A refund is refused when somebody made one at Stripe meanwhile; then what is left is less, and refunded instead. */
const attempts = 3;

/**
 * Cancels an order that has not shipped: the caller's own, or any for staff with `orders:write`. Unpaid, its units are
 * released at once and the checkout undoes the payment; paid, what Stripe says is left of the money is refunded and all
 * units return. Cancelling twice is harmless, and after a refund that failed, also of a cancelled order, it tries again.
 * Throws ORDER_NOT_FOUND, FORBIDDEN for staff who may only read it, CONFLICT once a parcel of it has shipped, while the
 * payment is disputed or when it is stale, PAYMENT_INVALID when Stripe refused the refund.
 */
export async function cancelOrder(
  deps: CancelDeps,
  actor: Actor,
  { orderId, versions }: CancelInput,
): Promise<Order> {
  const { userId } = requireShopper(actor);
  const known = await found(deps.orders, orderId);
  if (known.userId !== userId && !may(actor, "orders:write"))
    throw may(actor, "orders:read")
      ? new DomainError("FORBIDDEN", {})
      : new DomainError("ORDER_NOT_FOUND", { orderId });
  requireVersion(known, versions);
  const audit = known.userId !== userId ? auditEntry(deps, actor, "orders.cancelOrder") : undefined;
  return cancelFor(deps, { orderId, by: userId, audit });
}

/** Cancels an order in somebody's name; who may do that has been decided. Throws what `cancelOrder` throws. */
export async function cancelFor(
  shop: CancelDeps,
  {
    orderId,
    by,
    audit,
  }: { readonly orderId: string; readonly by: string; readonly audit?: AuditEntry | undefined },
): Promise<Order> {
  const known = await found(shop.orders, orderId);
  for (let attempt = 1; ; attempt++) {
    if (!isUndecided(known.payment)) await lookAtStripe(shop, { orderId });
    const order = await shop.orders.change(
      orderId,
      (before) => cancel(before, { at: shop.now(), actor: by }),
      audit,
    );
    const refund = order.refunds.findLast((one) => one.cancels && one.state === "pending");
    if (!refund) {
      await stopPayment(shop, order);
      return order;
    }
    try {
      return await runRefund(shop, { orderId, refundId: refund.refundId });
    } catch (error) {
      const left = refundable(await found(shop.orders, orderId));
      if (!DomainError.is(error, "PAYMENT_INVALID") || left === refund.amount || attempt === attempts)
        throw error;
    }
  }
}

/** Has the checkout of an order that was cancelled unpaid undo its payment; of any other tells the shopper. */
async function stopPayment(shop: CancelDeps, order: Order): Promise<void> {
  if (wasPaid(order)) return publishRefundEvents(shop.messages, order);
  const token = order.paymentId && (await shop.taskTokens.tokenOf(order.paymentId));
  if (token) await shop.workflows.fail(token, "Cancelled", "the order was cancelled");
}

/**
 * The order cancelled, or with the refunds that will cancel it. One that is cancelled, or is about to be, and owes its
 * shopper nothing is returned as it is.
 */
export function cancel(order: Order, move: Pick<Move, "at" | "actor">): Order | OrderChange {
  if (isUndecided(order.payment)) return { order: movePayment(order, "CANCELLED", move), units: "released" };
  const left = refundable(order);
  const pending = order.refunds.filter((refund) => refund.state === "pending");
  if (order.payment === "CANCELLED" && left === 0) return order;
  if (isOnItsWay(order) || capturedOf(order) === 0)
    throw new DomainError("CONFLICT", {
      reason: isOnItsWay(order)
        ? "an order of which a parcel has shipped cannot be cancelled"
        : `an order that is ${statusOf(order)} cannot be cancelled`,
    });
  if (left === 0 && pending.some((refund) => refund.cancels)) return order;
  requireUndisputed(order);
  const [last] = pending.slice(-1);
  // What others are refunding already ends the order too, once it is refunded.
  if (left === 0 && last) return withRefund(order, { ...last, cancels: true }, move.at);
  if (left === 0) return calledOff(order, move);
  const refund = planRefund(
    order,
    { kind: "full" },
    {
      refundId: cancellationId(order),
      restock: true,
      reason: "requested_by_customer",
      cancels: true,
      ...move,
    },
  );
  return withRefund(order, refund, move.at);
}

/** Cancelled with nothing left to refund: all its units return. A payment that has failed stays so. */
function calledOff(order: Order, move: Move): Order | OrderChange {
  if (!wasPaid(order)) return order;
  const cancelled = movePayment(order, "CANCELLED", move);
  return unitChange(order, withReturned(cancelled, unreturned(order)));
}

/** A new id after each refund that failed, because Stripe answers a repeated id as it did the first time. */
function cancellationId({ orderId, refunds }: Order): string {
  const tries = refunds.filter((refund) => refund.refundId.startsWith(`cancel-${orderId}`)).length;
  return tries === 0 ? `cancel-${orderId}` : `cancel-${orderId}-${tries + 1}`;
}
