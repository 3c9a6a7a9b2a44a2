import type { Call } from "../http/call.ts";
import { cardFault, docUrl, invalid, StripeFault, wrongState } from "../http/errors.ts";
import { randomText } from "../ids.ts";
import type { Intent, Method } from "../objects.ts";
import { cardNamed, type TestCard } from "./cards.ts";
import { newCharge } from "./charges.ts";
import { expectDispute } from "./disputes.ts";
import { forBrowser } from "./intent.ts";
import { methodWasUsed } from "./payment-methods.ts";

/** The parameters of a confirmation. */
export type Confirmation = {
  readonly method: Method | undefined;
  readonly returnUrl: string | undefined;
  readonly offSession: boolean;
  readonly failOnAction: boolean;
  readonly usesStripeJs: boolean;
};

const confirmable = ["requires_payment_method", "requires_confirmation", "requires_action"];

/**
 * Attempts the payment. Returns the intent, or a decline (whose changes are kept). Throws when the intent
 * cannot be confirmed.
 */
export function confirm(call: Call, intent: Intent, given: Confirmation): Intent | StripeFault {
  const shown = { payment_intent: forBrowser(call, intent) };
  if (intent.status === "succeeded")
    throw invalid(
      "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
      { code: "payment_intent_unexpected_state", ...shown },
    );
  if (!confirmable.includes(intent.status))
    throw wrongState(
      intent,
      "You cannot confirm this PaymentIntent",
      "confirmed",
      confirmable,
      shown.payment_intent,
    );
  const { method } = given;
  if (!method)
    throw invalid(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
      { code: "payment_intent_unexpected_state", ...shown },
    );
  if (intent.allowed_payment_method_types?.includes(method.type) === false)
    throw invalid(
      `The PaymentMethod provided (${method.type}) is not allowed for this PaymentIntent. Please attach a PaymentMethod of a type in this PaymentIntent's allowed_payment_method_types.`,
      { code: "payment_intent_incompatible_payment_method", param: "payment_method", ...shown },
    );
  if (method.customer !== null && method.customer !== intent.customer)
    throw invalid(
      "The payment method you provided is attached to a customer so for security purposes you must provide the customer in the request.",
    );
  if (method.customer === null && call.tables.wasUsed(method.id)) throw methodWasUsed();
  if (needsReturnUrl(intent) && given.returnUrl === undefined && !call.client && !given.usesStripeJs)
    throw invalid(
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    );
  const card = cardBehind(call, method);
  if (!card.challenge) return charge(call, intent, { method, card, authenticated: false });
  if (given.offSession || given.failOnAction) return refuseUnauthenticated(call, intent, method);
  return challenge(call, intent, method, given);
}

/** Applies the bank's answer to an open challenge. An answer to a closed challenge changes nothing. */
export function answerChallenge(call: Call, token: string, approved: boolean): Intent | undefined {
  const open = call.tables.challenge(token);
  const intent = open && call.store.find("payment_intent", open.intentId);
  if (!intent || !isOpen(intent, token)) return intent;
  const method = call.store.find("payment_method", intent.payment_method ?? "");
  if (!method) return intent;
  const unasked: Intent = { ...intent, next_action: null };
  if (approved) {
    const paid = charge(call, unasked, { method, card: cardBehind(call, method), authenticated: true });
    return paid instanceof StripeFault ? call.store.find("payment_intent", intent.id) : paid;
  }
  return failed(call, unasked, {
    code: "payment_intent_authentication_failure",
    doc_url: docUrl("payment_intent_authentication_failure"),
    message:
      "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
    payment_method: method,
    type: "invalid_request_error",
  });
}

/** Whether the intent still waits for the answer to this challenge. */
export const isOpen = (intent: Intent, token: string): boolean =>
  intent.status === "requires_action" &&
  intent.next_action?.redirect_to_url?.url?.split("/").at(-1) === token;

function charge(
  call: Call,
  intent: Intent,
  attempt: { readonly method: Method; readonly card: TestCard; readonly authenticated: boolean },
): Intent | StripeFault {
  const { method, card } = attempt;
  const made = newCharge(call, intent, attempt);
  call.store.save(made);
  if (card.decline) {
    const { code, declineCode, message, param } = card.decline;
    call.emit("charge.failed", made);
    const error = {
      charge: made.id,
      code,
      doc_url: docUrl(code),
      message,
      payment_method: method,
      type: "card_error",
      ...(declineCode !== undefined && { decline_code: declineCode }),
      ...(param !== undefined && { param }),
    } as const;
    const after = failed(call, { ...intent, latest_charge: made.id }, error);
    return cardFault(code, message, { ...error, payment_intent: forBrowser(call, after) });
  }
  if (method.customer === null) call.tables.markUsed(method.id);
  const manual = intent.capture_method === "manual";
  const after: Intent = {
    ...intent,
    amount_capturable: manual ? intent.amount : 0,
    amount_received: manual ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: made.id,
    next_action: null,
    payment_method: method.id,
    status: manual ? "requires_capture" : "succeeded",
  };
  call.store.save(after);
  const captureBefore = made.payment_method_details?.card?.capture_before;
  if (captureBefore !== undefined) call.tables.schedule("expire_hold", intent.id, captureBefore);
  if (made.captured) expectDispute(call, made);
  keepMethod(call, after, method);
  call.emit("charge.succeeded", made);
  call.emit(manual ? "payment_intent.amount_capturable_updated" : "payment_intent.succeeded", after);
  return after;
}

/** `setup_future_usage` attaches a new card to the customer: https://docs.stripe.com/payments/save-during-payment. */
function keepMethod(call: Call, { setup_future_usage, customer }: Intent, before: Method): void {
  if (setup_future_usage === null || customer === null || before.customer !== null) return;
  const method: Method = { ...before, customer };
  call.store.save(method);
  call.emit("payment_method.attached", method);
}

function challenge(call: Call, intent: Intent, method: Method, { returnUrl }: Confirmation): Intent {
  const token = randomText(32);
  call.tables.openChallenge(token, { intentId: intent.id, returnUrl: returnUrl ?? "" });
  const after: Intent = {
    ...intent,
    last_payment_error: null,
    next_action: {
      redirect_to_url: { return_url: returnUrl ?? null, url: call.bankUrl(token) },
      type: "redirect_to_url",
    },
    payment_method: method.id,
    status: "requires_action",
  };
  call.store.save(after);
  call.emit("payment_intent.requires_action", after);
  return after;
}

function refuseUnauthenticated(call: Call, intent: Intent, method: Method): StripeFault {
  const error = {
    code: "authentication_required",
    doc_url: docUrl("authentication_required"),
    decline_code: "authentication_required",
    message: "Your card was declined. This transaction requires authentication.",
    payment_method: method,
    type: "card_error",
  } as const;
  const after = failed(call, intent, error);
  return cardFault(error.code, error.message, { ...error, payment_intent: forBrowser(call, after) });
}

function failed(call: Call, intent: Intent, error: Intent["last_payment_error"]): Intent {
  const after: Intent = {
    ...intent,
    last_payment_error: error,
    next_action: null,
    payment_method: null,
    status: "requires_payment_method",
  };
  call.store.save(after);
  call.emit("payment_intent.payment_failed", after);
  return after;
}

function cardBehind(call: Call, method: Method): TestCard {
  const card = cardNamed(call.tables.cardOf(method.id));
  if (!card) throw invalid("This payment method has no card.");
  return card;
}

const needsReturnUrl = ({ automatic_payment_methods }: Intent): boolean =>
  automatic_payment_methods?.enabled === true && automatic_payment_methods.allow_redirects !== "never";
