import type { Address } from "../addresses/address.ts";
import type { ErrorCode } from "../errors.ts";
import type { CarrierId } from "../fulfillment/carrier.ts";
import type { FulfillmentState } from "../fulfillment/fulfillment-state.ts";
import type { CarrierReport, ParcelLabel } from "../fulfillment/parcel-label.ts";
import type { BookId, MarketId } from "../markets/market.ts";
import type { Currency } from "../money.ts";
import type { TaxTreatment } from "../pricing/plan.ts";
import type { LineTax, TaxTotal } from "../pricing/taxes.ts";
import { type PaymentState, paymentStates } from "./payment-state.ts";

export const timelineStatuses = [...paymentStates, "PROCESSING", "SHIPPED", "DELIVERED", "RETURNED"] as const;

/** What a timeline tells of: every move of either state, by the name of the state that was reached. */
export type TimelineStatus = (typeof timelineStatuses)[number];

/** Units of one line that are refunded, and their worth in minor units. */
export type RefundLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
  readonly amount: number;
};

/** Units of one line. */
export type Units = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

/**
 * A refund of an order, made by the shop or at Stripe. It is `pending` from the decision until Stripe has paid or refused it,
 * and counts against what is left to refund from the start, so that two at once cannot refund more than was paid. One that
 * is done may still fail. Amounts in minor units.
 */
export type Refund = {
  readonly refundId: string;
  /** Once Stripe has it. */
  readonly stripeRefundId?: string | undefined;
  readonly amount: number;
  readonly lines: readonly RefundLine[];
  readonly restock: boolean;
  readonly reason: string;
  readonly cancels: boolean;
  readonly state: "pending" | "done" | "failed";
  readonly actor: string;
  readonly at: number;
  /** Tells whether a request with the same idempotency key asks for the same; refunds without a key have none. */
  readonly fingerprint?: string | undefined;
};

/** A dispute of an order's payment as Stripe tells it; `amount` in minor units. See the payment gateway's. */
export type Dispute = {
  readonly disputeId: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: "inquiry" | "open" | "won" | "lost" | "closed";
  readonly at: number;
};

/**
 * Amounts in minor units. `discount`, `shipping` and `tax` are the line's shares; `total` is what the line cost. `taxes` are
 * the parts of `tax`; lines of older orders have none.
 */
export type OrderItem = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  /** The merchant's code of the variant when it was bought. */
  readonly sku?: string | undefined;
  readonly name: string;
  readonly imageUrl: string;
  readonly quantity: number;
  readonly price: number;
  readonly lineTotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  readonly taxes: readonly LineTax[];
  readonly total: number;
};

/** `actor` is a user id, or the name of the part of the system that acted. */
export type TimelineEntry = {
  readonly status: TimelineStatus;
  readonly at: number;
  readonly actor: string;
  readonly note?: string | undefined;
};

/** How a parcel can be followed. `trackingNumber` has no blanks. */
export type Tracking = {
  readonly carrier?: CarrierId | undefined;
  readonly trackingNumber?: string | undefined;
};

/**
 * One parcel of an order, from the moment the carrier has it. `actor` packed it, `note` is for the shopper to read. Times in
 * epoch milliseconds.
 */
export type Shipment = Tracking & {
  readonly shipmentId: string;
  readonly lines: readonly Units[];
  readonly actor: string;
  /** The e-mail address of whoever packed it, for staff to read. */
  readonly by?: string | undefined;
  readonly at: number;
  readonly note?: string | undefined;
  readonly deliveredAt?: number | undefined;
  readonly deliveredBy?: string | undefined;
  /** Tells whether a request with the same idempotency key asks for the same; parcels without a key have none. */
  readonly fingerprint?: string | undefined;
  /** It leaves once its label is bought: nobody was told of it yet. */
  readonly isWaiting?: true | undefined;
  /** The labels that were bought for it at a carrier, oldest first; those before the last are voided. */
  readonly labels?: readonly ParcelLabel[] | undefined;
  /** What the carrier has told of it. */
  readonly report?: CarrierReport | undefined;
};

/** What staff wrote on an order, for staff only. `by` is the writer's e-mail address. Time in epoch milliseconds. */
export type StaffNote = {
  readonly noteId: string;
  readonly at: number;
  readonly actor: string;
  readonly by?: string | undefined;
  readonly text: string;
};

