import type { FulfillmentState } from "../fulfillment/fulfillment-state.ts";
import type { Order } from "./order.ts";
import { holdsMoney, type PaymentState } from "./payment-state.ts";

export const orderStatuses = [
  "PENDING",
  "REQUIRES_ACTION",
  "PAID",
  "PROCESSING",
  "SHIPPED",
  "DELIVERED",
  "CANCELLED",
  "FAILED",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
] as const;

/** The one word that the API gives for both states of an order. */
export type OrderStatus = (typeof orderStatuses)[number];

/** What a parcel's state is called while the shop has the money. */
const parcel = {
  UNFULFILLED: "PAID",
  PROCESSING: "PROCESSING",
  SHIPPED: "SHIPPED",
  DELIVERED: "DELIVERED",
  RETURNED: "DELIVERED",
} as const satisfies Record<FulfillmentState, OrderStatus>;

/**
 * Derives an order's status. Without money the payment alone tells; with it the parcel does, because that is where there
 * is work to do. PARTIALLY_REFUNDED shows once nothing more will happen to the parcel.
 */
export function statusOf({
  payment,
  fulfillment,
}: {
  readonly payment: PaymentState;
  readonly fulfillment: FulfillmentState;
}): OrderStatus {
  if (payment === "PAID") return parcel[fulfillment];
  if (payment !== "PARTIALLY_REFUNDED") return payment;
  return fulfillment === "DELIVERED" || fulfillment === "RETURNED" ? payment : parcel[fulfillment];
}

/** No status follows this one: the stream of an order's events ends here. */
export const isFinal = (status: OrderStatus): boolean =>
  status === "CANCELLED" || status === "FAILED" || status === "REFUNDED";

/**
 * Paid, and not yet handed to whoever packs it. An order that was packed once or refunded in full is not packed by itself,
 * also when a refund of it fails later.
 */
export const awaitsConfirmation = (order: Pick<Order, "payment" | "fulfillment" | "timeline">): boolean =>
  holdsMoney(order.payment) &&
  order.fulfillment === "UNFULFILLED" &&
  !order.timeline.some(({ status }) => status === "PROCESSING" || status === "REFUNDED");
