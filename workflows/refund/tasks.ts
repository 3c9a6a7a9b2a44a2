import * as z from "zod";
import type { Deps } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Order, Refund } from "../../api/domain/orders/order.ts";
import { withRefund } from "../../api/domain/orders/refund.ts";
import { canMove, moveOrder } from "../../api/domain/orders/status.ts";
import type { TaskHandlers } from "../asl/tasks.ts";
import type { RefundTask } from "./definition.ts";

const Input = z.object({ orderId: z.string(), refundId: z.string() });

/** The steps of a refund. Each may run any number of times and acts once. */
export const refundTasks = (deps: Deps): TaskHandlers<RefundTask> => ({
  async refundPayment(input) {
    const { order, refund } = await load(deps, input);
    if (order.paymentId === undefined)
      throw new DomainError("PAYMENT_NOT_FOUND", { paymentId: order.orderId });
    if (refund.state !== "pending") return null;
    const { amount, reason, refundId } = refund;
    await deps.payments.refund({ paymentId: order.paymentId, amount, reason }, `refund:${refundId}`);
    return null;
  },

  async settleRefund(input) {
    const { order, refund } = await load(deps, input);
    if (refund.state === "pending") {
      const at = deps.now();
      const settled = withRefund(order, { ...refund, state: "done" }, at);
      const to = refund.cancels
        ? "CANCELLED"
        : settled.refundedAmount === settled.totalAmount
          ? "REFUNDED"
          : "PARTIALLY_REFUNDED";
      const moved = canMove(order.status, to)
        ? { ...moveOrder(order, to, { at, actor: refund.actor, note: refund.reason }), ...booksOf(settled) }
        : settled;
      if (!(await deps.orders.takeBack(order, moved, refund.restock ? refund.lines : [])))
        throw new DomainError("CONFLICT", { reason: "the order changed while it was being refunded" });
    }
    const type = refund.cancels ? "order.cancelled" : "order.refunded";
    await deps.messages.publish("e-com67-order-notifications", {
      body: { type, orderId: order.orderId, refundId: refund.refundId },
      attributes: { type },
      id: `${type}:${refund.refundId}`,
    });
    return null;
  },

  async failRefund(input) {
    const { order, refund } = await load(deps, input);
    if (refund.state !== "pending") return null;
    const failed = withRefund(order, { ...refund, state: "failed" }, deps.now());
    if (!(await deps.orders.save(order, failed)))
      throw new DomainError("CONFLICT", { reason: "the order changed meanwhile" });
    return null;
  },
});

const booksOf = ({ refunds, refundedAmount }: Order) => ({ refunds, refundedAmount });

async function load(deps: Pick<Deps, "orders">, input: unknown): Promise<{ order: Order; refund: Refund }> {
  const { orderId, refundId } = Input.parse(input);
  const order = await deps.orders.find(orderId);
  const refund = order?.refunds.find((one) => one.refundId === refundId);
  if (!order || !refund) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return { order, refund };
}
