import type { Identity } from "../../ports/identity.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { hasShipped } from "../fulfillment/fulfillment-state.ts";
import { emailOf } from "../identity/email.ts";
import type { Order, Review } from "./order.ts";
import { holdsMoney } from "./payment-state.ts";
import { requireVersion } from "./staleness.ts";
import { statusOf } from "./status.ts";
import type { Orders } from "./store.ts";

/** Whether staff should still look at a flagged order: it is paid for, and not all of it has shipped. */
export const awaitsReview = ({ needsReview, payment, fulfillment }: Order): boolean =>
  needsReview && holdsMoney(payment) && !hasShipped(fulfillment);

export type ReviewInput = {
  readonly orderId: string;
  readonly note?: string | undefined;
  /** The versions of the order that the caller may have seen; undefined: any. */
  readonly versions?: readonly number[] | undefined;
};

/**
 * Ends the review of a flagged order: it may ship. An approved order is returned as it is. Rejecting one is cancelling it.
 * For staff. Throws ORDER_NOT_FOUND, CONFLICT (stale, never flagged, without its money, or shipped).
 */
export async function approveOrder(
  deps: {
    readonly orders: Pick<Orders, "change">;
    readonly identity: Pick<Identity, "find">;
    readonly now: () => number;
    readonly newId: () => string;
  },
  actor: Actor,
  { orderId, note, versions }: ReviewInput,
): Promise<Order> {
  const staff = requireStaff(actor, "orders:write");
  const by = await emailOf(deps.identity, staff);
  const review: Review = { decision: "approved", at: deps.now(), actor: staff.userId, by, note };
  return deps.orders.change(
    orderId,
    (order) => approved(order, review, versions),
    auditEntry(deps, actor, "orders.approveOrder"),
  );
}

function approved(order: Order, review: Review, versions: readonly number[] | undefined): Order {
  if (order.review && !order.needsReview) return order;
  requireVersion(order, versions);
  if (!awaitsReview(order))
    throw new DomainError("CONFLICT", {
      reason: order.needsReview
        ? `an order that is ${statusOf(order)} is no longer reviewed`
        : "this order was not flagged for review",
    });
  return { ...order, needsReview: false, review, updatedAt: review.at };
}
