import { createHash } from "node:crypto";
import * as z from "zod";
import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { cardFault, invalid, noSuch } from "../http/errors.ts";
import { address, changedMetadata, metadata, page, text } from "../http/params.ts";
import { newId } from "../ids.ts";
import { listPage } from "../lists.ts";
import type { Method } from "../objects.ts";
import { cardNamed, cardNameIn, cardNameOf, isCardNumber, type TestCard } from "./cards.ts";

const billing = z.strictObject({
  address: z.union([z.literal(""), address]).optional(),
  email: z.string().optional(),
  name: z.string().optional(),
  phone: z.string().optional(),
  tax_id: z.string().optional(),
});
const cardParams = z.strictObject({
  number: text.optional(),
  exp_month: text.optional(),
  exp_year: text.optional(),
  cvc: z.string().optional(),
  token: text.optional(),
});

/** The parameters of a new payment method, also used as `payment_method_data`. */
export const methodParams = {
  type: z.enum(["card"]),
  card: cardParams.optional(),
  billing_details: billing.optional(),
  metadata: metadata.optional(),
  allow_redisplay: z.enum(["always", "limited", "unspecified"]).optional(),
  // Sent by Stripe.js.
  payment_user_agent: text.optional(),
  time_on_page: text.optional(),
  referrer: text.optional(),
  guid: text.optional(),
  muid: text.optional(),
  sid: text.optional(),
};
type MethodParams = z.output<z.ZodObject<typeof methodParams>>;

/**
 * The endpoints for cards, given by number or by Stripe's test ids. Numbers are never stored, only the name
 * of the test card.
 */
export const paymentMethodEndpoints: readonly Endpoint[] = [
  endpoint("POST", "/v1/payment_methods", methodParams, createMethod, { clients: true }),
  endpoint("GET", "/v1/payment_methods/:id", {}, (call) => methodFor(call, call.id, 404), { writes: true }),
  endpoint(
    "POST",
    "/v1/payment_methods/:id",
    { billing_details: billing.optional(), metadata: metadata.optional() },
    (call, params) => {
      const method = methodFor(call, call.id, 404);
      const changed = saved(call, {
        ...method,
        billing_details: { ...method.billing_details, ...billingOf(params.billing_details) },
        metadata: changedMetadata(method.metadata ?? {}, params.metadata),
      });
      call.emit("payment_method.updated", changed, method);
      return changed;
    },
  ),
  endpoint("POST", "/v1/payment_methods/:id/attach", { customer: text }, (call, { customer }) => {
    const method = methodFor(call, call.id, 404);
    if (!call.store.find("customer", customer)) throw noSuch("customer", customer, "customer", 400);
    if (method.customer === customer) return method;
    if (method.customer !== null || call.tables.wasUsed(method.id)) throw methodWasUsed();
    const attached = saved(call, { ...method, customer });
    call.emit("payment_method.attached", attached);
    return attached;
  }),
  endpoint("POST", "/v1/payment_methods/:id/detach", {}, (call) => {
    const method = methodFor(call, call.id, 404);
    if (method.customer === null)
      throw invalid(
        "The payment method you provided is not attached to a customer so detachment is impossible.",
      );
    call.tables.markUsed(method.id);
    const detached = saved(call, { ...method, customer: null });
    call.emit("payment_method.detached", detached, method);
    return detached;
  }),
  endpoint(
    "GET",
    "/v1/payment_methods",
    { ...page, customer: text.optional(), type: text.optional() },
    (call, { customer, ...params }) =>
      listPage(call, "payment_method", "/v1/payment_methods", params, { customer }),
  ),
];

/**
 * Creates a card from form parameters. Throws Stripe's card errors (402) for an invalid number, date or code.
 */
export function createMethod(call: Call, params: MethodParams): Method {
  const { number, exp_month, exp_year, cvc, token } = params.card ?? {};
  const details = {
    billing: billingOf(params.billing_details),
    metadata: changedMetadata({}, params.metadata),
  };
  if (token !== undefined) {
    const name = cardNameIn(token);
    if (name === undefined) throw noSuch("token", token, "card[token]", 400);
    return addMethod(call, name, futureExpiry(call), details);
  }
  for (const [param, value] of [
    ["number", number],
    ["exp_month", exp_month],
    ["exp_year", exp_year],
  ] as const)
    if (value === undefined)
      throw invalid(`Missing required param: card[${param}].`, {
        code: "parameter_missing",
        param: `card[${param}]`,
      });
  const digits = (number ?? "").replace(/[\s-]/g, "");
  if (!isCardNumber(digits))
    throw cardFault("incorrect_number", "Your card number is incorrect.", { param: "number" });
  const expiry = readExpiry(call, exp_month ?? "", exp_year ?? "");
  const name = cardNameOf(digits);
  if (name === undefined)
    throw cardFault(
      "card_declined",
      "Your card was declined. Your request was in test mode, but used a non test card. For a list of valid test cards, visit: https://stripe.com/docs/testing.",
      { decline_code: "test_mode_live_card" },
    );
  const isAmex = cardNamed(name)?.brand === "amex";
  if (cvc !== undefined && !(isAmex ? /^\d{3,4}$/ : /^\d{3}$/).test(cvc))
    throw cardFault("invalid_cvc", "Your card's security code is invalid.", { param: "cvc" });
  return addMethod(call, name, expiry, { ...details, last4: digits.slice(-4), cvcGiven: cvc !== undefined });
}

