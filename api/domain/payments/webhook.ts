import type { PaymentEvent, PaymentGateway } from "../../ports/payment-gateway.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { resumeCheckout, type Waiting } from "./bank-answer.ts";
import { type ReconcileDeps, reconcilePayment } from "./reconcile.ts";
import type { WebhookEvents } from "./webhook-events.ts";

/**
 * The events to ask Stripe for: those after which the bank has answered, and those that tell of refunds and disputes. Any
 * other would be taken and change nothing.
 */
export const stripeEvents = [
  "payment_intent.amount_capturable_updated",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
  "charge.refunded",
  "charge.refund.updated",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const;

export type PaymentEventDeps = Waiting & ReconcileDeps & { readonly webhookEvents: WebhookEvents };

/** `rawBody` as it came, byte for byte, because it is what `signature` signs. */
export type WebhookInput = { readonly rawBody: string; readonly signature: string };

/**
 * Receives one of Stripe's webhook deliveries. Anybody may call it: the signature is what proves that Stripe did. Throws
 * INVALID_SIGNATURE, and SERVICE_UNAVAILABLE while another delivery of the event is being acted on.
 */
export async function receiveWebhook(
  deps: PaymentEventDeps & { readonly payments: Pick<PaymentGateway, "readEvent"> },
  _actor: Actor,
  { rawBody, signature }: WebhookInput,
): Promise<void> {
  const event = await deps.payments.readEvent(rawBody, signature);
  await actOnPaymentEvent(deps, { type: "system", name: "stripe-webhook" }, event);
}

/**
 * Acts on one of Stripe's events, once: a checkout that waits for it goes on, or the order follows its refunds and disputes. The
 * event only says that something happened: what holds is asked of Stripe, so the order of events does not matter.
 */
export async function actOnPaymentEvent(
  deps: PaymentEventDeps,
  actor: Actor,
  { eventId, type, paymentId }: PaymentEvent,
): Promise<void> {
  requireSystem(actor);
  if (!paymentId) return;
  if (tellsOfMoneyBack(type))
    await deps.webhookEvents.once(eventId, () => reconcilePayment(deps, actor, paymentId));
  else if (await deps.taskTokens.tokenOf(paymentId))
    await deps.webhookEvents.once(eventId, () => resumeCheckout(deps, paymentId));
}

const tellsOfMoneyBack = (type: string): boolean => /^(refund\.|charge\.refund|charge\.dispute\.)/.test(type);
