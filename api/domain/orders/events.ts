import type { Messages } from "../../ports/messages.ts";
import { type Currency, majorOf } from "../money.ts";
import { publishToStaff } from "../notifications/staff-events.ts";
import { type Order, worthOf } from "./order.ts";

/** What happened to an order, or to one parcel of it, that its shopper is told about. */
export type OrderEvent =
  | { readonly type: "order.confirmed" | "payment.failed"; readonly orderId: string }
  | {
      readonly type: "order.shipped" | "order.delivered";
      readonly orderId: string;
      readonly shipmentId: string;
    };

/** What staff are told about an order: its total (decimal major units) is high, or it should be looked at before it ships. */
export type OrderStaffEvent =
  | {
      readonly type: "order.high-value";
      readonly orderId: string;
      readonly totalAmount: number;
      readonly currency: Currency;
    }
  | { readonly type: "order.review-needed"; readonly orderId: string; readonly fraudScore: number };

/** Publishes an event under an id that is the same each time, so that what repeats it is not told twice. */
export const publishOrderEvent = (messages: Pick<Messages, "publish">, event: OrderEvent): Promise<void> =>
  messages.publish("e-com67-order-notifications", {
    body: event,
    attributes: { type: event.type },
    id: `${event.type}:${"shipmentId" in event ? event.shipmentId : event.orderId}`,
  });

/** What staff are to be told about a paid order; `highValue` is the total (minor units) from which it is of high value. */
export function staffEventsOf(order: Order, highValue: number): readonly OrderStaffEvent[] {
  const { orderId, totalAmount, currency, needsReview, fraudScore = 0 } = order;
  return [
    ...(worthOf(order) >= highValue
      ? [{ type: "order.high-value" as const, orderId, totalAmount: majorOf(totalAmount), currency }]
      : []),
    ...(needsReview ? [{ type: "order.review-needed" as const, orderId, fraudScore }] : []),
  ];
}

/** Publishes an event to staff, once per order however often it is repeated. */
export const publishOrderStaffEvent = (
  messages: Pick<Messages, "publish">,
  event: OrderStaffEvent,
): Promise<void> => publishToStaff(messages, event, event.orderId);
