import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import type { Workflows } from "../../ports/workflows.ts";
import { type Actor, requireSystem } from "../actor.ts";
import type { Order } from "../orders/order.ts";
import { awaitsConfirmation } from "../orders/status.ts";
import { undoPayment } from "../payments/authorization.ts";
import { resumeRefund } from "../refunds/service.ts";
import { commitOrder, failCheckout, queueOrder } from "./outcome.ts";
import { screenPayment } from "./screening.ts";

export type SweepDeps = Parameters<typeof commitOrder>[0] &
  Parameters<typeof failCheckout>[0] &
  Parameters<typeof queueOrder>[0] &
  Parameters<typeof screenPayment>[0] &
  Parameters<typeof undoPayment>[0] &
  Parameters<typeof resumeRefund>[0] & {
    readonly payments: Pick<PaymentGateway, "findByOrder">;
    readonly workflows: Pick<Workflows, "start" | "state">;
  };

/** What was done about an order: its refund was started, it was queued, committed (paid) or undone; or its checkout runs. */
export type SweepOutcome = "refund" | "queued" | "paid" | "failed" | "running";

/**
 * Finishes or undoes an order that a crash left, from its own and Stripe's recorded state. Each act is one of the
 * workflows' own, so repeating it, also while a late workflow wakes up, is harmless.
 */
export async function finishOrder(deps: SweepDeps, actor: Actor, order: Order): Promise<SweepOutcome> {
  requireSystem(actor);
  const { orderId, totalAmount } = order;
  const pending = order.refunds.filter((refund) => refund.state === "pending");
  for (const { refundId } of pending) await resumeRefund(deps, actor, { orderId, refundId });
  const isUnconfirmed = awaitsConfirmation(order);
  if (isUnconfirmed) await queueOrder(deps, actor, orderId);
  if (pending.length > 0) return "refund";
  if (isUnconfirmed) return "queued";
  if ((await deps.workflows.state("checkout", orderId)) === "running") return "running";
  const payment = await deps.payments.findByOrder(orderId);
  const { paymentId, status, amountCaptured, amountRefunded } = payment ?? {};
  if (paymentId && status === "succeeded" && amountCaptured === totalAmount && amountRefunded === 0) {
    const verdict = await screenPayment(deps, actor, { orderId, paymentId });
    await commitOrder(deps, actor, { orderId, paymentId, ...verdict });
    await queueOrder(deps, actor, orderId);
    return "paid";
  }
  await undoPayment(deps, actor, orderId);
  await failCheckout(deps, actor, { orderId, code: "SERVICE_UNAVAILABLE" });
  return "failed";
}
