import type { Filing } from "../../../domain/orders/store.ts";
import type { Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { entryOf, lastingListsOf, stateListsOf } from "./lists.ts";
import { orderOf } from "./record.ts";

/**
 * Reads the order and writes its entries: those of its states, and of one that is new those that last. An entry that a
 * change from behind leaves in a list is passed over by readers, because they look at the order itself.
 */
export async function fileInLists(engine: Tables, orderId: string, { left, isNew }: Filing): Promise<void> {
  const item = await engine.get(tables.orders, { orderId });
  if (!item) return;
  const order = orderOf(item);
  const now = stateListsOf(order);
  const gone = new Set(left.flatMap(stateListsOf).filter((list) => !now.includes(list)));
  const entries = [...now, ...(isNew ? lastingListsOf(order) : [])].map((list) => entryOf(order, list));
  await Promise.all([
    ...entries.map((entry) => engine.put(tables.orderLists, entry)),
    ...[...gone].map((list) => engine.delete(tables.orderLists, entryOf(order, list))),
  ]);
}
