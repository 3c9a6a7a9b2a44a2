export const paymentStates = [
  "PENDING",
  "REQUIRES_ACTION",
  "PAID",
  "PARTIALLY_REFUNDED",
  "REFUNDED",
  "FAILED",
  "CANCELLED",
] as const;

/**
 * The state of an order's payment. PAID: captured in full. REFUNDED: refunded in full. CANCELLED: the order was cancelled,
 * and what had been captured was refunded in full. FAILED: nothing was charged. A refund that fails after Stripe had paid
 * it takes REFUNDED and PARTIALLY_REFUNDED back; a cancelled order stays so, and the refund can be tried again.
 */
export type PaymentState = (typeof paymentStates)[number];

/** The one transition table of payment. A move that is not listed does not happen. */
const next: Readonly<Record<PaymentState, readonly PaymentState[]>> = {
  PENDING: ["REQUIRES_ACTION", "PAID", "FAILED", "CANCELLED"],
  REQUIRES_ACTION: ["PAID", "FAILED", "CANCELLED"],
  PAID: ["PARTIALLY_REFUNDED", "REFUNDED", "CANCELLED"],
  PARTIALLY_REFUNDED: ["PAID", "PARTIALLY_REFUNDED", "REFUNDED", "CANCELLED"],
  REFUNDED: ["PAID", "PARTIALLY_REFUNDED", "CANCELLED"],
  FAILED: [],
  CANCELLED: [],
};

/** Whether the payment may go from one state to the other. */
export const canMovePayment = (from: PaymentState, to: PaymentState): boolean => next[from].includes(to);

/** The checkout has not decided yet: units are held, nothing is captured for good. */
export const isUndecided = (payment: PaymentState): boolean =>
  payment === "PENDING" || payment === "REQUIRES_ACTION";

/** The shop has the shopper's money, at least in part. */
export const holdsMoney = (payment: PaymentState): boolean =>
  payment === "PAID" || payment === "PARTIALLY_REFUNDED";
