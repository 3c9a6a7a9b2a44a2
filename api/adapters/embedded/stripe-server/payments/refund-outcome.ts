import type { Call } from "../http/call.ts";
import type { Refund } from "../objects.ts";
import { cardNamed } from "./cards.ts";

/** How long after its creation a refund of an asynchronous test card ends, in seconds. */
export const refundSeconds = 10;

/** The first state of a refund to this card, and what follows later: https://docs.stripe.com/testing#refunds. */
export function firstOutcome(
  call: Call,
  cardId: string | null,
): { readonly status: "pending" | "succeeded"; readonly later?: "settle_refund" | "fail_refund" } {
  const card = cardNamed(call.tables.cardOf(cardId ?? ""));
  if (card?.refund === "pending") return { status: "pending", later: "settle_refund" };
  if (card?.refund === "fails") return { status: "succeeded", later: "fail_refund" };
  return { status: "succeeded" };
}

/**
 * Ends a refund: a pending one in any way, a succeeded one by failing, as when a bank sends the money back. What
 * failed or was canceled is the shop's again: https://docs.stripe.com/refunds#failed-refunds. Any other change is
 * ignored.
 */
export function endRefund(call: Call, refundId: string, status: "succeeded" | "failed" | "canceled"): void {
  const before = call.store.find("refund", refundId);
  if (before?.status !== "pending" && !(before?.status === "succeeded" && status === "failed")) return;
  const { pending_reason: _pending, ...rest } = before;
  const refund: Refund = {
    ...rest,
    status,
    ...(status === "failed" && { failure_reason: "expired_or_canceled_card" }),
  };
  call.store.save(refund);
  call.tables.unschedule("settle_refund", refundId);
  call.tables.unschedule("fail_refund", refundId);
  if (status !== "succeeded") takeBack(call, refund);
  refundChanged(call, refund, before);
  if (status === "failed") call.emit("refund.failed", refund, before);
}

/** Emits the two events of every change of a card's refund. */
export function refundChanged(call: Call, refund: Refund, before: Refund): void {
  call.emit("refund.updated", refund, before);
  call.emit("charge.refund.updated", refund, before);
}

function takeBack(call: Call, refund: Refund): void {
  const charge = call.store.find("charge", refund.charge);
  if (!charge) throw new Error(`The refund ${refund.id} belongs to no charge`);
  call.store.save({ ...charge, amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
}
