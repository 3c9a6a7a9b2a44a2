import { DomainError, type Issue } from "../errors.ts";
import { isOnItsWay, withParcelState } from "../fulfillment/parcels.ts";
import { isBeingCancelled } from "../fulfillment/shipping.ts";
import { decimalText, stepOf } from "../money.ts";
import { capturedOf, refundable, requireUndisputed } from "../orders/funds.ts";
import { type Move, movePayment } from "../orders/moves.ts";
import type { Order, OrderItem, Refund, RefundLine } from "../orders/order.ts";
import { canMovePayment } from "../orders/payment-state.ts";
import { countOf, sameSku, unreturned, withReturned } from "../orders/units.ts";
import { worthOfUnits } from "../pricing/quote.ts";

type LineRef = { readonly productId: string; readonly variantId?: string | undefined };

/** All of what is left, an amount of it, or units of lines. */
export type RefundRequest =
  | { readonly kind: "full" }
  | { readonly kind: "amount"; readonly amount: number }
  | { readonly kind: "lines"; readonly lines: readonly (LineRef & { readonly quantity: number })[] };

type RefundFacts = Pick<
  Refund,
  "refundId" | "restock" | "reason" | "cancels" | "actor" | "at" | "fingerprint"
>;

/** Units of a line that were refunded already or are about to be. */
export const unitsBack = ({ refunds }: Order, item: LineRef): number =>
  countOf(
    refunds.filter(({ state }) => state !== "failed").flatMap(({ lines }) => lines),
    item,
  );

/**
 * Decides a refund. Throws CONFLICT for an order or units that have nothing to refund, and for a disputed order;
 * VALIDATION_ERROR for more than is left of it or of a line. An amount without lines restocks nothing.
 */
export function planRefund(order: Order, request: RefundRequest, facts: RefundFacts): Refund {
  if (capturedOf(order) === 0)
    throw new DomainError("CONFLICT", { reason: `an order that is ${order.payment} has nothing to refund` });
  requireUndisputed(order);
  const left = refundable(order);
  if (left === 0) throw new DomainError("CONFLICT", { reason: "everything has already been refunded" });
  const { amount, lines } = partsOf(order, request, left);
  if (amount > left)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [
        {
          path: "amount",
          message: `must be at most ${decimalText(left, order.currency)}, which is what is left to refund`,
        },
      ],
    });
  if (amount === 0)
    throw new DomainError("CONFLICT", {
      reason: "what was chosen cost nothing, so there is nothing to refund",
    });
  return { ...facts, amount, lines, restock: facts.restock && lines.length > 0, state: "pending" };
}

function partsOf(
  order: Order,
  request: RefundRequest,
  left: number,
): { amount: number; lines: RefundLine[] } {
  if (request.kind === "amount") {
    if (request.amount % stepOf(order.currency) > 0)
      throw new DomainError("VALIDATION_ERROR", {
        issues: [
          { path: "amount", message: `must be a whole number, because ${order.currency} has no decimals` },
        ],
      });
    return { amount: request.amount, lines: [] };
  }
  const wanted =
    request.kind === "full"
      ? order.items.map((item) => ({ item, quantity: item.quantity - unitsBack(order, item) }))
      : chosenLines(order, request.lines);
  const lines = wanted
    .filter(({ quantity }) => quantity > 0)
    .map(({ item, quantity }) => ({
      productId: item.productId,
      variantId: item.variantId,
      quantity,
      amount: worthOfUnits(item, quantity, unitsBack(order, item), stepOf(order.currency)),
    }));
  const worth = lines.reduce((sum, line) => sum + line.amount, 0);
  // After refunds of plain amounts the units left are worth more than the money left.
  return { amount: request.kind === "full" ? left : Math.min(worth, left), lines };
}

