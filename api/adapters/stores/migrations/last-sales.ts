import * as z from "zod";
import { lastSalesOf } from "../../../domain/metrics/last-sales.ts";
import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { ProductRecord } from "../catalog/record.ts";
import type { TableId } from "../keys.ts";
import { tables } from "../keys.ts";
import { noteProducts, noteSales } from "../metrics/last-sales.ts";
import { orderOf } from "../orders/record.ts";

const pageSize = 200;

/**
 * Notes when the products of a store were last sold and which are on sale. What is noted meanwhile by the feeds is later and
 * stays. Answers how many products and orders it read.
 */
export async function noteStoredSales(engine: Tables): Promise<number> {
  const products = await eachPage(engine, "products", (items) =>
    noteProducts(
      engine,
      items.map((item) => z.parse(ProductRecord, item)),
    ),
  );
  const orders = await eachPage(engine, "orders", (items) =>
    noteSales(engine, lastSalesOf(items.map(orderOf))),
  );
  return products + orders;
}

async function eachPage(
  engine: Tables,
  table: TableId,
  note: (items: readonly Item[]) => Promise<void>,
): Promise<number> {
  let read = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables[table], { limit: pageSize, ...(cursor && { cursor }) });
    await note(page.items);
    read += page.items.length;
    cursor = page.cursor;
  } while (cursor);
  return read;
}
