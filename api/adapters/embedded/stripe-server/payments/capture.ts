import type { Call } from "../http/call.ts";
import { invalid, wrongState } from "../http/errors.ts";
import type { Charge, Intent } from "../objects.ts";
import { expectDispute } from "./disputes.ts";

const cancelable = [
  "requires_payment_method",
  "requires_capture",
  "requires_confirmation",
  "requires_action",
  "processing",
];

/**
 * Captures `amount` (minor units) of the authorization and releases the rest:
 * https://docs.stripe.com/api/payment_intents/capture.
 */
export function capture(call: Call, intent: Intent, amount: number = intent.amount_capturable): Intent {
  if (intent.status === "succeeded")
    throw invalid("This PaymentIntent could not be captured because it has already been captured.", {
      code: "payment_intent_unexpected_state",
      payment_intent: intent,
    });
  if (intent.status !== "requires_capture")
    throw wrongState(intent, "This PaymentIntent could not be captured", "captured", ["requires_capture"]);
  if (amount < 1)
    throw invalid("This value must be greater than or equal to 1.", {
      code: "parameter_invalid_integer",
      param: "amount_to_capture",
    });
  if (amount > intent.amount_capturable)
    throw invalid("The amount to capture is greater than the amount that can be captured.", {
      code: "amount_too_large",
      param: "amount_to_capture",
    });
  const held = chargeOf(call, intent);
  const charge: Charge = { ...held, amount_captured: amount, captured: true };
  const after: Intent = { ...intent, amount_capturable: 0, amount_received: amount, status: "succeeded" };
  call.store.save(charge);
  call.store.save(after);
  call.tables.unschedule("expire_hold", intent.id);
  expectDispute(call, charge);
  call.emit("charge.captured", charge);
  call.emit("payment_intent.succeeded", after);
  return after;
}

/** Cancels an intent that has captured nothing and releases its authorization. */
export function cancel(call: Call, intent: Intent, reason: Intent["cancellation_reason"]): Intent {
  if (!cancelable.includes(intent.status))
    throw wrongState(intent, "You cannot cancel this PaymentIntent", "canceled", cancelable);
  const after: Intent = {
    ...intent,
    amount_capturable: 0,
    canceled_at: call.now,
    cancellation_reason: reason,
    next_action: null,
    status: "canceled",
  };
  call.store.save(after);
  call.tables.unschedule("expire_hold", intent.id);
  call.emit("payment_intent.canceled", after);
  return after;
}

/** Cancels an intent whose authorization has expired, as Stripe does on its own. */
export function expireHold(call: Call, intentId: string): void {
  const intent = call.store.find("payment_intent", intentId);
  if (intent?.status !== "requires_capture") return;
  call.emit("charge.expired", chargeOf(call, intent));
  cancel(call, intent, "expired");
}

function chargeOf(call: Call, intent: Intent): Charge {
  const charge = call.store.find("charge", intent.latest_charge ?? "");
  if (!charge) throw new Error(`The payment intent ${intent.id} holds money without a charge`);
  return charge;
}