function chosenLines(order: Order, lines: readonly (LineRef & { quantity: number })[]) {
  const issues: Issue[] = [];
  const chosen = lines.flatMap((line, index) => {
    const item: OrderItem | undefined = order.items.find((one) => sameSku(one, line));
    const left = item ? item.quantity - unitsBack(order, item) : 0;
    const asked = lines.filter((other) => sameSku(other, line)).reduce((sum, one) => sum + one.quantity, 0);
    if (!item) issues.push({ path: `lines.${index}`, message: "is not a line of this order" });
    else if (asked > left)
      issues.push({
        path: `lines.${index}.quantity`,
        message: `must be at most ${left}, which is what is left to refund`,
      });
    else return [{ item, quantity: line.quantity }];
    return [];
  });
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  return chosen;
}

/** The order with the refund noted or its state changed; money counts as refunded once Stripe has it. */
export function withRefund(order: Order, refund: Refund, at: number): Order {
  const known = order.refunds.some((one) => one.refundId === refund.refundId);
  const refunds = known
    ? order.refunds.map((one) => (one.refundId === refund.refundId ? refund : one))
    : [...order.refunds, refund];
  const refundedAmount = refunds
    .filter((one) => one.state === "done")
    .reduce((sum, one) => sum + one.amount, 0);
  return { ...order, refunds, refundedAmount, updatedAt: at };
}

/** A refund with its order. Throws ORDER_NOT_FOUND when either is missing. */
export function refundOf(
  order: Order | undefined,
  orderId: string,
  refundId: string,
): { readonly order: Order; readonly refund: Refund } {
  const refund = order?.refunds.find((one) => one.refundId === refundId);
  if (!order || !refund) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return { order, refund };
}

/**
 * The order once Stripe has paid a refund: its payment moves and restocked units return. When the refund that cancels it is
 * paid and no other is pending, it is CANCELLED and all its units return. A refund that is not pending changes nothing. A
 * cancelling one of an order that has shipped, as older versions allowed, refunds without cancelling.
 */
export function settled(before: Order, refundId: string, at: number): Order {
  const { refund } = refundOf(before, before.orderId, refundId);
  if (refund.state !== "pending") return before;
  const paid = withRefund(before, { ...refund, state: "done" }, at);
  const order = refund.restock ? withReturned(paid, refund.lines) : paid;
  const move = { at, actor: refund.actor, note: refund.reason };
  if (isCalledOff(order)) return calledOff(order, move);
  const to = order.refundedAmount === capturedOf(order) ? "REFUNDED" : "PARTIALLY_REFUNDED";
  const moved = canMovePayment(order.payment, to) ? movePayment(order, to, move) : order;
  return withParcelState(moved, { at, actor: refund.actor });
}

/** The refund of a cancellation is paid and no other is on its way. One that failed is owed to the shopper. */
const isCalledOff = (order: Order): boolean =>
  isBeingCancelled(order) &&
  !isOnItsWay(order) &&
  canMovePayment(order.payment, "CANCELLED") &&
  order.refunds.some(({ cancels, state }) => cancels && state === "done") &&
  !order.refunds.some(({ state }) => state === "pending");

const calledOff = (order: Order, move: Move): Order =>
  withReturned(movePayment(order, "CANCELLED", move), unreturned(order));

/**
 * The order once a refund has failed: what it would have refunded is left again. One that Stripe had paid before takes the
 * payment's state back; units that returned stay in the stock. A cancelled order stays cancelled, and one whose
 * cancellation waited for this refund alone is cancelled.
 */
export function failed(before: Order, refundId: string, at: number): Order {
  const { refund } = refundOf(before, before.orderId, refundId);
  if (refund.state === "failed") return before;
  const order = withRefund(before, { ...refund, state: "failed" }, at);
  const move = { at, actor: "stripe", note: "A refund could not be paid out." };
  if (refund.state === "pending") return isCalledOff(order) ? calledOff(order, move) : order;
  const to = order.refundedAmount === 0 ? "PAID" : "PARTIALLY_REFUNDED";
  if (order.payment !== "REFUNDED" && order.payment !== "PARTIALLY_REFUNDED") return order;
  return movePayment(order, to, move);
}
