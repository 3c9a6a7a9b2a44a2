import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { orderItem, orderOf } from "../orders/record.ts";

const pageSize = 200;

/**
 * Stores both states of orders that had a status alone, and lists them under the status that is derived from both: until
 * then an order that was refunded in part is missing from the list of those to pack. Harmless to run again, or while the
 * shop changes orders. Answers how many orders it changed.
 */
export async function storeOrderStates(engine: Tables): Promise<number> {
  let changed = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.orders, { limit: pageSize, ...(cursor && { cursor }) });
    const written = await Promise.all(page.items.filter(isOld).map((item) => upgrade(engine, item)));
    changed += written.filter(Boolean).length;
    cursor = page.cursor;
  } while (cursor);
  return changed;
}

const isOld = (item: Item): boolean => item["payment"] === undefined;

/** False when the order was changed meanwhile, which stored its states. */
function upgrade(engine: Tables, item: Item): Promise<boolean> {
  const order = orderOf(item);
  return engine.put(tables.orders, orderItem(order), { path: "version", equals: order.version });
}
