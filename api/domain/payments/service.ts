import type { Payment, PaymentEvent, PaymentGateway, PaymentStatus } from "../../ports/payment-gateway.ts";
import type { Workflows } from "../../ports/workflows.ts";
import { type QuoteOptions, showCart } from "../cart/service.ts";
import type { Carts } from "../cart/store.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Settings } from "../settings/store.ts";
import type { PaymentWaits } from "./task-tokens.ts";
import type { Once } from "./webhook-events.ts";

export type PaymentDeps = {
  readonly carts: Carts;
  readonly products: Products;
  readonly payments: PaymentGateway;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

/**
 * An intent over the cart's total for a browser that collects the card itself. The same cart at the same price is the
 * same intent. Throws CART_EMPTY.
 */
export async function preparePayment(
  deps: PaymentDeps,
  userId: string,
  options: QuoteOptions,
): Promise<Payment> {
  const { lines, quote } = await showCart(deps, userId, options);
  if (quote.total === 0) throw new DomainError("CART_EMPTY", {});
  const { total: amount, currency } = quote;
  const cart = lines
    .map((line) => `${line.productId}#${line.variantId ?? ""}x${line.quantity}@${line.addedAt}`)
    .join();
  return deps.payments.createIntent(
    { amount, currency, userId },
    `cart:${userId}:${amount}:${currency}:${hash(cart)}`,
  );
}

/** The caller's own payment; another's is as unknown as none. */
export async function showPayment(
  deps: Pick<PaymentDeps, "payments">,
  userId: string,
  paymentId: string,
): Promise<Payment> {
  const payment = await deps.payments.find(paymentId);
  if (payment?.userId !== userId) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId });
  return payment;
}

export type PaymentEventDeps = {
  readonly payments: PaymentGateway;
  readonly paymentWaits: PaymentWaits;
  readonly webhookEvents: Once;
  readonly workflows: Workflows;
};

/** The events to ask Stripe for: those after which the bank has answered. Any other would be taken and change nothing. */
export const bankAnswers = [
  "payment_intent.amount_capturable_updated",
  "payment_intent.succeeded",
  "payment_intent.payment_failed",
  "payment_intent.canceled",
] as const;

/**
 * Acts on one of Stripe's events, once, if somebody waits for it. The event only says that something happened: what
 * holds is asked of Stripe, so the order of events does not matter.
 */
export async function onPaymentEvent(deps: PaymentEventDeps, event: PaymentEvent): Promise<void> {
  const { eventId, paymentId } = event;
  if (!paymentId || !(await deps.paymentWaits.tokenOf(paymentId))) return;
  await deps.webhookEvents.once(eventId, () => resumeCheckout(deps, paymentId));
}

/** Tells the workflow that waits for the bank, if one does and the bank has answered. */
export async function resumeCheckout(
  deps: Pick<PaymentEventDeps, "payments" | "paymentWaits" | "workflows">,
  paymentId: string,
): Promise<void> {
  const token = await deps.paymentWaits.tokenOf(paymentId);
  if (!token) return;
  const payment = await deps.payments.find(paymentId);
  if (!payment || stillAtTheBank.has(payment.status)) return;
  if (payment.status === "requires_capture" || payment.status === "succeeded")
    await deps.workflows.succeed(token, { paymentId, status: payment.status, risk: payment.risk });
  else await deps.workflows.fail(token, "PAYMENT_DECLINED", payment.declineCode ?? "authentication_failed");
}

const stillAtTheBank: ReadonlySet<PaymentStatus> = new Set([
  "requires_action",
  "processing",
  "requires_confirmation",
]);

/** FNV-1a over UTF-16 units, 64 bits in hex: names a cart, guards nothing. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  return value.toString(16);
}
