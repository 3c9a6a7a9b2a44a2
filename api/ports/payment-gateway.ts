import type { Currency } from "../domain/money.ts";

/** Stripe's statuses of a payment intent. https://docs.stripe.com/payments/paymentintents/lifecycle */
export const paymentStatuses = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "processing",
  "requires_capture",
  "succeeded",
  "canceled",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** `brand` is Stripe's name of the network, such as "visa"; `last4` the last digits of the card's number. */
export type PaymentCard = { readonly brand: string; readonly last4: string };

/** Amounts are in minor units, a hundredth of the major unit in every currency. `risk` is Radar's level on the latest charge. */
export type Payment = {
  readonly paymentId: string;
  readonly status: PaymentStatus;
  readonly amount: number;
  readonly amountCaptured: number;
  readonly amountRefunded: number;
  readonly currency: Currency;
  readonly clientSecret: string;
  readonly orderId: string | undefined;
  readonly userId: string | undefined;
  readonly risk: "normal" | "elevated" | "highest" | "not_assessed";
  /** Where the card was issued: a two-letter country code. Known once it has been charged. */
  readonly cardCountry: string | undefined;
  /** What a shopper knows the card by. Known once it has been charged. */
  readonly card: PaymentCard | undefined;
  readonly declineCode: string | undefined;
  /** The cardholder has disputed it, or the bank has inquired about it, at any time. */
  readonly disputed: boolean;
  /** Epoch milliseconds at which an uncaptured authorization lapses. */
  readonly captureBefore: number | undefined;
};

/**
 * A refund at Stripe, whoever made it. `shopRefundId` is what `refund` was given; `byShop` is false for one that was made in
 * Stripe's dashboard. A pending one counts against the payment until it fails; a done one may still fail days later.
 * https://docs.stripe.com/refunds#failed-refunds
 */
export type PaymentRefund = {
  readonly stripeRefundId: string;
  readonly shopRefundId: string | undefined;
  readonly byShop: boolean;
  /** Minor units. */
  readonly amount: number;
  readonly state: "pending" | "done" | "failed";
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

/**
 * A cardholder's dispute. `open`, `lost`: the bank has withdrawn `amount` (minor units). `inquiry`: it has only asked.
 * `won`, `closed`: the shop has its money. https://docs.stripe.com/disputes/how-disputes-work
 */
export type PaymentDispute = {
  readonly disputeId: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: "inquiry" | "open" | "won" | "lost" | "closed";
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

export type PaymentEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly paymentId: string | undefined;
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

/**
 * Cards, through Stripe. Every verb that moves money takes an idempotency key: the same key is the same act.
 * Throws DomainError PAYMENT_DECLINED (the shopper may try another card), PAYMENT_INVALID (what was asked cannot be
 * done), PAYMENT_NOT_FOUND, and SERVICE_UNAVAILABLE where the same call with the same key may succeed later (network, 5xx,
 * too many requests). Anything else is a mistake in the shop or its keys.
 */
export interface PaymentGateway {
  /** An intent without a card yet, for Stripe's Payment Element. */
  createIntent(
    input: { readonly amount: number; readonly currency: Currency; readonly userId: string },
    idempotencyKey: string,
  ): Promise<Payment>;
  /** Creates and confirms with manual capture: ends requires_capture or requires_action. */
  authorize(
    input: {
      readonly amount: number;
      readonly currency: Currency;
      readonly paymentMethodId: string;
      readonly orderId: string;
      readonly userId: string;
      /** Where the bank's page sends the shopper back to. */
      readonly returnUrl: string;
    },
    idempotencyKey: string,
  ): Promise<Payment>;
  /** Captures `amount` at most; what is left of the authorization is released. `currency` is the payment's. */
  capture(
    input: { readonly paymentId: string; readonly amount: number; readonly currency: Currency },
    idempotencyKey: string,
  ): Promise<Payment>;
  /** Cancels what is not captured. Cancelling twice is no error. */
  cancel(paymentId: string, idempotencyKey: string): Promise<Payment>;
  /** Refunds what was captured, in the payment's currency; `refundId` is kept with the refund. */
  refund(
    input: {
      readonly paymentId: string;
      readonly amount: number;
      readonly currency: Currency;
      readonly reason: string;
      readonly refundId?: string;
    },
    idempotencyKey: string,
  ): Promise<PaymentRefund>;
  /** All refunds of a payment, oldest first. */
  refunds(paymentId: string): Promise<readonly PaymentRefund[]>;
  /** All disputes of a payment, oldest first. */
  disputes(paymentId: string): Promise<readonly PaymentDispute[]>;
  find(paymentId: string): Promise<Payment | undefined>;
  /** The payment made for an order, if any: how a sweeper learns what a crash left. */
  findByOrder(orderId: string): Promise<Payment | undefined>;
  /** Every payment, newest first: for audits. */
  list(): AsyncIterable<Payment>;
  /** Verifies the signature over the raw body. Throws DomainError INVALID_SIGNATURE. */
  readEvent(rawBody: string, signature: string): Promise<PaymentEvent>;
}
