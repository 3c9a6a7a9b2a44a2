import type { Messages } from "../../ports/messages.ts";
import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import type { Workflows } from "../../ports/workflows.ts";
import { type Actor, nameOf, requireStaff, requireSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { Checkouts } from "../checkout/store.ts";
import { DomainError } from "../errors.ts";
import { awaitOrder } from "../orders/follow.ts";
import type { Order, Refund } from "../orders/order.ts";
import { found } from "../orders/service.ts";
import { requireVersion } from "../orders/staleness.ts";
import type { Orders } from "../orders/store.ts";
import { unitChange } from "../orders/units.ts";
import { followStripe, lookAtStripe, type ReconcileDeps } from "../payments/reconcile.ts";
import { publishRefundStaffEvents } from "./events.ts";
import { type RefundPreview, refundPreviewOf } from "./preview.ts";
import { failed, planRefund, type RefundRequest, refundOf, withRefund } from "./refund.ts";

export type RefundDeps = {
  readonly orders: Orders;
  readonly workflows: Workflows;
  readonly messages: Pick<Messages, "publish">;
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
  /** The versions of the order that the caller may have seen; undefined: any. */
  readonly versions?: readonly number[] | undefined;
};

/**
 * Refunds money and, if asked, returns units to the stock. Waits until Stripe has it, 10 seconds at most. What is left is
 * what Stripe says is left. The same id is one refund, until it fails: then it is tried again as a new one. Throws
 * ORDER_NOT_FOUND, CONFLICT (stale, nothing to refund, or disputed), VALIDATION_ERROR (more than is left), PAYMENT_INVALID
 * (Stripe refused), IDEMPOTENCY_KEY_REUSED (the key came with another request; with another order only within 24 hours).
 */
export async function refundOrder(
  deps: RefundDeps & {
    readonly payments: ReconcileDeps["payments"];
    readonly checkouts: Pick<Checkouts, "bindKey">;
    readonly newId: () => string;
  },
  actor: Actor,
  input: RefundInput,
): Promise<Order> {
  const by = nameOf(requireStaff(actor, "refunds:write"));
  const { orderId, request, idempotency, versions, ...facts } = input;
  const fingerprint = idempotency?.fingerprint;
  if (idempotency) {
    await found(deps.orders, orderId);
    await deps.checkouts.bindKey({ userId: "refund", key: idempotency.key, fingerprint: orderId }, orderId);
  }
  const seen = await found(deps.orders, orderId);
  if (!triesOf(seen, facts.refundId).length) requireVersion(seen, versions);
  await lookAtStripe(deps, { orderId });
  let { refundId } = facts;
  await deps.orders.change(
    orderId,
    (order) => {
      const tries = triesOf(order, facts.refundId);
      const known = tries.at(-1);
      if (known && (known.fingerprint ?? fingerprint) !== fingerprint)
        throw new DomainError("IDEMPOTENCY_KEY_REUSED", {});
      refundId = known?.refundId ?? facts.refundId;
      if (known && known.state !== "failed") return order;
      // Stripe answers a repeated id as it did the first time.
      if (known) refundId = `${facts.refundId}-${tries.length + 1}`;
      const at = deps.now();
      const plan = planRefund(order, request, {
        ...facts,
        refundId,
        fingerprint,
        cancels: false,
        actor: by,
        at,
      });
      return withRefund(order, plan, at);
    },
    auditEntry(deps, actor, "refunds.refundOrder"),
  );
  return runRefund(deps, { orderId, refundId });
}

/** A refund with those that tried it again. */
const triesOf = ({ refunds }: Order, refundId: string): readonly Refund[] =>
  refunds.filter((one) => one.refundId === refundId || one.refundId.startsWith(`${refundId}-`));

/**
 * Shows what a refund would be, without making it: its lines with their worth, shares of shipping and tax included. Throws
 * as `refundOrder` does.
 */
export async function previewRefund(
  deps: { readonly orders: Pick<Orders, "find"> },
  actor: Actor,
  { orderId, request }: Pick<RefundInput, "orderId" | "request">,
): Promise<RefundPreview> {
  requireStaff(actor, "refunds:write");
  return refundPreviewOf(await found(deps.orders, orderId), request);
}

/**
 * Starts the workflow of a refund that stands on its order, and waits until Stripe has it, 10 seconds at most; it may be
 * pending there for longer. Starting it again is harmless. Throws PAYMENT_INVALID when Stripe refused it.
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
    return refund.state === "done" || refund.stripeRefundId !== undefined ? order : undefined;
  });
  return done ?? (await read()).order;
}

/** Below the 30 s that API Gateway gives an answer. */
const longestWait = 10_000;

export type RefundTaskInput = { readonly orderId: string; readonly refundId: string };

/**
 * Has Stripe pay a refund, once for its id, also when the answer was lost and Stripe has forgotten the key. Throws
 * PAYMENT_INVALID or PAYMENT_NOT_FOUND when it never will.
 */
export async function payRefund(
  deps: {
    readonly orders: Pick<Orders, "find">;
    readonly payments: Pick<PaymentGateway, "refund" | "refunds">;
  },
  actor: Actor,
  { orderId, refundId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  const { order, refund } = refundOf(await deps.orders.find(orderId), orderId, refundId);
  const { paymentId, currency } = order;
  if (paymentId === undefined) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId: orderId });
  if (refund.state !== "pending" || refund.stripeRefundId !== undefined) return;
  const made = await deps.payments.refunds(paymentId);
  if (made.some(({ shopRefundId }) => shopRefundId === refundId)) return;
  const { amount, reason } = refund;
  await deps.payments.refund({ paymentId, amount, currency, reason, refundId }, `refund:${refundId}`);
}

