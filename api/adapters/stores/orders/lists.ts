import {
  allStates,
  type OrderFilter,
  type States,
  statesMatch,
} from "../../../domain/orders/lists/filter.ts";
import { wordsAsked, wordsOfOrder } from "../../../domain/orders/lists/words.ts";
import type { Order } from "../../../domain/orders/order.ts";
import { statusOf } from "../../../domain/orders/status.ts";
import type { Item, Key } from "../../../ports/table.ts";

/** Where an order stands in each of its lists: by time, then by id. Compares as text. */
export const placeOf = ({ orderId, timestamp }: Pick<Order, "orderId" | "timestamp">): string =>
  `${timeText(timestamp)}#${orderId}`;

/** The order that stands at a place. */
export const orderIdAt = (place: string): string => place.slice(place.indexOf("#") + 1);

/** Places between two times (epoch milliseconds, inclusive); "~" is after every id. */
export const placesBetween = (from: number | undefined, to: number | undefined) => ({
  ...(from !== undefined && { from: timeText(from) }),
  ...(to !== undefined && { to: `${timeText(to)}#~` }),
});

const timeText = (at: number): string => String(at).padStart(15, "0");

/** The lists that an order leaves when its states change. */
export const stateListsOf = (states: States): string[] => [
  `payment ${states.payment}`,
  `fulfillment ${states.fulfillment}`,
  `status ${statusOf(states)}`,
  bothOf(states),
];

/** The lists in which an order stays as long as it exists. */
export const lastingListsOf = (order: Order): string[] => [
  everyOrder,
  `user ${order.userId}`,
  ...[...wordsOfOrder(order)].map(wordList),
];

/** An order's entry in a list. */
export const entryOf = (order: Pick<Order, "orderId" | "timestamp">, list: string): Item & Key => ({
  list,
  place: placeOf(order),
});

/**
 * The lists that hold every order which satisfies a filter: an order that is in all of them and within the times does.
 * Undefined: no order can. Whatever states are asked for, one list has exactly those.
 */
export function listsFor(filter: OrderFilter): readonly string[] | undefined {
  const { userId, email, words = [] } = filter;
  const states = stateListFor(filter);
  if (states === undefined) return undefined;
  const lists = [
    ...(userId === undefined ? [] : [`user ${userId}`]),
    ...(email === undefined ? [] : wordsAsked(email).map(wordList)),
    ...words.map(wordList),
    ...(states === everyOrder ? [] : [states]),
  ];
  return lists.length === 0 ? [everyOrder] : [...new Set(lists)];
}

const everyOrder = "all";
const wordList = (word: string): string => `word ${word}`;
const bothOf = ({ payment, fulfillment }: States): string => `both ${payment} ${fulfillment}`;

/** For each set of states that one list has, that list. */
const listOfStates = new Map<string, string>();
const setOf = (states: readonly States[]): string => states.map(bothOf).join();
for (const one of allStates)
  for (const list of stateListsOf(one).toReversed())
    listOfStates.set(setOf(allStates.filter((other) => stateListsOf(other).includes(list))), list);
listOfStates.set(setOf(allStates), everyOrder);

/** The one list of the states that a filter asks for; undefined when no order can have them. */
const stateListFor = (filter: OrderFilter): string | undefined =>
  listOfStates.get(setOf(allStates.filter((states) => statesMatch(states, filter))));
