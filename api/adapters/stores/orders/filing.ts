import type { Filing } from "../../../domain/orders/store.ts";
import type { Item, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { entryOf, lastingListsOf, stateListsOf } from "./lists.ts";
import { orderOf } from "./record.ts";

/**
 * Reads the orders and writes their entries: those of their states, and of one that is new those that last. An entry that a
 * change from behind leaves in a list is passed over by readers, because they look at the order itself.
 */
export async function fileInLists(engine: Tables, filings: readonly Filing[]): Promise<void> {
  const items = await engine.getAll(
    tables.orders,
    filings.map(({ orderId }) => ({ orderId })),
  );
  const entries = filings.map((filing, place) => entriesOf(filing, items[place]));
  await engine.load(
    tables.orderLists,
    entries.flatMap(({ now }) => now),
  );
  await Promise.all(
    entries.flatMap(({ gone }) => gone).map((entry) => engine.delete(tables.orderLists, entry)),
  );
}

/** The entries that an order has now, and those that it must not have any more. */
function entriesOf({ left, isNew }: Filing, item: Item | undefined) {
  if (!item) return { now: [], gone: [] };
  const order = orderOf(item);
  const states = stateListsOf(order);
  const gone = new Set(left.flatMap(stateListsOf).filter((list) => !states.includes(list)));
  return {
    now: [...states, ...(isNew ? lastingListsOf(order) : [])].map((list) => entryOf(order, list)),
    gone: [...gone].map((list) => entryOf(order, list)),
  };
}
