import type { Messages } from "../../ports/messages.ts";

/** A refund that the bank has taken; `order.cancelled` is one that ended its order. */
export type RefundEvent = {
  readonly type: "order.refunded" | "order.cancelled";
  readonly orderId: string;
  readonly refundId: string;
};

/** Publishes an event under an id that is the same each time, so that what repeats it is not told twice. */
export const publishRefundEvent = (
  messages: Pick<Messages, "publish">,
  { type, orderId, refundId }: RefundEvent,
): Promise<void> =>
  messages.publish("e-com67-order-notifications", {
    body: { type, orderId, refundId },
    attributes: { type },
    id: `${type}:${refundId}`,
  });
