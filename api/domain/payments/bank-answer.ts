import type { PaymentEvent, PaymentGateway, PaymentStatus } from "../../ports/payment-gateway.ts";
import type { Workflows } from "../../ports/workflows.ts";
import { type Actor, nameOf, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { movePayment } from "../orders/moves.ts";
import type { Orders } from "../orders/store.ts";
import { type ReconcileDeps, reconcilePayment } from "./reconcile.ts";
import type { TaskTokens } from "./task-tokens.ts";
import type { WebhookEvents } from "./webhook-events.ts";

type Waiting = {
  readonly payments: Pick<PaymentGateway, "find">;
  readonly taskTokens: TaskTokens;
  readonly workflows: Pick<Workflows, "succeed" | "fail">;
};

export type AwaitShopperInput = {
  readonly orderId: string;
  readonly paymentId: string;
  /** Completes the workflow's task once the bank has answered. */
  readonly token: string;
};

/**
 * Has an order wait until its shopper has answered the bank (3-D Secure). Throws PAYMENT_NOT_FOUND, ORDER_NOT_FOUND.
 */
export async function awaitShopper(
  deps: Waiting & { readonly orders: Pick<Orders, "change">; readonly now: () => number },
  actor: Actor,
  { orderId, paymentId, token }: AwaitShopperInput,
): Promise<void> {
  const by = nameOf(requireSystem(actor));
  await deps.taskTokens.keep(paymentId, token);
  const payment = await deps.payments.find(paymentId);
  if (!payment) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId });
  const { clientSecret } = payment;
  await deps.orders.change(orderId, (order) =>
    order.payment === "PENDING"
      ? movePayment(order, "REQUIRES_ACTION", { at: deps.now(), actor: by, paymentId, clientSecret })
      : order,
  );
  // The bank may have answered before there was a token to answer to.
  await resumeCheckout(deps, paymentId);
}

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
  if (/^(charge\.|refund\.)/.test(type)) {
    if (!stripeEvents.some((known) => known === type)) return;
    await deps.webhookEvents.once(eventId, () => reconcilePayment(deps, actor, paymentId));
    return;
  }
  if (!(await deps.taskTokens.tokenOf(paymentId))) return;
  await deps.webhookEvents.once(eventId, () => resumeCheckout(deps, paymentId));
}

/** Completes the task that waits for the bank, if one does and the bank has answered. */
async function resumeCheckout(waiting: Waiting, paymentId: string): Promise<void> {
  const token = await waiting.taskTokens.tokenOf(paymentId);
  if (!token) return;
  const payment = await waiting.payments.find(paymentId);
  if (!payment || stillAtTheBank.has(payment.status)) return;
  if (payment.status === "requires_capture" || payment.status === "succeeded")
    await waiting.workflows.succeed(token, { paymentId, status: payment.status, risk: payment.risk });
  else
    await waiting.workflows.fail(token, "PAYMENT_DECLINED", payment.declineCode ?? "authentication_failed");
}

const stillAtTheBank: ReadonlySet<PaymentStatus> = new Set([
  "requires_action",
  "processing",
  "requires_confirmation",
]);
