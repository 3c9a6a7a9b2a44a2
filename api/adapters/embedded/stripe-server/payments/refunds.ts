import * as z from "zod";
import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { invalid, noSuch } from "../http/errors.ts";
import { changedMetadata, integer, metadata, page, text } from "../http/params.ts";
import { newId } from "../ids.ts";
import { listPage } from "../lists.ts";
import type { Charge, Refund } from "../objects.ts";
import { isChargedBack } from "./disputes.ts";
import { amountText } from "./money.ts";
import { firstOutcome, refundChanged, refundSeconds } from "./refund-outcome.ts";

/** The endpoints for refunds: https://docs.stripe.com/api/refunds. */
export const refundEndpoints: readonly Endpoint[] = [
  endpoint(
    "POST",
    "/v1/refunds",
    {
      payment_intent: text.optional(),
      charge: text.optional(),
      amount: integer.optional(),
      reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
      metadata: metadata.optional(),
    },
    (call, params) =>
      createRefund(call, chargeToRefund(call, params), {
        amount: params.amount,
        reason: params.reason,
        metadata: changedMetadata({}, params.metadata),
      }),
  ),
  endpoint("GET", "/v1/refunds/:id", {}, refundOf),
  endpoint("POST", "/v1/refunds/:id", { metadata: metadata.optional() }, (call, params) => {
    const before = refundOf(call);
    const refund: Refund = { ...before, metadata: changedMetadata(before.metadata ?? {}, params.metadata) };
    call.store.save(refund);
    refundChanged(call, refund, before);
    return refund;
  }),
  // Only refunds that wait for the customer can be canceled, which those of cards never do.
  endpoint("POST", "/v1/refunds/:id/cancel", {}, (call) => {
    refundOf(call);
    throw invalid("Canceling this refund is unsupported.");
  }),
  endpoint(
    "GET",
    "/v1/refunds",
    { ...page, payment_intent: text.optional(), charge: text.optional() },
    (call, { payment_intent, charge, ...params }) =>
      listPage(call, "refund", "/v1/refunds", params, { payment_intent, charge }),
  ),
];

/**
 * Refunds `amount` (minor units; by default what is left) of a captured charge. A pending refund counts as refunded
 * until it fails. Throws Stripe's 400 when less is left or the charge is disputed.
 */
export function createRefund(
  call: Call,
  charge: Charge,
  given: {
    readonly amount: number | undefined;
    readonly reason: Refund["reason"] | undefined;
    readonly metadata: Record<string, string>;
  },
): Refund {
  const amount = given.amount ?? charge.amount_captured - charge.amount_refunded;
  checkRefund(call, charge, amount);
  const refunded = charge.amount_refunded + amount;
  const { status, later } = firstOutcome(call, charge.payment_method);
  const refund: Refund = {
    id: newId("re"),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: call.now,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { type: "refund" }, type: "card" },
    metadata: given.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(status === "pending" && { pending_reason: "processing" }),
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  };
  const after: Charge = {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount_captured,
  };
  call.store.save(refund);
  call.store.save(after);
  if (later) call.tables.schedule(later, refund.id, call.now + refundSeconds);
  call.emit("refund.created", refund);
  call.emit("charge.refunded", after, charge);
  return refund;
}

function refundOf({ store, id }: Call): Refund {
  const refund = store.find("refund", id);
  if (!refund) throw noSuch("refund", id, "id");
  return refund;
}

function chargeToRefund(
  { store }: Call,
  given: { readonly payment_intent?: string | undefined; readonly charge?: string | undefined },
): Charge {
  if (given.charge !== undefined) {
    const charge = store.find("charge", given.charge);
    if (!charge) throw noSuch("charge", given.charge, "charge", 400);
    return charge;
  }
  if (given.payment_intent === undefined)
    throw invalid(
      "One of the following params should be provided for this request: payment_intent or charge.",
      {
        code: "parameter_missing",
      },
    );
  const intent = store.find("payment_intent", given.payment_intent);
  if (!intent) throw noSuch("payment_intent", given.payment_intent, "payment_intent", 400);
  const charge = store.find("charge", intent.latest_charge ?? "");
  if (!charge?.paid)
    throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`);
  return charge;
}

function checkRefund(call: Call, charge: Charge, amount: number): void {
  if (!charge.captured)
    throw invalid(
      `Charge ${charge.id} has not been captured, so it cannot be refunded. Cancel its PaymentIntent.`,
    );
  if (isChargedBack(call, charge))
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
    });
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (amount < 1)
    throw invalid(`Invalid positive integer`, { code: "parameter_invalid_integer", param: "amount" });
  if (amount > left)
    throw invalid(
      `Refund amount (${amountText(amount, charge.currency)}) is greater than unrefunded amount on charge (${amountText(left, charge.currency)})`,
      { param: "amount" },
    );
}
