import * as z from "zod";
import { type Call, type Endpoint, endpoint } from "../http/call.ts";
import { invalid, noSuch } from "../http/errors.ts";
import { changedMetadata, integer, metadata, page, text } from "../http/params.ts";
import { newId } from "../ids.ts";
import { listPage } from "../lists.ts";
import type { Charge, Refund } from "../objects.ts";

/** The endpoints for refunds: https://docs.stripe.com/api/refunds. A refund succeeds immediately. */
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
    (call, params) => {
      const charge = chargeToRefund(call, params);
      const amount = params.amount ?? charge.amount_captured - charge.amount_refunded;
      checkRefund(charge, amount);
      const refunded = charge.amount_refunded + amount;
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
        metadata: changedMetadata({}, params.metadata),
        payment_intent: charge.payment_intent,
        payment_method: charge.payment_method,
        reason: params.reason ?? null,
        receipt_number: null,
        source_transfer_reversal: null,
        status: "succeeded",
        transfer_reversal: null,
      };
      const after: Charge = {
        ...charge,
        amount_refunded: refunded,
        refunded: refunded === charge.amount_captured,
      };
      call.store.save(refund);
      call.store.save(after);
      call.emit("refund.created", refund);
      call.emit("charge.refunded", after);
      return refund;
    },
  ),
  endpoint("GET", "/v1/refunds/:id", {}, ({ store, id }) => {
    const refund = store.find("refund", id);
    if (!refund) throw noSuch("refund", id, "id");
    return refund;
  }),
  endpoint(
    "GET",
    "/v1/refunds",
    { ...page, payment_intent: text.optional(), charge: text.optional() },
    (call, { payment_intent, charge, ...params }) =>
      listPage(call, "refund", "/v1/refunds", params, { payment_intent, charge }),
  ),
];

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

function checkRefund(charge: Charge, amount: number): void {
  if (!charge.captured)
    throw invalid(
      `Charge ${charge.id} has not been captured, so it cannot be refunded. Cancel its PaymentIntent.`,
    );
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: "charge_already_refunded" });
  if (amount < 1)
    throw invalid(`Invalid positive integer`, { code: "parameter_invalid_integer", param: "amount" });
  if (amount > left)
    throw invalid(
      `Refund amount (${money(amount, charge)}) is greater than unrefunded amount on charge (${money(left, charge)})`,
      { param: "amount" },
    );
}

const money = (amount: number, { currency }: Charge): string =>
  new Intl.NumberFormat("en-US", { style: "currency", currency }).format(amount / 100);
