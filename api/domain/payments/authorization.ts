import type { Payment, PaymentCard, PaymentGateway, PaymentStatus } from "../../ports/payment-gateway.ts";
import type { Sign } from "../../ports/sign.ts";
import { type Actor, requireSystem } from "../actor.ts";
import type { Checkouts } from "../checkout/store.ts";
import { DomainError } from "../errors.ts";
import { returnUrlOf } from "../guests/order-pages.ts";
import { found } from "../orders/service.ts";
import type { Orders } from "../orders/store.ts";

/** What Stripe says of a card with its authorization; the country is ISO 3166-1 alpha-2. */
export type CardFacts = { readonly risk: Payment["risk"]; readonly cardCountry: string | null };

/** `declined` and `invalid`: nothing is authorized. Any other status than an authorization's is the outcome itself. */
export type Authorization =
  | { readonly outcome: "authorized"; readonly paymentId: string; readonly seen: CardFacts }
  | {
      readonly outcome: Exclude<PaymentStatus, "requires_capture">;
      readonly paymentId: string;
      readonly seen: null;
    }
  | { readonly outcome: "declined" | "invalid"; readonly paymentId: null; readonly seen: null };

export type AuthorizeDeps = {
  readonly orders: Pick<Orders, "find">;
  readonly checkouts: Pick<Checkouts, "find">;
  readonly payments: Pick<PaymentGateway, "authorize">;
  readonly sign: Sign;
  readonly config: {
    readonly orderUrl: (orderId: string) => string;
    readonly trackUrl: (orderId: string) => string;
  };
};

/** Authorizes an order's total on the shopper's card, once for the order. Throws ORDER_NOT_FOUND. */
export async function authorizePayment(
  deps: AuthorizeDeps,
  actor: Actor,
  orderId: string,
): Promise<Authorization> {
  requireSystem(actor);
  const [order, checkout] = await Promise.all([found(deps.orders, orderId), deps.checkouts.find(orderId)]);
  if (!checkout) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  try {
    const { paymentId, status, risk, cardCountry } = await deps.payments.authorize(
      {
        amount: order.totalAmount,
        currency: order.currency,
        paymentMethodId: checkout.paymentMethodId,
        orderId,
        userId: order.userId,
        returnUrl: await returnUrlOf(deps, order),
      },
      `order:${orderId}:authorize`,
    );
    if (status !== "requires_capture") return { outcome: status, paymentId, seen: null };
    return { outcome: "authorized", paymentId, seen: { risk, cardCountry: cardCountry ?? null } };
  } catch (error) {
    if (DomainError.is(error, "PAYMENT_DECLINED"))
      return { outcome: "declined", paymentId: null, seen: null };
    if (DomainError.is(error, "PAYMENT_INVALID")) return { outcome: "invalid", paymentId: null, seen: null };
    throw error;
  }
}

export type CaptureInput = { readonly orderId: string; readonly paymentId: string };

/** Captures an order's total from its authorization, once, and answers the card that paid. Throws ORDER_NOT_FOUND, PAYMENT_INVALID. */
export async function capturePayment(
  deps: { readonly orders: Pick<Orders, "find">; readonly payments: Pick<PaymentGateway, "capture"> },
  actor: Actor,
  { orderId, paymentId }: CaptureInput,
): Promise<PaymentCard | undefined> {
  requireSystem(actor);
  const { totalAmount: amount, currency } = await found(deps.orders, orderId);
  return (await deps.payments.capture({ paymentId, amount, currency }, `order:${orderId}:capture`)).card;
}

/** Returns an order's money to the shopper: an authorization is cancelled, what was captured is refunded, once. */
export async function undoPayment(
  deps: { readonly payments: Pick<PaymentGateway, "findByOrder" | "cancel" | "refund"> },
  actor: Actor,
  orderId: string,
): Promise<{ readonly outcome: "none" | "cancelled" | "refunded" }> {
  requireSystem(actor);
  const payment = await deps.payments.findByOrder(orderId);
  if (!payment) return { outcome: "none" };
  const { paymentId, status, currency, amountCaptured, amountRefunded } = payment;
  if (status !== "succeeded") {
    await deps.payments.cancel(paymentId, `order:${orderId}:cancel`);
    return { outcome: "cancelled" };
  }
  const amount = amountCaptured - amountRefunded;
  if (amount > 0)
    await deps.payments.refund(
      { paymentId, amount, currency, reason: "order_failed" },
      `order:${orderId}:undo`,
    );
  return { outcome: "refunded" };
}
