import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { noSuch } from "../http/errors.ts";
import { page, text } from "../http/params.ts";
import { newId } from "../ids.ts";
import { listPage } from "../lists.ts";
import type { Charge, Intent, Method } from "../objects.ts";
import type { Decline, TestCard } from "./cards.ts";

/**
 * How long an online authorization is valid, in seconds:
 * https://docs.stripe.com/payments/place-a-hold-on-a-payment-method.
 */
const holdSeconds = 7 * 24 * 60 * 60;

/** The endpoints for charges; a charge is the result of one payment attempt. */
export const chargeEndpoints: readonly Endpoint[] = [
  endpoint("GET", "/v1/charges/:id", {}, ({ store, id }) => {
    const charge = store.find("charge", id);
    if (!charge) throw noSuch("charge", id, "id");
    return charge;
  }),
  endpoint(
    "GET",
    "/v1/charges",
    { ...page, payment_intent: text.optional(), customer: text.optional() },
    (call, { payment_intent, customer, ...params }) =>
      listPage(call, "charge", "/v1/charges", params, { payment_intent, customer }),
  ),
];

/** The charge that results from a payment attempt with this card. */
export function newCharge(
  call: Call,
  intent: Intent,
  {
    method,
    card,
    authenticated,
  }: { readonly method: Method; readonly card: TestCard; readonly authenticated: boolean },
): Charge {
  const { decline } = card;
  const captured = !decline && intent.capture_method !== "manual";
  return {
    id: newId("ch"),
    object: "charge",
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: descriptorOf(intent),
    captured,
    created: call.now,
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(card, decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      type: "card",
      card: {
        amount_authorized: decline ? null : intent.amount,
        authorization_code: null,
        brand: method.card.brand,
        ...(!decline && !captured && { capture_before: call.now + holdSeconds }),
        checks: {
          address_line1_check: null,
          address_postal_code_check: null,
          cvc_check: cvcCheck(method, decline),
        },
        country: method.card.country,
        electronic_commerce_indicator: null,
        exp_month: method.card.exp_month,
        exp_year: method.card.exp_year,
        extended_authorization: { status: "disabled" },
        fingerprint: method.card.fingerprint ?? null,
        funding: method.card.funding,
        incremental_authorization: { status: "unavailable" },
        installments: null,
        last4: method.card.last4,
        mandate: null,
        multicapture: { status: "unavailable" },
        network: method.card.brand,
        network_token: { used: false },
        network_transaction_id: null,
        overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
        regulated_status: "unregulated",
        three_d_secure: authenticated ? authentication : null,
        transaction_link_id: null,
        wallet: null,
      },
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
}

/** What the cardholder reads, at most 22 characters: https://docs.stripe.com/get-started/account/statement-descriptors. */
const descriptorOf = ({ statement_descriptor_suffix: suffix }: Intent): string =>
  (suffix === null ? "E-COM67" : `E-COM67* ${suffix}`).slice(0, 22);

const authentication = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: null,
  version: "2.2.0",
} as const;

function cvcCheck(method: Method, decline: Decline | undefined): string | null {
  if (decline?.code === "incorrect_cvc") return "fail";
  return method.card.checks?.cvc_check === null ? null : "pass";
}

const scoreOf = { normal: 12, elevated: 68, highest: 92 } as const satisfies Record<TestCard["risk"], number>;

function outcomeOf({ risk }: TestCard, decline: Decline | undefined): Charge["outcome"] {
  const blank = { advice_code: null, network_advice_code: null, network_decline_code: null };
  const base = { ...blank, risk_level: risk, risk_score: scoreOf[risk] };
  if (!decline)
    return {
      ...base,
      network_status: "approved_by_network",
      reason: risk === "normal" ? null : `${risk}_risk_level`,
      seller_message: "Payment complete.",
      type: "authorized",
    };
  if (decline.declineCode === "fraudulent")
    return {
      ...base,
      network_status: "not_sent_to_network",
      reason: "highest_risk_level",
      seller_message: "Stripe blocked this payment as too risky.",
      type: "blocked",
    };
  return {
    ...base,
    network_status: "declined_by_network",
    reason: decline.declineCode ?? decline.code,
    seller_message: "The bank did not approve the payment.",
    type: "issuer_declined",
  };
}
