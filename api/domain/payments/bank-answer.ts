import type { PaymentGateway, PaymentStatus } from "../../ports/payment-gateway.ts";
import type { Workflows } from "../../ports/workflows.ts";
import { type Actor, nameOf, requireSystem } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { movePayment } from "../orders/moves.ts";
import type { Orders } from "../orders/store.ts";
import type { TaskTokens } from "./task-tokens.ts";

/** What a checkout that waits for its shopper's bank is continued by. */
export type Waiting = {
  readonly payments: Pick<PaymentGateway, "find">;
  readonly taskTokens: TaskTokens;
  readonly workflows: Pick<Workflows, "succeed" | "fail">;
};

export type AwaitShopperInput = {
  readonly orderId: string;
  readonly paymentId: string;
  /** Completes the workflow's task once the bank has answered. */
  readonly token: string;
};

/**
 * Has an order wait until its shopper has answered the bank (3-D Secure). Throws PAYMENT_NOT_FOUND, ORDER_NOT_FOUND.
 */
export async function awaitShopper(
  deps: Waiting & { readonly orders: Pick<Orders, "change">; readonly now: () => number },
  actor: Actor,
  { orderId, paymentId, token }: AwaitShopperInput,
): Promise<void> {
  const by = nameOf(requireSystem(actor));
  await deps.taskTokens.keep(paymentId, token);
  const payment = await deps.payments.find(paymentId);
  if (!payment) throw new DomainError("PAYMENT_NOT_FOUND", { paymentId });
  const { clientSecret } = payment;
  await deps.orders.change(orderId, (order) =>
    order.payment === "PENDING"
      ? movePayment(order, "REQUIRES_ACTION", { at: deps.now(), actor: by, paymentId, clientSecret })
      : order,
  );
  // The bank may have answered before there was a token to answer to.
  await resumeCheckout(deps, paymentId);
}

/** Completes the task that waits for the bank, if one does and the bank has answered. */
export async function resumeCheckout(waiting: Waiting, paymentId: string): Promise<void> {
  const token = await waiting.taskTokens.tokenOf(paymentId);
  if (!token) return;
  const payment = await waiting.payments.find(paymentId);
  if (!payment || stillAtTheBank.has(payment.status)) return;
  if (payment.status === "requires_capture" || payment.status === "succeeded")
    await waiting.workflows.succeed(token, { paymentId, status: payment.status, risk: payment.risk });
  else
    await waiting.workflows.fail(token, "PAYMENT_DECLINED", payment.declineCode ?? "authentication_failed");
}

const stillAtTheBank: ReadonlySet<PaymentStatus> = new Set([
  "requires_action",
  "processing",
  "requires_confirmation",
]);
