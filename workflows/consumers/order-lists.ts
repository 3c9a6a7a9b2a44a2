import type { Deps } from "../../api/deps.ts";
import { bothFilings, fileOrders, filingOf, readOrderChange } from "../../api/domain/orders/filing.ts";
import type { FeedConsumer } from "./entry.ts";
import { eachSubject } from "./feed.ts";

const actor = { type: "system", name: "order-lists" } as const;

/**
 * Keeps the lists of orders that staff page through: once per order and batch, as the order stands then, so that a batch
 * that comes twice or late changes nothing.
 */
export const orderLists = (deps: Pick<Deps, "orders" | "log">): FeedConsumer =>
  eachSubject(deps, {
    read: async (change) => filingOf(await readOrderChange(deps, actor, change)),
    keyOf: ({ orderId }) => orderId,
    merge: bothFilings,
    handleAll: (filings) => fileOrders(deps, actor, { filings }),
  });
