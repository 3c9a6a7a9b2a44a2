import type * as z from "zod";
import type { Call } from "../http/call.ts";
import { invalid } from "../http/errors.ts";
import { changedMetadata, type metadata, type ShippingParams } from "../http/params.ts";
import { newId, randomText } from "../ids.ts";
import type { Intent, Method } from "../objects.ts";
import { amountText } from "./money.ts";

const currencies = new Set(Intl.supportedValuesOf("currency").map((code) => code.toLowerCase()));
const leastOf: Readonly<Record<string, number>> = { gbp: 30, jpy: 50 };

/**
 * Throws Stripe's 400 for an amount outside
 * https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts.
 */
export function checkAmount(amount: number, currency: string): void {
  if (amount < 1)
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  const least = leastOf[currency] ?? 50;
  if (amount < least)
    throw invalid(`Amount must be at least ${amountText(least, currency)} ${currency}`, {
      code: "amount_too_small",
      param: "amount",
    });
  if (amount > 99_999_999)
    throw invalid(`Amount must be no more than ${amountText(99_999_999, currency)}`, {
      code: "amount_too_large",
      param: "amount",
    });
}

/** A new payment intent. Throws Stripe's 400 for an invalid amount or currency. */
export function newIntent(
  call: Call,
  params: {
    readonly amount: number;
    readonly currency: string;
    readonly capture_method?: "automatic" | "automatic_async" | "manual" | undefined;
    readonly confirmation_method?: "automatic" | "manual" | undefined;
    readonly automatic_payment_methods?:
      | { readonly enabled: boolean; readonly allow_redirects?: "always" | "never" | undefined }
      | undefined;
    readonly customer?: string | undefined;
    readonly description?: string | undefined;
    readonly metadata?: z.infer<typeof metadata> | undefined;
    readonly receipt_email?: string | undefined;
    readonly setup_future_usage?: "on_session" | "off_session" | "" | undefined;
    readonly shipping?: ShippingParams | "" | undefined;
    readonly statement_descriptor_suffix?: string | undefined;
    readonly allowed_payment_method_types?: readonly string[] | undefined;
    readonly method: Method | undefined;
  },
): Intent {
  const currency = params.currency.toLowerCase();
  if (!currencies.has(currency))
    throw invalid(`Invalid currency: ${currency}. Stripe currently supports ISO 4217 codes.`, {
      param: "currency",
    });
  checkAmount(params.amount, currency);
  const id = newId("pi");
  const automatic = params.automatic_payment_methods;
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: params.allowed_payment_method_types?.slice() ?? null,
    amount: params.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: {
      allow_redirects: automatic?.allow_redirects ?? "always",
      enabled: automatic?.enabled ?? true,
    },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.capture_method ?? "automatic_async",
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: params.confirmation_method ?? "automatic",
    created: call.now,
    currency,
    customer: params.customer ?? null,
    customer_account: null,
    description: params.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: changedMetadata({}, params.metadata),
    next_action: null,
    on_behalf_of: null,
    payment_method: params.method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: { card: cardOptions },
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: params.receipt_email || null,
    review: null,
    setup_future_usage: params.setup_future_usage || null,
    shipping: shippingOf(params.shipping) ?? null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: params.statement_descriptor_suffix ?? null,
    status: params.method ? "requires_confirmation" : "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}

/** Shipping details as Stripe keeps them; null unsets them, undefined leaves them as they are. */
export function shippingOf(given: ShippingParams | "" | undefined): Intent["shipping"] | undefined {
  if (given === undefined) return undefined;
  if (given === "") return null;
  const { address, ...rest } = given;
  const none = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  const { carrier = null, name = "", phone = null, tracking_number = null } = rest;
  return { address: { ...none, ...known(address) }, carrier, name, phone, tracking_number };
}

const known = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const cardOptions = {
  installments: null,
  mandate_options: null,
  network: null,
  request_three_d_secure: "automatic",
} as const;

/** The intent with only the fields that the caller may see; a browser gets fewer. */
export function forBrowser(call: Pick<Call, "client">, intent: Intent): object {
  if (!call.client) return intent;
  return Object.fromEntries(Object.entries(intent).filter(([name]) => !hiddenFromBrowsers.has(name)));
}

const hiddenFromBrowsers = new Set([
  "customer",
  "metadata",
  "latest_charge",
  "amount_received",
  "amount_capturable",
  "application",
]);