/**
 * Has an order show what became of a refund at Stripe: done, its payment moves, units return and the shopper is told; failed,
 * staff are. One that is pending there is settled by Stripe's event, or by the sweeper.
 */
export async function settleRefund(
  deps: ReconcileDeps,
  actor: Actor,
  { orderId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  await followStripe(deps, { orderId });
}

/** Marks a refund that Stripe refused as failed: what it would have refunded is left again. Staff are told. */
export async function failRefund(
  deps: ReconcileDeps,
  actor: Actor,
  { orderId, refundId }: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  // It may have been refused because of what happened at Stripe; who waits for it must know that.
  await followStripe(deps, { orderId });
  const order = await deps.orders.change(orderId, (before) =>
    unitChange(before, failed(before, refundId, deps.now())),
  );
  await publishRefundStaffEvents(deps.messages, order);
}

/**
 * Goes on with a refund that is pending: asks Stripe about one that is pending there; starts the workflow of one that a crash
 * left; of one whose workflow gave up, runs its steps again.
 */
export async function resumeRefund(
  deps: ReconcileDeps & {
    readonly payments: Pick<PaymentGateway, "refund">;
    readonly workflows: Pick<Workflows, "start" | "state">;
  },
  actor: Actor,
  input: RefundTaskInput,
): Promise<void> {
  requireSystem(actor);
  const { orderId, refundId } = input;
  const gaveUp = (await deps.workflows.state("refund", refundId)) === "ended";
  const { refund } = refundOf(await deps.orders.find(orderId), orderId, refundId);
  if (refund.stripeRefundId === undefined && !gaveUp)
    return deps.workflows.start("refund", refundId, { orderId, refundId });
  try {
    await settleRefund(deps, actor, input);
    await payRefund(deps, actor, input);
    await settleRefund(deps, actor, input);
  } catch (error) {
    if (!DomainError.is(error, "PAYMENT_INVALID") && !DomainError.is(error, "PAYMENT_NOT_FOUND")) throw error;
    await failRefund(deps, actor, input);
  }
}
