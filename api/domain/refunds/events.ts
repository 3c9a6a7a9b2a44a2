import type { Messages } from "../../ports/messages.ts";
import { isBeingCancelled } from "../fulfillment/shipping.ts";
import { majorOf } from "../money.ts";
import { publishToStaff } from "../notifications/staff-events.ts";
import { wasPaid } from "../orders/funds.ts";
import type { Order } from "../orders/order.ts";

/** A refund that the bank has taken; `order.cancelled` is one that ended its order. */
export type RefundEvent = {
  readonly type: "order.refunded" | "order.cancelled";
  readonly orderId: string;
  readonly refundId: string;
};

/**
 * What a shopper is told of an order's refunds so far. An order that was cancelled when nothing was left to refund is told
 * under an id of its own.
 */
export function refundEventsOf(order: Order): RefundEvent[] {
  const { orderId, payment } = order;
  const done = order.refunds.filter(({ state }) => state === "done");
  const cancelled = payment === "CANCELLED" && wasPaid(order);
  const events = done
    .filter(({ cancels }) => !cancels || !isBeingCancelled(order))
    .map(
      ({ refundId, cancels }): RefundEvent => ({
        type: cancels && cancelled ? "order.cancelled" : "order.refunded",
        orderId,
        refundId,
      }),
    );
  if (!cancelled || order.refunds.some(({ cancels }) => cancels)) return events;
  return [...events, { type: "order.cancelled", orderId, refundId: `cancel-${orderId}` }];
}

/** Publishes what the shopper is told under ids that are the same each time, so that what repeats it is not told twice. */
export async function publishRefundEvents(messages: Pick<Messages, "publish">, order: Order): Promise<void> {
  for (const { type, orderId, refundId } of refundEventsOf(order))
    await messages.publish("e-com67-order-notifications", {
      body: { type, orderId, refundId },
      attributes: { type },
      id: `${type}:${refundId}`,
    });
}

/**
 * Tells staff of refunds that failed, whose money is the shop's again, and of disputes, each time their state changes.
 * Amounts in decimal major units.
 */
export async function publishRefundStaffEvents(
  messages: Pick<Messages, "publish">,
  { orderId, currency, refunds, disputes }: Order,
): Promise<void> {
  for (const { refundId, amount, state } of refunds)
    if (state === "failed")
      await publishToStaff(
        messages,
        { type: "refund.failed", orderId, refundId, amount: majorOf(amount), currency },
        refundId,
      );
  for (const { disputeId, amount, reason, state } of disputes)
    await publishToStaff(
      messages,
      { type: "order.disputed", orderId, disputeId, amount: majorOf(amount), currency, reason, state },
      `${disputeId}:${state}`,
    );
}
