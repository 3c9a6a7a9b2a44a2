import type { Messages } from "../../ports/messages.ts";

/** What happened to an order that its shopper is told about. */
export type OrderEvent = {
  readonly type: "order.confirmed" | "order.shipped" | "order.delivered" | "payment.failed";
  readonly orderId: string;
};

/** Publishes an event under an id that is the same each time, so that what repeats it is not told twice. */
export const publishOrderEvent = (
  messages: Pick<Messages, "publish">,
  { type, orderId }: OrderEvent,
): Promise<void> =>
  messages.publish("e-com67-order-notifications", {
    body: { type, orderId },
    attributes: { type },
    id: `${type}:${orderId}`,
  });
