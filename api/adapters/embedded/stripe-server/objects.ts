import type Stripe from "stripe";

/** Stripe's own types with every reference as an id: the stored form, and the unexpanded response. */
export type Intent = Omit<
  Stripe.PaymentIntent,
  "latest_charge" | "payment_method" | "customer" | "client_secret"
> & {
  latest_charge: string | null;
  payment_method: string | null;
  customer: string | null;
  client_secret: string;
};
export type Charge = Omit<Stripe.Charge, "payment_intent" | "customer" | "refunds"> & {
  payment_intent: string | null;
  customer: string | null;
};
export type Refund = Omit<Stripe.Refund, "charge" | "payment_intent"> & {
  charge: string;
  payment_intent: string | null;
};
export type Dispute = Omit<Stripe.Dispute, "charge" | "payment_intent"> & {
  charge: string;
  payment_intent: string | null;
};
export type Method = Omit<Stripe.PaymentMethod, "customer" | "card"> & {
  customer: string | null;
  card: Stripe.PaymentMethod.Card;
};
export type Customer = Stripe.Customer;

/** The event types that this server sends: https://docs.stripe.com/api/events/types. */
export type EventType =
  | `payment_intent.${"created" | "requires_action" | "amount_capturable_updated" | "payment_failed" | "canceled" | "succeeded"}`
  | `charge.${"succeeded" | "captured" | "refunded" | "failed" | "expired"}`
  | `refund.${"created" | "updated" | "failed"}`
  | "charge.refund.updated"
  | `charge.dispute.${"created" | "updated" | "funds_withdrawn" | "funds_reinstated" | "closed"}`
  | `payment_method.${"attached" | "detached" | "updated"}`
  | `customer.${"created" | "updated"}`;

export type StripeEvent = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  /** `previous_attributes` holds the former values of what an `updated` event reports. */
  data: { object: object; previous_attributes?: object };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: EventType;
};

/** The object types by the name that Stripe gives them in `object`. */
export type Objects = {
  payment_intent: Intent;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
  payment_method: Method;
  customer: Customer;
  event: StripeEvent;
};
export type Kind = keyof Objects;
export type AnyObject = Objects[Kind];
