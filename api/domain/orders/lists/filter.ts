import { type FulfillmentState, fulfillmentStates } from "../../fulfillment/fulfillment-state.ts";
import { fold } from "../../search/text/fold.ts";
import type { Order } from "../order.ts";
import { type PaymentState, paymentStates } from "../payment-state.ts";
import { type OrderStatus, statusOf } from "../status.ts";
import { wordsOfOrder } from "./words.ts";

/** What a list of everybody's orders is narrowed to: all of these together. */
export type OrderFilter = {
  readonly status?: OrderStatus | undefined;
  readonly payment?: PaymentState | undefined;
  readonly fulfillment?: FulfillmentState | undefined;
  readonly userId?: string | undefined;
  /** The address that the order was placed with, in any case. */
  readonly email?: string | undefined;
  /** Words that the order must have, as `wordsAsked` reads them. */
  readonly words?: readonly string[] | undefined;
  /** Epoch milliseconds, both inclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** Both states of an order. */
export type States = Pick<Order, "payment" | "fulfillment">;

/** Every pair of states. */
export const allStates: readonly States[] = paymentStates.flatMap((payment) =>
  fulfillmentStates.map((fulfillment) => ({ payment, fulfillment })),
);

/** Whether orders with these states can satisfy the filter. */
export const statesMatch = (states: States, { status, payment, fulfillment }: OrderFilter): boolean =>
  (status === undefined || statusOf(states) === status) &&
  (payment === undefined || states.payment === payment) &&
  (fulfillment === undefined || states.fulfillment === fulfillment);

/** Whether an order satisfies every part of the filter. */
export function matches(order: Order, filter: OrderFilter): boolean {
  const { userId, email, words = [], from = 0, to = Number.POSITIVE_INFINITY } = filter;
  if (!statesMatch(order, filter) || order.timestamp < from || order.timestamp > to) return false;
  if (userId !== undefined && order.userId !== userId) return false;
  if (email !== undefined && fold(order.email ?? "") !== fold(email)) return false;
  if (words.length === 0) return true;
  const has = wordsOfOrder(order);
  return words.every((word) => has.has(word));
}