/**
 * The payment method with this id. As at Stripe, each use of a test id such as `pm_card_visa` makes a new
 * card.
 */
export function methodFor(call: Call, id: string, missing: 400 | 404 = 400): Method {
  const name = cardNameIn(id);
  const method =
    name !== undefined
      ? addMethod(call, name, futureExpiry(call), { billing: {}, metadata: {}, cvcGiven: true })
      : call.store.find("payment_method", id);
  if (!method) throw noSuch("PaymentMethod", id, "payment_method", missing);
  return method;
}

/** The error for charging a payment method without a customer a second time. */
export const methodWasUsed = () =>
  invalid(
    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
  );

type Expiry = { readonly month: number; readonly year: number };

function addMethod(
  call: Call,
  name: string,
  { month, year }: Expiry,
  details: {
    readonly billing: Partial<Method["billing_details"]>;
    readonly metadata: Record<string, string>;
    readonly last4?: string;
    readonly cvcGiven?: boolean;
  },
): Method {
  const testCard = cardNamed(name);
  if (!testCard) throw noSuch("PaymentMethod", `pm_card_${name}`, "payment_method");
  const method: Method = {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: {
      address: null,
      email: null,
      name: null,
      phone: null,
      tax_id: null,
      ...details.billing,
    },
    card: cardView(testCard, name, { month, year }, details),
    created: call.now,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: details.metadata,
    type: "card",
  };
  call.tables.rememberCard(method.id, name);
  return saved(call, method);
}

const cardView = (
  testCard: TestCard,
  name: string,
  { month, year }: Expiry,
  { last4, cvcGiven }: { readonly last4?: string; readonly cvcGiven?: boolean },
): Method["card"] => ({
  brand: testCard.brand,
  checks: {
    address_line1_check: null,
    address_postal_code_check: null,
    cvc_check: cvcGiven ? "unchecked" : null,
  },
  country: testCard.country,
  display_brand: testCard.brand,
  exp_month: month,
  exp_year: year,
  fingerprint: createHash("sha256").update(name).digest("base64url").replace(/[-_]/g, "x").slice(0, 16),
  funding: testCard.funding,
  generated_from: null,
  last4: last4 ?? testCard.number.slice(-4),
  networks: { available: [testCard.brand], preferred: null },
  regulated_status: "unregulated",
  three_d_secure_usage: { supported: true },
  wallet: null,
});

function readExpiry({ now }: Call, monthText: string, yearText: string): Expiry {
  const month = /^\d{1,2}$/.test(monthText) ? Number(monthText) : 0;
  if (month < 1 || month > 12)
    throw cardFault("invalid_expiry_month", "Your card's expiration month is invalid.", {
      param: "exp_month",
    });
  const year = /^(\d{2}|\d{4})$/.test(yearText) ? Number(yearText) + (yearText.length === 2 ? 2000 : 0) : 0;
  const today = new Date(now * 1000);
  if (year < today.getUTCFullYear() || year > today.getUTCFullYear() + 50)
    throw cardFault("invalid_expiry_year", "Your card's expiration year is invalid.", { param: "exp_year" });
  if (year === today.getUTCFullYear() && month < today.getUTCMonth() + 1)
    throw cardFault("invalid_expiry_month", "Your card's expiration month is invalid.", {
      param: "exp_month",
    });
  return { month, year };
}

const futureExpiry = ({ now }: Call): Expiry => ({
  month: new Date(now * 1000).getUTCMonth() + 1,
  year: new Date(now * 1000).getUTCFullYear() + 1,
});

function billingOf(params: z.output<typeof billing> | undefined): Partial<Method["billing_details"]> {
  const { address: given, ...rest } = params ?? {};
  const known = Object.entries(rest).filter(([, value]) => value !== undefined);
  if (given === undefined || given === "") return Object.fromEntries(known);
  const blank = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  const filled = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(known), address: { ...blank, ...Object.fromEntries(filled) } };
}

function saved(call: Call, method: Method): Method {
  call.store.save(method);
  return method;
}
