import type { Order, OrderStatus, TimelineStatus } from "../lib/api-types.ts";

/** True when the order is final. */
export const isOver = (status: OrderStatus): boolean =>
  status === "CANCELLED" || status === "FAILED" || status === "REFUNDED";

/** True once the payment was captured. */
export const isPaid = (status: OrderStatus): boolean =>
  !isOver(status) && status !== "PENDING" && status !== "REQUIRES_ACTION";

/** True while the payment is not decided: the order may still fail, and holds its units. */
export const isWaiting = (status: OrderStatus): boolean =>
  status === "PENDING" || status === "REQUIRES_ACTION";

/** True until a parcel of the order is shipped. */
export const canCancel = (order: Order): boolean =>
  !isOver(order.status) &&
  order.shipments.length === 0 &&
  ["UNFULFILLED", "PROCESSING"].includes(order.fulfillmentStatus);

export const statusWords: Readonly<Record<OrderStatus, string>> = {
  PENDING: "Processing payment",
  REQUIRES_ACTION: "Waiting for payment",
  PAID: "Paid",
  PROCESSING: "Preparing to ship",
  SHIPPED: "Shipped",
  DELIVERED: "Delivered",
  CANCELLED: "Cancelled",
  FAILED: "Payment failed",
  PARTIALLY_REFUNDED: "Partially refunded",
  REFUNDED: "Refunded",
};

/** The statuses as steps of the timeline. */
export const eventWords: Readonly<Record<TimelineStatus, string>> = {
  ...statusWords,
  PENDING: "Order placed",
  REQUIRES_ACTION: "Bank confirmation requested",
  PAID: "Payment received",
  PROCESSING: "Preparing to ship",
  RETURNED: "Returned",
};

/** A past step; once the payment went through, the bank has confirmed it. */
export const eventText = (status: TimelineStatus, after: readonly TimelineStatus[]): string =>
  status === "REQUIRES_ACTION" && after.includes("PAID")
    ? "Payment verified with your bank"
    : eventWords[status];

/** A note for the shopper to read: not a reason's code, such as Stripe has them. */
export const isReadable = (note: string | undefined): note is string =>
  note !== undefined && !/^[a-z]+(_[a-z]+)*$/.test(note);
