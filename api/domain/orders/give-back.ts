import type { Workflows } from "../../ports/workflows.ts";
import { DomainError } from "../errors.ts";
import type { PaymentWaits } from "../payments/task-tokens.ts";
import type { Order } from "./order.ts";
import { planRefund, type RefundRequest, withRefund } from "./refund.ts";
import { moveOrder } from "./status.ts";
import type { Orders } from "./store.ts";

export type GiveBackDeps = {
  readonly orders: Orders;
  readonly paymentWaits: PaymentWaits;
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
  readonly cancels: boolean;
  readonly actor: string;
};

/**
 * Gives money back and, if asked, units. Waits until Stripe has it. Throws ORDER_NOT_FOUND, CONFLICT (nothing to
 * refund), VALIDATION_ERROR (more than is left), PAYMENT_INVALID (Stripe refused).
 */
export async function refundOrder(deps: GiveBackDeps, input: RefundInput): Promise<Order> {
  const { orderId, refundId } = input;
  await noteRefund(deps, input);
  await deps.workflows.start("refund", refundId, { orderId, refundId });
  const until = deps.now() + patience;
  for (;;) {
    const watching = deps.orders.watch(orderId, 200);
    const order = await deps.orders.find(orderId);
    if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    const state = order.refunds.find((refund) => refund.refundId === refundId)?.state;
    if (state === "failed") throw new DomainError("PAYMENT_INVALID", { reason: "the refund was refused" });
    if (state === "done" || deps.now() > until) return order;
    await watching;
  }
}

/**
 * Calls an order off until it is shipped. Unpaid, its units are free at once and the checkout undoes the payment; paid,
 * everything left is refunded and restocked. Cancelling twice is no error. Throws CONFLICT once it is on its way.
 */
export async function cancelOrder(deps: GiveBackDeps, orderId: string, actor: string): Promise<Order> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const order = await deps.orders.find(orderId);
    if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    if (order.status === "CANCELLED") return order;
    if (order.status !== "PENDING" && order.status !== "REQUIRES_ACTION")
      return refundCancelled(deps, order, actor);
    const cancelled = moveOrder(order, "CANCELLED", { at: deps.now(), actor });
    if (await deps.orders.settle(order, cancelled, "released")) {
      const token = order.paymentId && (await deps.paymentWaits.tokenOf(order.paymentId));
      if (token) await deps.workflows.fail(token, "Cancelled", "the shopper cancelled the order");
      return cancelled;
    }
  }
  throw new DomainError("CONFLICT", { reason: "the order keeps changing; try again" });
}

/** Below the 30 s that API Gateway gives an answer. */
const patience = 10_000;

async function refundCancelled(deps: GiveBackDeps, order: Order, actor: string): Promise<Order> {
  const shipped = order.timeline.some((entry) => entry.status === "SHIPPED");
  if (shipped || order.status === "FAILED" || order.status === "REFUNDED")
    throw new DomainError("CONFLICT", {
      reason: `an order that is ${shipped ? "shipped" : order.status} cannot be cancelled`,
    });
  return refundOrder(deps, {
    orderId: order.orderId,
    refundId: `cancel-${order.orderId}`,
    request: { kind: "full" },
    restock: true,
    reason: "requested_by_customer",
    cancels: true,
    actor,
  });
}

async function noteRefund(deps: GiveBackDeps, { orderId, request, ...facts }: RefundInput): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const order = await deps.orders.find(orderId);
    if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
    if (order.refunds.some((refund) => refund.refundId === facts.refundId)) return;
    const at = deps.now();
    const noted = withRefund(order, planRefund(order, request, { ...facts, at }), at);
    if (await deps.orders.save(order, noted)) return;
  }
  throw new DomainError("CONFLICT", { reason: "the order keeps changing; try again" });
}
