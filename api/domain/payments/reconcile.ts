import type { Messages } from "../../ports/messages.ts";
import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { wasPaid } from "../orders/funds.ts";
import type { Order } from "../orders/order.ts";
import { isUndecided } from "../orders/payment-state.ts";
import { found } from "../orders/service.ts";
import type { Orders } from "../orders/store.ts";
import { unitChange } from "../orders/units.ts";
import { publishRefundEvents, publishRefundStaffEvents } from "../refunds/events.ts";
import { reconciled, type StripeFacts } from "../refunds/reconciled.ts";

export type ReconcileDeps = {
  readonly orders: Pick<Orders, "find" | "change">;
  readonly payments: Pick<PaymentGateway, "find" | "refunds" | "disputes">;
  readonly messages: Pick<Messages, "publish">;
  readonly now: () => number;
};

/**
 * Has the order of a payment show what Stripe says of its money: refunds, also those made at Stripe, and disputes. The
 * shopper is told of refunds, staff of refunds that failed and of disputes. A payment without an order changes nothing. Throws
 * SERVICE_UNAVAILABLE for a refund made at Stripe or a dispute of an order that is still being paid.
 */
export async function reconcilePayment(deps: ReconcileDeps, actor: Actor, paymentId: string): Promise<void> {
  requireSystem(actor);
  const payment = await deps.payments.find(paymentId);
  const orderId = payment?.orderId;
  const order = orderId === undefined ? undefined : await deps.orders.find(orderId);
  if (orderId === undefined || !order) return;
  if (isUndecided(order.payment)) {
    // Refunds of the shop undo the checkout. One that staff made at Stripe must not be forgotten, nor a dispute.
    const refunds = await deps.payments.refunds(paymentId);
    if (!payment?.disputed && refunds.every(({ byShop }) => byShop)) return;
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 5 });
  }
  await followStripe(deps, { orderId, paymentId });
}

/** More changes of one order while Stripe is asked than happen. */
const attempts = 10;

/**
 * The order after it was made to show what Stripe says of its payment. What is written was read from Stripe after the version
 * of the order that it is written on, and Stripe is asked until there is nothing to write, so an older answer never stands in
 * place of a newer one. Throws ORDER_NOT_FOUND, CONFLICT when
 * the order kept changing.
 */
export async function followStripe(
  shop: ReconcileDeps,
  { orderId, paymentId }: { readonly orderId: string; readonly paymentId?: string | undefined },
): Promise<Order> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await found(shop.orders, orderId);
    const facts = await factsOf(shop.payments, before, paymentId ?? before.paymentId);
    if (!facts) return before;
    const order = await shop.orders.change(orderId, (now) =>
      now.version === before.version ? unitChange(now, reconciled(now, facts, shop.now())) : now,
    );
    // Changed here or by others: Stripe is asked again, since a refund may have been made while the order was written.
    if (order.version !== before.version) continue;
    await publishRefundEvents(shop.messages, order);
    await publishRefundStaffEvents(shop.messages, order);
    return order;
  }
  throw new DomainError("CONFLICT", { reason: "the order kept changing" });
}

/**
 * As `followStripe`, before an order is decided on. While Stripe cannot be reached the order is decided on as it is known:
 * refunds are made by a workflow that tries again, and Stripe refuses one of more than is left.
 */
export async function lookAtStripe(shop: ReconcileDeps, input: { readonly orderId: string }): Promise<void> {
  try {
    await followStripe(shop, input);
  } catch (error) {
    if (DomainError.is(error) && error.code !== "SERVICE_UNAVAILABLE") throw error;
  }
}

/** Undefined while nothing was captured. */
async function factsOf(
  payments: ReconcileDeps["payments"],
  order: Order,
  paymentId: string | undefined,
): Promise<StripeFacts | undefined> {
  const payment = paymentId === undefined ? undefined : await payments.find(paymentId);
  if (!payment || payment.amountCaptured === 0) return undefined;
  const { amountCaptured, amountRefunded, disputed } = payment;
  // A refund that failed no longer counts as refunded. The one that undoes a checkout is known to Stripe only.
  const mayHaveRefunds = amountRefunded > 0 || order.refunds.length > 0 || !wasPaid(order);
  return {
    paymentId: payment.paymentId,
    amountCaptured,
    refunds: mayHaveRefunds ? await payments.refunds(payment.paymentId) : [],
    disputes: disputed || order.disputes.length > 0 ? await payments.disputes(payment.paymentId) : [],
  };
}
