import { type Move, moveFulfillment } from "../orders/moves.ts";
import type { Order, Units } from "../orders/order.ts";
import { holdsMoney } from "../orders/payment-state.ts";
import { countOf, inParcels, linesOf } from "../orders/units.ts";
import { hasShipped } from "./fulfillment-state.ts";

/** A parcel of the order is with the carrier or the shopper, whatever became of it since. */
export const isOnItsWay = (order: Pick<Order, "fulfillment" | "shipments">): boolean =>
  order.shipments.length > 0 || hasShipped(order.fulfillment);

/**
 * What can still be packed, by line: bought, not in a parcel, and neither refunded nor about to be. A refund takes units
 * that were not packed first.
 */
export const shippableOf = (order: Order): Units[] => {
  const refunded = order.refunds.filter(({ state }) => state !== "failed").flatMap(({ lines }) => lines);
  return linesOf(order).flatMap(({ quantity, ...line }) => {
    const gone = Math.max(countOf(refunded, line), countOf(order.returned, line));
    const left = quantity - inParcels(order, line) - gone;
    return left > 0 ? [{ ...line, quantity: left }] : [];
  });
};

/**
 * The order with the fulfillment that its parcels make: SHIPPED once nothing is left to pack, or no money is here for what
 * is, and no parcel waits for its label; DELIVERED once every parcel has arrived. An order without parcels is returned as it is.
 */
export function withParcelState(order: Order, move: Move): Order {
  if (order.shipments.length === 0) return order;
  const waits = order.shipments.some(({ isWaiting }) => isWaiting);
  const isPacked = !waits && (!holdsMoney(order.payment) || shippableOf(settledPart(order)).length === 0);
  const shipped =
    order.fulfillment === "PROCESSING" && isPacked ? moveFulfillment(order, "SHIPPED", move) : order;
  const arrived = shipped.shipments.every(({ deliveredAt }) => deliveredAt !== undefined);
  return shipped.fulfillment === "SHIPPED" && arrived ? moveFulfillment(shipped, "DELIVERED", move) : shipped;
}

/** Without the refunds that may still fail. */
const settledPart = (order: Order): Order => ({
  ...order,
  refunds: order.refunds.filter(({ state }) => state === "done"),
});
