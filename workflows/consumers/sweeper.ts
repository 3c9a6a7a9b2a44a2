import type { Deps } from "../../api/deps.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { awaitsConfirmation } from "../../api/domain/orders/status.ts";
import { checkoutTasks } from "../checkout/tasks.ts";

export type Swept = {
  readonly orderId: string;
  readonly outcome: "paid" | "failed" | "queued" | "refund" | "running";
};

/**
 * Finishes or undoes what a crash left behind, from the order's and Stripe's recorded state. An order is left alone while
 * its workflow runs. Every act is the workflow's own, so sweeping twice, or while a late workflow wakes, is harmless.
 */
export async function sweep(
  deps: Deps,
  { quietFor, limit = 100 }: { readonly quietFor: number; readonly limit?: number },
): Promise<Swept[]> {
  const swept: Swept[] = [];
  let cursor: Parameters<Deps["orders"]["unfinished"]>[0]["cursor"];
  do {
    const page = await deps.orders.unfinished({ before: deps.now() - quietFor, limit, cursor });
    for (const order of page.orders) {
      try {
        swept.push({ orderId: order.orderId, outcome: await finish(deps, order) });
      } catch (error) {
        deps.log("error", "sweeping failed", { orderId: order.orderId, error });
      }
    }
    cursor = page.cursor;
  } while (cursor);
  return swept;
}

async function finish(deps: Deps, order: Order): Promise<Swept["outcome"]> {
  const { orderId } = order;
  const pending = order.refunds.find((refund) => refund.state === "pending");
  if (pending) {
    await deps.workflows.start("refund", pending.refundId, { orderId, refundId: pending.refundId });
    return "refund";
  }
  const tasks = checkoutTasks(deps);
  const context = { execution: orderId };
  if (awaitsConfirmation(order)) {
    await tasks.queueOrder({ orderId }, context);
    return "queued";
  }
  if ((await deps.workflows.state("checkout", orderId)) === "running") return "running";
  const payment = await deps.payments.findByOrder(orderId);
  if (
    payment?.status === "succeeded" &&
    payment.amountCaptured === order.totalAmount &&
    payment.amountRefunded === 0
  ) {
    const { score, decision } = await screened(tasks, orderId, payment.paymentId);
    await tasks.commitOrder({ orderId, paymentId: payment.paymentId, score, decision }, context);
    await tasks.queueOrder({ orderId }, context);
    return "paid";
  }
  await tasks.undoPayment({ orderId }, context);
  await tasks.releaseStock({ orderId, code: "SERVICE_UNAVAILABLE" }, context);
  return "failed";
}

async function screened(tasks: ReturnType<typeof checkoutTasks>, orderId: string, paymentId: string) {
  const verdict = await tasks.screenPayment({ orderId, paymentId }, { execution: orderId });
  return verdict as { score: number; decision: string };
}
