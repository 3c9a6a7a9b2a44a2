import { DomainError } from "../errors.ts";
import { canMoveFulfillment, type FulfillmentState } from "../fulfillment/fulfillment-state.ts";
import type { Order, TimelineStatus } from "./order.ts";
import { canMovePayment, holdsMoney, type PaymentState } from "./payment-state.ts";

/** Who made a move and when; `note` is for the shopper to read. */
export type Move = { readonly at: number; readonly actor: string; readonly note?: string | undefined };

type PaymentFacts = Partial<
  Pick<Order, "paymentId" | "clientSecret" | "card" | "fraudScore" | "needsReview" | "failure">
>;

/**
 * The order with its payment in the next state, with what became known. An order without money is not packed on: it is
 * UNFULFILLED again, or SHIPPED if a parcel of it is on its way. Throws CONFLICT for a move that the table does not have.
 */
export function movePayment(order: Order, to: PaymentState, move: Move & PaymentFacts): Order {
  if (!canMovePayment(order.payment, to)) throw impossible(order.payment, to);
  const { at, actor, note: _note, ...facts } = move;
  const stops = !holdsMoney(to) && order.fulfillment === "PROCESSING";
  const stopped =
    stops && order.shipments.length > 0 ? moveFulfillment(order, "SHIPPED", { at, actor }) : order;
  return {
    ...withEntry(stopped, to, move),
    // The secret serves the page of the shopper's bank and nothing else.
    ...(to !== "REQUIRES_ACTION" && { clientSecret: undefined }),
    ...facts,
    payment: to,
    ...(stopped.fulfillment === "PROCESSING" && stops && { fulfillment: "UNFULFILLED" }),
  };
}

/** The order with its parcel in the next state. Throws CONFLICT for a move that the table does not have. */
export function moveFulfillment(
  order: Order,
  to: Exclude<FulfillmentState, "UNFULFILLED">,
  move: Move,
): Order {
  if (!canMoveFulfillment(order.fulfillment, to)) throw impossible(order.fulfillment, to);
  return { ...withEntry(order, to, move), fulfillment: to };
}

const withEntry = (order: Order, status: TimelineStatus, { at, actor, note }: Move): Order => ({
  ...order,
  timeline: [...order.timeline, { status, at, actor, note }],
  updatedAt: at,
});

const impossible = (from: string, to: string): DomainError =>
  new DomainError("CONFLICT", { reason: `an order that is ${from} cannot become ${to}` });
