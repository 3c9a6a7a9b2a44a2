import type * as z from "zod";
import { invalid } from "../http/errors.ts";
import { changedMetadata, type metadata, type ShippingParams } from "../http/params.ts";
import type { Intent } from "../objects.ts";
import { shippingOf } from "./intent.ts";

type Details = {
  readonly customer?: string | undefined;
  readonly description?: string | undefined;
  readonly metadata?: z.infer<typeof metadata> | undefined;
  readonly receipt_email?: string | undefined;
  readonly shipping?: ShippingParams | "" | undefined;
  readonly setup_future_usage?: "on_session" | "off_session" | "" | undefined;
  readonly statement_descriptor_suffix?: string | undefined;
  readonly allowed_payment_method_types?: readonly string[] | undefined;
};

/** The intent with the given details; an empty value unsets what can be unset. */
export function described(intent: Intent, given: Details): Intent {
  const { customer, description, receipt_email, setup_future_usage, statement_descriptor_suffix } = given;
  return {
    ...intent,
    metadata: changedMetadata(intent.metadata, given.metadata),
    ...(customer !== undefined && { customer }),
    ...(description !== undefined && { description }),
    ...(receipt_email !== undefined && { receipt_email: receipt_email || null }),
    ...(given.shipping !== undefined && { shipping: shippingOf(given.shipping) ?? null }),
    ...(setup_future_usage !== undefined && { setup_future_usage: setup_future_usage || null }),
    ...(statement_descriptor_suffix !== undefined && { statement_descriptor_suffix }),
    ...(given.allowed_payment_method_types && {
      allowed_payment_method_types: [...given.allowed_payment_method_types],
    }),
  };
}

const unpaid = ["requires_payment_method", "requires_confirmation", "requires_action"];
const uncanceled = [...unpaid, "requires_capture", "processing", "succeeded"];

/** In which states a field may change; those left out may change in every state. */
const updatable: Readonly<Record<string, readonly string[]>> = {
  amount: unpaid,
  payment_method: unpaid,
  payment_method_data: unpaid,
  customer: unpaid,
  setup_future_usage: unpaid,
  allowed_payment_method_types: unpaid,
  statement_descriptor_suffix: [...unpaid, "requires_capture"],
  receipt_email: uncanceled,
  shipping: uncanceled,
};

/** Throws Stripe's 400 when a given field can no longer change. */
export function checkUpdate(intent: Intent, given: Readonly<Record<string, unknown>>): void {
  for (const [field, statuses] of Object.entries(updatable))
    if (given[field] !== undefined && !statuses.includes(intent.status))
      throw invalid(
        `This PaymentIntent's ${field} could not be updated because it has a status of ${intent.status}. You may only update the ${field} of a PaymentIntent with one of the following statuses: ${statuses.join(", ")}.`,
        { code: "payment_intent_unexpected_state", param: field, payment_intent: intent },
      );
}
