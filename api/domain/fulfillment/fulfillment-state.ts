export const fulfillmentStates = ["UNFULFILLED", "PROCESSING", "SHIPPED", "DELIVERED", "RETURNED"] as const;

/**
 * The state of an order's parcel. UNFULFILLED: not confirmed yet, cancelled, or refunded before it shipped. PROCESSING: to
 * be packed.
 */
export type FulfillmentState = (typeof fulfillmentStates)[number];

/** The one transition table of fulfillment. A move that is not listed does not happen. */
const next: Readonly<Record<FulfillmentState, readonly FulfillmentState[]>> = {
  UNFULFILLED: ["PROCESSING"],
  // Back when the order is cancelled, or refunded in full, before it shipped.
  PROCESSING: ["SHIPPED", "UNFULFILLED"],
  SHIPPED: ["DELIVERED", "RETURNED"],
  DELIVERED: ["RETURNED"],
  RETURNED: [],
};

/** Whether the parcel may go from one state to the other. */
export const canMoveFulfillment = (from: FulfillmentState, to: FulfillmentState): boolean =>
  next[from].includes(to);

/** The parcel was handed to the carrier, whatever became of it since. */
export const hasShipped = (fulfillment: FulfillmentState): boolean =>
  fulfillment === "SHIPPED" || fulfillment === "DELIVERED" || fulfillment === "RETURNED";
