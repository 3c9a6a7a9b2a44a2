import { DomainError, type Issue } from "../errors.ts";
import { hasShipped } from "../fulfillment/fulfillment-state.ts";
import { movePayment } from "../orders/moves.ts";
import type { Order, OrderItem, Refund, RefundLine } from "../orders/order.ts";
import { canMovePayment, holdsMoney } from "../orders/payment-state.ts";
import type { OrderChange } from "../orders/store.ts";
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

const counting = (order: Order) => order.refunds.filter((refund) => refund.state !== "failed");

/** What can still be refunded, in minor units. */
export const refundable = (order: Order): number =>
  order.totalAmount - counting(order).reduce((sum, refund) => sum + refund.amount, 0);

const sameLine = (one: LineRef, other: LineRef): boolean =>
  one.productId === other.productId && one.variantId === other.variantId;

/** Units of a line that were refunded already. */
const unitsBack = (order: Order, item: LineRef): number =>
  counting(order)
    .flatMap((refund) => refund.lines)
    .filter((line) => sameLine(line, item))
    .reduce((sum, line) => sum + line.quantity, 0);

/**
 * Decides a refund. Throws CONFLICT for an order that has nothing to refund, VALIDATION_ERROR for more than is left of it
 * or of a line. An amount without lines restocks nothing.
 */
export function planRefund(order: Order, request: RefundRequest, facts: RefundFacts): Refund {
  if (!holdsMoney(order.payment))
    throw new DomainError("CONFLICT", { reason: `an order that is ${order.payment} has nothing to refund` });
  const left = refundable(order);
  if (left === 0) throw new DomainError("CONFLICT", { reason: "everything was refunded already" });
  const { amount, lines } = partsOf(order, request, left);
  if (amount > left)
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "amount", message: `at most ${(left / 100).toFixed(2)} is left to refund` }],
    });
  return { ...facts, amount, lines, restock: facts.restock && lines.length > 0, state: "pending" };
}

function partsOf(
  order: Order,
  request: RefundRequest,
  left: number,
): { amount: number; lines: RefundLine[] } {
  if (request.kind === "amount") return { amount: request.amount, lines: [] };
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
      amount: worthOfUnits(item, quantity, unitsBack(order, item)),
    }));
  const worth = lines.reduce((sum, line) => sum + line.amount, 0);
  // After refunds of plain amounts the units left are worth more than the money left.
  return { amount: request.kind === "full" ? left : Math.min(worth, left), lines };
}

function chosenLines(order: Order, lines: readonly (LineRef & { quantity: number })[]) {
  const issues: Issue[] = [];
  const chosen = lines.flatMap((line, index) => {
    const item: OrderItem | undefined = order.items.find((one) => sameLine(one, line));
    const left = item ? item.quantity - unitsBack(order, item) : 0;
    const asked = lines.filter((other) => sameLine(other, line)).reduce((sum, one) => sum + one.quantity, 0);
    if (!item) issues.push({ path: `lines.${index}`, message: "is not a line of this order" });
    else if (asked > left)
      issues.push({ path: `lines.${index}.quantity`, message: `at most ${left} can be refunded` });
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
 * The order once Stripe has paid a refund: its payment moves, restocked lines return. A refund that is not pending
 * changes nothing. A cancelling one of an order that has shipped, as older versions allowed, refunds without cancelling.
 */
export function settled(before: Order, refundId: string, at: number): Order | OrderChange {
  const { refund } = refundOf(before, before.orderId, refundId);
  if (refund.state !== "pending") return before;
  const order = withRefund(before, { ...refund, state: "done" }, at);
  const all = order.refundedAmount === order.totalAmount ? "REFUNDED" : "PARTIALLY_REFUNDED";
  const to = refund.cancels && !hasShipped(order.fulfillment) ? "CANCELLED" : all;
  const moved = canMovePayment(order.payment, to)
    ? movePayment(order, to, { at, actor: refund.actor, note: refund.reason })
    : order;
  return { order: moved, units: refund.restock ? refund.lines : [] };
}

/** The order once Stripe has refused a refund; one that is not pending changes nothing. */
export function failed(order: Order, refundId: string, at: number): Order {
  const { refund } = refundOf(order, order.orderId, refundId);
  return refund.state === "pending" ? withRefund(order, { ...refund, state: "failed" }, at) : order;
}
