import {
  canMoveFulfillment,
  type FulfillmentState,
  fulfillmentStates,
  hasShipped,
} from "../fulfillment/fulfillment-state.ts";
import { isOnItsWay } from "../fulfillment/parcels.ts";
import type { Order, TimelineStatus } from "./order.ts";
import { canMovePayment, holdsMoney, type PaymentState, paymentStates } from "./payment-state.ts";

type Past = Pick<Order, "timeline" | "refundedAmount" | "totalAmount">;

/**
 * Derives both states of an order from its timeline and refunds: of orders that were stored before they had two, and for
 * an audit of those that have. What was refunded counts, because such orders were not always moved by their refunds.
 */
export function statesOf(past: Past): Pick<Order, "payment" | "fulfillment"> {
  const moves = past.timeline.map((entry) => entry.status);
  const payment = refunded(moves.findLast(isPayment) ?? "PENDING", past);
  const fulfillment = moves.findLast(isFulfillment) ?? "UNFULFILLED";
  // Packing ends when the money has gone back, and does not go on by itself when it returns.
  const since = moves.slice(moves.lastIndexOf("PROCESSING"));
  const stopped =
    fulfillment === "PROCESSING" && [...since.filter(isPayment), payment].some((state) => !holdsMoney(state));
  return { payment, fulfillment: stopped ? "UNFULFILLED" : fulfillment };
}

/** What is wrong with an order's history: moves that no table has, or states that it did not lead to. */
export function historyFaults(order: Order): string[] {
  const moves = order.timeline.map((entry) => entry.status);
  const { payment, fulfillment } = statesOf(order);
  const wrong = [
    ...pairs(moves.filter(isPayment)).filter(([from, to]) => !canMovePayment(from, to)),
    ...pairs(["UNFULFILLED", ...moves.filter(isFulfillment)] as const).filter(
      ([from, to]) => !canMoveFulfillment(from, to),
    ),
  ].map(([from, to]) => `order ${order.orderId} went from ${from} to ${to}`);
  if (order.payment === "CANCELLED" && isOnItsWay(order))
    wrong.push(`order ${order.orderId} was shipped and cancelled`);
  if (payment !== order.payment)
    wrong.push(`order ${order.orderId} is ${order.payment}, its history says ${payment}`);
  if (fulfillment !== order.fulfillment)
    wrong.push(`order ${order.orderId} is ${order.fulfillment}, its history says ${fulfillment}`);
  return [...wrong, ...parcelFaults(order)];
}

/** Where an order's fulfillment is not what its parcels make it. */
function parcelFaults({ orderId, fulfillment, shipments }: Order): string[] {
  const [sent, arrived] = [shipments.length, shipments.filter(({ deliveredAt }) => deliveredAt).length];
  const name = `order ${orderId} is ${fulfillment}`;
  if (new Set(shipments.map(({ shipmentId }) => shipmentId)).size < sent)
    return [`${name} with two parcels of one id`];
  if (hasShipped(fulfillment) !== sent > 0 && fulfillment !== "PROCESSING")
    return [`${name} with ${sent} parcels`];
  if (fulfillment === "DELIVERED" && arrived < sent)
    return [`${name}, but ${sent - arrived} parcels have not arrived`];
  return fulfillment === "SHIPPED" && arrived === sent ? [`${name}, but all its parcels have arrived`] : [];
}

function refunded(last: PaymentState, { refundedAmount, totalAmount }: Past): PaymentState {
  if (refundedAmount === 0 || (last !== "REFUNDED" && !holdsMoney(last))) return last;
  return refundedAmount === totalAmount ? "REFUNDED" : "PARTIALLY_REFUNDED";
}

const pairs = <State>(states: readonly State[]): (readonly [State, State])[] =>
  states.slice(1).map((to, index) => [states[index] ?? to, to] as const);

const isPayment = (status: TimelineStatus): status is PaymentState =>
  paymentStates.some((state) => state === status);

const isFulfillment = (status: TimelineStatus): status is Exclude<FulfillmentState, "UNFULFILLED"> =>
  fulfillmentStates.some((state) => state === status);
