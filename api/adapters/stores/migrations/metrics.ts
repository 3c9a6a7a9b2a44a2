import { figuresOf } from "../../../domain/metrics/figures.ts";
import type { Cursor, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { countOrders } from "../metrics/ledger.ts";
import { orderOf } from "../orders/record.ts";

const pageSize = 200;

/**
 * Counts the orders of a store that was kept before orders were counted. Orders may come and change meanwhile: whichever of
 * this and the feed's consumer counts a version first, the other finds it counted. Answers how many orders it read.
 */
export async function countStoredOrders(engine: Tables): Promise<number> {
  let read = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.orders, { limit: pageSize, ...(cursor && { cursor }) });
    await countOrders(
      engine,
      page.items
        .map(orderOf)
        .map((order) => ({ orderId: order.orderId, version: order.version, figures: figuresOf(order) })),
    );
    read += page.items.length;
    cursor = page.cursor;
  } while (cursor);
  return read;
}
