import { expect, test } from "vitest";
import { placedOrder } from "../../../../scripts/testing/fixtures/placed-order.ts";
import { fulfillmentStates } from "../../../domain/fulfillment/fulfillment-state.ts";
import { allStates, statesMatch } from "../../../domain/orders/lists/filter.ts";
import { wordsAsked, wordsOfOrder } from "../../../domain/orders/lists/words.ts";
import { paymentStates } from "../../../domain/orders/payment-state.ts";
import { orderStatuses } from "../../../domain/orders/status.ts";
import { lastingListsOf, listsFor, stateListsOf } from "./lists.ts";

const orAny = <Value>(values: readonly Value[]) => [...values, undefined];

test("one list has exactly the orders of any status, payment and fulfillment that are asked for together", () => {
  let possible = 0;
  for (const payment of orAny(paymentStates))
    for (const fulfillment of orAny(fulfillmentStates))
      for (const status of orAny(orderStatuses)) {
        const filter = { payment, fulfillment, status };
        const wanted = allStates.filter((states) => statesMatch(states, filter));
        const lists = listsFor(filter);
        expect(lists === undefined, JSON.stringify(filter)).toBe(wanted.length === 0);
        if (!lists) continue;
        possible++;
        expect(lists).toHaveLength(1);
        const listed = allStates.filter((states) =>
          ["all", ...stateListsOf(states)].includes(String(lists[0])),
        );
        expect(listed).toEqual(wanted);
      }
  expect(possible).toBe(138);
});

test("an order is in every list of a filter that it satisfies", () => {
  const order = {
    ...placedOrder(1),
    orderId: "4f6c0b1e-0000-4000-8000-000000000000",
    userId: "user-1",
    email: "Zoë.Miller@Example.com",
    shippingAddress: { ...placedOrder(1).shippingAddress, name: "Zoë Miller-Šimić" },
    items: placedOrder(1).items.map((item) => ({
      ...item,
      name: "Crème T-Shirt (XL, blue)",
      sku: "TS-XL-7",
    })),
  };
  const lists = [...lastingListsOf(order), ...stateListsOf(order)];
  for (const text of [
    "#4F6C0B1E",
    "zoe",
    "zoe.miller@example.com",
    "simic",
    "T-Shirt",
    "shirt",
    "creme blue",
    "ts-xl-7",
    "xl",
  ])
    for (const list of listsFor({ words: wordsAsked(text) }) ?? []) expect(lists, text).toContain(list);
  for (const filter of [{ email: "ZOE.miller@example.com" }, { userId: "user-1" }, {}])
    for (const list of listsFor(filter) ?? []) expect(lists).toContain(list);
  expect([...wordsOfOrder(order)]).not.toContain("com");
});
