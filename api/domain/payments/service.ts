import type { Payment, PaymentGateway } from "../../ports/payment-gateway.ts";
import { type Actor, requireShopper } from "../actor.ts";
import { type CartDeps, type QuoteOptions, showCart } from "../cart/service.ts";
import { DomainError } from "../errors.ts";

export type PaymentDeps = CartDeps & { readonly payments: PaymentGateway };

/**
 * An intent over the cart's total for a browser that collects the card itself. The same cart at the same price is the
 * same intent, until that one is paid or cancelled. Throws CART_EMPTY.
 */
export async function preparePayment(
  deps: PaymentDeps,
  actor: Actor,
  options: QuoteOptions,
): Promise<Payment> {
  const { userId } = requireShopper(actor);
  const { lines, quote } = await showCart(deps, actor, options);
  if (quote.total === 0) throw new DomainError("CART_EMPTY", {});
  const { total: amount, currency } = quote;
  const cart = lines
    .map((line) => `${line.productId}#${line.variantId ?? ""}x${line.quantity}@${line.addedAt}`)
    .join();
  let key = `cart:${userId}:${amount}:${currency}:${hash(cart)}`;
  for (;;) {
    // Stripe answers a repeated key as it did the first time, whatever has become of the intent.
    const created = await deps.payments.createIntent({ amount, currency, userId }, key);
    const payment = (await deps.payments.find(created.paymentId)) ?? created;
    if (payment.status !== "canceled" && payment.status !== "succeeded") return payment;
    key = `cart:${userId}:after:${created.paymentId}`;
  }
}

/** The caller's own payment; another's is as unknown as none (PAYMENT_NOT_FOUND). */
export async function showPayment(
  deps: { readonly payments: Pick<PaymentGateway, "find"> },
  actor: Actor,
  paymentId: string,
): Promise<Payment> {
  const { userId } = requireShopper(actor);
  const payment = await deps.payments.find(paymentId);
  if (payment?.userId !== userId) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId });
  return payment;
}

/** FNV-1a over UTF-16 units, 64 bits in hex: names a cart, guards nothing. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++)
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  return value.toString(16);
}
