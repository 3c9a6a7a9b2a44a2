import type { Messages } from "../../ports/messages.ts";
import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import type { Workflows } from "../../ports/workflows.ts";
import { type Actor, nameOf, requireAdmin, requireSystem } from "../actor.ts";
import type { Checkouts } from "../checkout/store.ts";
import { DomainError } from "../errors.ts";
import { awaitOrder } from "../orders/follow.ts";
import type { Order } from "../orders/order.ts";
import { found } from "../orders/service.ts";
import type { Orders } from "../orders/store.ts";
import { publishRefundEvent } from "./events.ts";
import { failed, planRefund, type RefundRequest, refundOf, settled, withRefund } from "./refund.ts";

export type RefundDeps = {
  readonly orders: Orders;
  readonly workflows: Workflows;
  readonly now: () => number;
};

export type RefundInput = {
  readonly orderId: string;
  /** The same id is the same refund. */
  readonly refundId: string;
  readonly request: RefundRequest;
  readonly restock: boolean;
  readonly reason: string;
  readonly idempotency?: { readonly key: string; readonly fingerprint: string } | undefined;
};

/**
 * Refunds money and, if asked, returns units to the stock. Waits until Stripe has it, 10 seconds at most. Throws
 * ORDER_NOT_FOUND, CONFLICT (nothing to refund), VALIDATION_ERROR (more than is left), PAYMENT_INVALID (Stripe refused),
 * IDEMPOTENCY_KEY_REUSED (the key came with another request; with another order only within 24 hours).
 */
export async function refundOrder(
  deps: RefundDeps & { readonly checkouts: Pick<Checkouts, "bindKey"> },
  actor: Actor,
  input: RefundInput,
): Promise<Order> {
  const by = nameOf(requireAdmin(actor));
  const { orderId, request, idempotency, ...facts } = input;
  const fingerprint = idempotency?.fingerprint;
  if (idempotency) {
    await found(deps.orders, orderId);
    await deps.checkouts.bindKey({ userId: "refund", key: idempotency.key, fingerprint: orderId }, orderId);
  }
  await deps.orders.change(orderId, (order) => {
    const known = order.refunds.find((refund) => refund.refundId === facts.refundId);
    if (known && (known.fingerprint ?? fingerprint) !== fingerprint)
      throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
    if (known) return order;
    const at = deps.now();
    const plan = planRefund(order, request, { ...facts, fingerprint, cancels: false, actor: by, at });
    return withRefund(order, plan, at);
  });
  return runRefund(deps, { orderId, refundId: facts.refundId });
}

/**
 * Starts the workflow of a refund that stands on its order, and waits until Stripe has it, 10 seconds at most. Starting
 * it again is harmless. Throws PAYMENT_INVALID when Stripe refused it.
 */
export async function runRefund(
  shop: RefundDeps,
  { orderId, refundId }: { readonly orderId: string; readonly refundId: string },
): Promise<Order> {
  await shop.workflows.start("refund", refundId, { orderId, refundId });
  const read = async () => refundOf(await shop.orders.find(orderId), orderId, refundId);
  const until = shop.now() + longestWait;
  const done = await awaitOrder(shop, { orderId, until }, async () => {
    const { order, refund } = await read();
    if (refund.state === "failed")
      throw new DomainError("PAYMENT_INVALID", { reason: "the refund was refused" });
    return refund.state === "done" ? order : undefined;
  });
  return done ?? (await read()).order;
}

/** Below the 30 s that API Gateway gives an answer. */
const longestWait = 10_000;

export type RefundTaskInput = { readonly orderId: string; readonly refundId: string };

/**
 * Has Stripe pay a refund, once for its id. Throws PAYMENT_INVALID or PAYMENT_NOT_FOUND when it never will.
 */
export async function payRefund(
  deps: { readonly orders: Pick<Orders, "find">; readonly payments: Pick<PaymentGateway, "refund"> },
  actor: Actor,
  { orderId, refundId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  const { order, refund } = refundOf(await deps.orders.find(orderId), orderId, refundId);
  const { paymentId } = order;
  if (paymentId === undefined) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId: orderId });
  if (refund.state !== "pending") return;
  const { amount, reason } = refund;
  await deps.payments.refund({ paymentId, amount, reason }, `refund:${refundId}`);
}

/** Settles a refund that Stripe has paid: its order moves, restocked units return, and the shopper is told. */
export async function settleRefund(
  deps: {
    readonly orders: Pick<Orders, "change">;
    readonly messages: Pick<Messages, "publish">;
    readonly now: () => number;
  },
  actor: Actor,
  { orderId, refundId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  const order = await deps.orders.change(orderId, (before) => settled(before, refundId, deps.now()));
  const type = order.payment === "CANCELLED" ? "order.cancelled" : "order.refunded";
  await publishRefundEvent(deps.messages, { type, orderId, refundId });
}

/** Marks a refund that Stripe refused as failed: what it would have refunded is left again. */
export async function failRefund(
  deps: { readonly orders: Pick<Orders, "change">; readonly now: () => number },
  actor: Actor,
  { orderId, refundId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  await deps.orders.change(orderId, (order) => failed(order, refundId, deps.now()));
}

/** Starts the workflow of a refund that a crash left pending. */
export async function resumeRefund(
  deps: { readonly workflows: Pick<Workflows, "start"> },
  actor: Actor,
  { orderId, refundId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  await deps.workflows.start("refund", refundId, { orderId, refundId });
}