/** What staff decided about an order that was flagged. `by` is their e-mail address. Time in epoch milliseconds. */
export type Review = {
  readonly decision: "approved";
  readonly at: number;
  readonly actor: string;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
};

/** How an order is delivered, as it was when it was placed. `price` in minor units; `from` and `to` are ISO dates. */
export type OrderShipping = {
  readonly id: string;
  readonly name: string;
  readonly price: number;
  readonly from: string;
  readonly to: string;
};

/** Why an order failed, in words a shopper can act on. */
export type OrderFailure = { readonly code: ErrorCode; readonly message: string };

/**
 * Amounts in minor units, times in epoch milliseconds. `version` counts changes: each is written on the last.
 * The status that the API shows is `statusOf(order)`.
 */
export type Order = {
  readonly orderId: string;
  /** Ten characters for people, unique; older orders have none. See order-number.ts. */
  readonly number?: string | undefined;
  /** The account, or `guest:<orderId>`. */
  readonly userId: string;
  readonly email?: string | undefined;
  /** In which its shopper reads, and mails about it are written, BCP 47. Without one, the store's. */
  readonly locale?: string | undefined;
  /** What a guest's order is found by, until an account takes it over. See identity/email.ts. */
  readonly emailKey?: string | undefined;
  /** Counts how often the order's links were revoked, from 1. */
  readonly tokenVersion?: number | undefined;
  readonly items: readonly OrderItem[];
  /**
   * What its goods cost in the default book, in minor units of the store's currency: what thresholds are compared with. Left
   * out where the default book sold it. See `worthOf`.
   */
  readonly worth?: number | undefined;
  readonly subtotal: number;
  readonly discount: number;
  readonly shipping: number;
  readonly tax: number;
  /** Tax is inside the other amounts, not added to them. */
  readonly taxIncluded: boolean;
  /** How tax was decided; older orders do not say. */
  readonly taxTreatment?: TaxTreatment | undefined;
  /** The buyer's verified VAT id, where tax went by it. */
  readonly vatId?: string | undefined;
  /** What the order's papers say about tax that was not charged. */
  readonly taxNote?: string | undefined;
  /** The parts of `tax`; older orders have none. */
  readonly taxes: readonly TaxTotal[];
  readonly totalAmount: number;
  readonly currency: Currency;
  /** Where it was sold and by which prices; older orders do not say: the default ones. */
  readonly market?: MarketId | undefined;
  readonly book?: BookId | undefined;
  readonly payment: PaymentState;
  readonly fulfillment: FulfillmentState;
  readonly paymentId?: string | undefined;
  /** The card that paid: Stripe's name of its network, and the last four digits. */
  readonly card?: { readonly brand: string; readonly last4: string } | undefined;
  /** For the shopper's browser to finish 3-D Secure with; only while REQUIRES_ACTION. */
  readonly clientSecret?: string | undefined;
  readonly fraudScore?: number | undefined;
  /** Flagged: staff should look before it ships. */
  readonly needsReview: boolean;
  readonly review?: Review | undefined;
  readonly shippingAddress: Address;
  /** Older orders do not say. */
  readonly shippingMethod?: OrderShipping | undefined;
  readonly failure?: OrderFailure | undefined;
  readonly refunds: readonly Refund[];
  readonly refundedAmount: number;
  /** Units of a paid order that went back to the stock, at most what was bought of each line. */
  readonly returned: readonly Units[];
  readonly disputes: readonly Dispute[];
  /** The parcels that the carrier has or had, oldest first. */
  readonly shipments: readonly Shipment[];
  readonly notes: readonly StaffNote[];
  /** What Stripe captured for an order that was never paid, if it did not all go back at once. */
  readonly captured?: number | undefined;
  readonly timeline: readonly TimelineEntry[];
  readonly timestamp: number;
  readonly updatedAt: number;
  readonly version: number;
  /** Made for the demo of a new shop, not bought by anybody. */
  readonly demo?: boolean | undefined;
};

/**
 * An order's amount as the store's thresholds know amounts, in minor units of the store's currency: of another book the goods at
 * the default book's prices, because ¥15,000 is no $15,000.
 */
export const worthOf = ({ worth, totalAmount }: Pick<Order, "worth" | "totalAmount">): number =>
  worth ?? totalAmount;
