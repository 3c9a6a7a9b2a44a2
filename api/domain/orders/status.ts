import { DomainError } from "../errors.ts";
import type { Order, OrderStatus } from "./order.ts";

/** The one transition table. What is not here does not happen. */
const next: Record<OrderStatus, readonly OrderStatus[]> = {
  PENDING: ["REQUIRES_ACTION", "PAID", "FAILED", "CANCELLED"],
  REQUIRES_ACTION: ["PAID", "FAILED", "CANCELLED"],
  PAID: ["PROCESSING", "CANCELLED", "PARTIALLY_REFUNDED", "REFUNDED"],
  PROCESSING: ["SHIPPED", "CANCELLED", "PARTIALLY_REFUNDED", "REFUNDED"],
  SHIPPED: ["DELIVERED", "PARTIALLY_REFUNDED", "REFUNDED"],
  DELIVERED: ["PARTIALLY_REFUNDED", "REFUNDED"],
  PARTIALLY_REFUNDED: ["SHIPPED", "DELIVERED", "CANCELLED", "PARTIALLY_REFUNDED", "REFUNDED"],
  CANCELLED: [],
  FAILED: [],
  REFUNDED: [],
};

/** Nothing follows: the stream of an order's events ends here. */
export const isTerminal = (status: OrderStatus): boolean => next[status].length === 0;

export const canMove = (from: OrderStatus, to: OrderStatus): boolean => next[from].includes(to);

/** Statuses in which the shopper's money is with the shop, at least in part. */
export const isPaid = (status: OrderStatus): boolean =>
  ["PAID", "PROCESSING", "SHIPPED", "DELIVERED", "PARTIALLY_REFUNDED"].includes(status);

type Facts = Partial<
  Pick<Order, "paymentId" | "clientSecret" | "fraudScore" | "needsReview" | "failure" | "refundedAmount">
>;

/** The order in its next status, with what became known. Throws CONFLICT for a move that the table does not have. */
export function moveOrder(
  order: Order,
  to: OrderStatus,
  {
    at,
    actor,
    note,
    ...facts
  }: Facts & { readonly at: number; readonly actor: string; readonly note?: string },
): Order {
  if (!canMove(order.status, to))
    throw new DomainError("CONFLICT", { reason: `an order that is ${order.status} cannot become ${to}` });
  return {
    ...order,
    ...(to === "REQUIRES_ACTION" ? {} : { clientSecret: undefined }),
    ...facts,
    status: to,
    timeline: [...order.timeline, { status: to, at, actor, note }],
    updatedAt: at,
    version: order.version + 1,
  };
}
