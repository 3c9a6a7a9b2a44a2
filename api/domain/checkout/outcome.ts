import type { Messages } from "../../ports/messages.ts";
import type { PaymentCard } from "../../ports/payment-gateway.ts";
import { type Actor, nameOf, requireSystem } from "../actor.ts";
import { publishOrderEvent } from "../orders/events.ts";
import { movePayment } from "../orders/moves.ts";
import type { OrderFailure } from "../orders/order.ts";
import { isUndecided } from "../orders/payment-state.ts";
import type { Orders } from "../orders/store.ts";
import type { FraudVerdict } from "./fraud.ts";
import type { Checkouts } from "./store.ts";

export type CommitInput = {
  readonly orderId: string;
  readonly paymentId: string;
  readonly score: number;
  readonly decision: FraudVerdict["decision"];
  readonly card?: PaymentCard | undefined;
};

/** `ended`: the order was cancelled or failed meanwhile, so its money has to be undone. */
export type Commitment = { readonly outcome: "paid" | "ended" };

/**
 * Marks an order as paid; in the same transaction its held units are sold and what was bought leaves the shopper's cart.
 * Repeating it changes nothing.
 */
export async function commitOrder(
  deps: {
    readonly orders: Pick<Orders, "change">;
    readonly checkouts: Pick<Checkouts, "find">;
    readonly now: () => number;
  },
  actor: Actor,
  { orderId, paymentId, score, decision, card }: CommitInput,
): Promise<Commitment> {
  const by = nameOf(requireSystem(actor));
  const needsReview = decision === "review";
  const bought = (await deps.checkouts.find(orderId))?.lines;
  const { payment } = await deps.orders.change(orderId, (order) => {
    if (!isUndecided(order.payment)) return order;
    const facts = { at: deps.now(), actor: by, paymentId, fraudScore: score, needsReview, card };
    return { order: movePayment(order, "PAID", facts), units: "sold", bought };
  });
  return { outcome: payment === "CANCELLED" || payment === "FAILED" ? "ended" : "paid" };
}

/** Queues a paid order to be confirmed. */
export async function queueOrder(
  deps: { readonly messages: Pick<Messages, "send"> },
  actor: Actor,
  orderId: string,
): Promise<void> {
  requireSystem(actor);
  await deps.messages.send("orders", { body: { orderId }, id: `${orderId}:paid` });
}

/** `code` says why; a code that is not known here is a CONFLICT. */
export type FailInput = { readonly orderId: string; readonly code: string };

/** `refused`: there was no order yet. `ended`: it was paid or cancelled, and stays so. */
export type Failing = { readonly outcome: "released" | "refused" | "ended" };

/**
 * Ends a checkout without a purchase: its order fails, the units it holds are released in the same transaction, and the
 * shopper is told. Repeating it changes nothing.
 */
export async function failCheckout(
  deps: {
    readonly orders: Pick<Orders, "find" | "change">;
    readonly checkouts: Pick<Checkouts, "refuse">;
    readonly messages: Pick<Messages, "publish">;
    readonly now: () => number;
  },
  actor: Actor,
  { orderId, code }: FailInput,
): Promise<Failing> {
  const by = nameOf(requireSystem(actor));
  if (!(await deps.orders.find(orderId))) {
    await deps.checkouts.refuse(orderId, { code: "SERVICE_UNAVAILABLE", details: { retryAfter: 5 } });
    return { outcome: "refused" };
  }
  const failure = failureOf(code);
  const { payment } = await deps.orders.change(orderId, (order) => {
    if (!isUndecided(order.payment)) return order;
    const facts = { at: deps.now(), actor: by, failure, note: failure.message };
    return { order: movePayment(order, "FAILED", facts), units: "released" };
  });
  if (payment !== "FAILED") return { outcome: "ended" };
  // Also when it had failed already: a crash may have come between failing and telling.
  await publishOrderEvent(deps.messages, { type: "payment.failed", orderId });
  return { outcome: "released" };
}

const failures = {
  PAYMENT_DECLINED: "Your card was declined, and you haven't been charged. Try another card.",
  PAYMENT_INVALID: "We couldn't charge this card. Try another card.",
  RATE_LIMITED:
    "Too many of your recent orders are unpaid. You haven't been charged. Try again in an hour, or use another card.",
  ORDER_BLOCKED: "We couldn't accept this order. You haven't been charged.",
  SERVICE_UNAVAILABLE: "Something went wrong on our end. You haven't been charged. Please try again.",
  CONFLICT: "Your order wasn't placed, and you haven't been charged.",
} as const;

function failureOf(code: string): OrderFailure {
  const known =
    Object.keys(failures).find((name): name is keyof typeof failures => name === code) ?? "CONFLICT";
  return { code: known, message: failures[known] };
}
