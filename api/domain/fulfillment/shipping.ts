import { DomainError } from "../errors.ts";
import { type Move, moveFulfillment } from "../orders/moves.ts";
import type { Order } from "../orders/order.ts";
import { holdsMoney } from "../orders/payment-state.ts";
import { statusOf } from "../orders/status.ts";

/** A cancellation is refunding the order. It ends with the order CANCELLED, or with its refund failed. */
export const isBeingCancelled = (order: Order): boolean =>
  order.payment !== "CANCELLED" &&
  order.refunds.some((refund) => refund.cancels && refund.state !== "failed");

/**
 * The order as handed to the carrier; a shipped one is returned as it is. Throws CONFLICT for an order that is not packed,
 * whose money is not here, or that is being cancelled.
 */
export function ship(order: Order, move: Move): Order {
  if (order.fulfillment === "SHIPPED") return order;
  if (isBeingCancelled(order))
    throw new DomainError("CONFLICT", { reason: "the order is being cancelled and cannot be shipped" });
  if (!holdsMoney(order.payment))
    throw new DomainError("CONFLICT", { reason: `an order that is ${statusOf(order)} cannot be shipped` });
  return moveFulfillment(order, "SHIPPED", move);
}

/** The order as delivered; a delivered one is returned as it is. Throws CONFLICT for one that was not shipped. */
export const deliver = (order: Order, move: Move): Order =>
  order.fulfillment === "DELIVERED" ? order : moveFulfillment(order, "DELIVERED", move);
