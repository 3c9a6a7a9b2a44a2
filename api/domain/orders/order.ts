import type { ErrorCode } from "../errors.ts";
import type { Currency } from "../money.ts";
import type { OrderStatus } from "./status.ts";

export type ShippingAddress = {
  readonly name?: string | undefined;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zipCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone?: string | undefined;
};

/** Amounts in minor units. `discount`, `shipping` and `tax` are the line's shares; `total` is what the line cost. */
export type OrderItem = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly name: string;
  readonly imageUrl: string;
  readonly quantity: number;
  readonly price: number;
  readonly lineTotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly total: number;
};

/** `actor` is a user id, or the name of the part of the system that acted. */
export type TimelineEntry = {
  readonly status: OrderStatus;
  readonly at: number;
  readonly actor: string;
  readonly note?: string | undefined;
};

/** Why an order failed, in words a shopper can act on. */
export type OrderFailure = { readonly code: ErrorCode; readonly message: string };

/** Amounts in minor units, times in epoch milliseconds. `version` counts changes: each is written on the last. */
export type Order = {
  readonly orderId: string;
  readonly userId: string;
  readonly email?: string | undefined;
  readonly items: readonly OrderItem[];
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly totalAmount: number;
  readonly currency: Currency;
  readonly status: OrderStatus;
  readonly paymentId?: string | undefined;
  /** For the shopper's browser to finish 3-D Secure with; only while REQUIRES_ACTION. */
  readonly clientSecret?: string | undefined;
  readonly fraudScore?: number | undefined;
  /** Flagged: staff should look before it ships. */
  readonly needsReview: boolean;
  readonly shippingAddress: ShippingAddress;
  readonly failure?: OrderFailure | undefined;
  readonly refundedAmount: number;
  readonly timeline: readonly TimelineEntry[];
  readonly timestamp: number;
  readonly updatedAt: number;
  readonly version: number;
};
