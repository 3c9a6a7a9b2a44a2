import type Stripe from "stripe";
import { newId } from "../ids.ts";
import type { Charge, Dispute } from "../objects.ts";
import type { DisputeKind } from "./cards.ts";

/** How long a shop may answer, in seconds; banks allow one to three weeks. */
const answerSeconds = 9 * 24 * 60 * 60;
/** Stripe's fee of a dispute in the United States, in minor units. */
const disputeFee = 1500;

/** A dispute of everything that was captured of a charge and not refunded. */
export function newDispute(now: number, charge: Charge, kind: DisputeKind): Dispute {
  const inquiry = kind === "inquiry";
  const reason = inquiry ? "fraudulent" : kind;
  const amount = charge.amount_captured - charge.amount_refunded;
  const id = newId("du");
  const { currency } = charge;
  return {
    id,
    object: "dispute",
    amount,
    balance_transactions: inquiry ? [] : [withdrawal(now, { id, currency }, -amount)],
    charge: charge.id,
    created: now,
    currency,
    enhanced_eligibility_types: [],
    evidence: { ...noEvidence, enhanced_evidence: {} },
    evidence_details: {
      due_by: now + answerSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? "visa",
        case_type: inquiry ? "inquiry" : "chargeback",
        network: charge.payment_method_details?.card?.network ?? "visa",
        network_reason_code: reason === "fraudulent" ? "10.4" : "13.1",
      },
      type: "card",
    },
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  };
}

/** The movement on the shop's balance when money is withdrawn (a negative amount) or given back, with its fee. */
export function withdrawal(
  now: number,
  { id, currency }: Pick<Dispute, "id" | "currency">,
  amount: number,
): Stripe.BalanceTransaction {
  const withdrawn = amount < 0;
  const fee = withdrawn ? disputeFee : -disputeFee;
  return {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: now,
    balance_type: "payments",
    created: now,
    currency,
    description: withdrawn ? "Chargeback withdrawal" : "Chargeback reversal",
    exchange_rate: null,
    fee,
    fee_details: [
      { amount: fee, application: null, currency, description: "Dispute fee", type: "stripe_fee" },
    ],
    net: amount - fee,
    reporting_category: withdrawn ? "dispute" : "dispute_reversal",
    source: id,
    status: "available",
    type: "adjustment",
  };
}

const noEvidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
} as const;
