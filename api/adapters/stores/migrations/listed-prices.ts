import * as z from "zod";
import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { listedPriceOf } from "../catalog/product-writes.ts";
import { ProductRecord } from "../catalog/record.ts";
import { tables } from "../keys.ts";

const pageSize = 200;

/**
 * Lists of products with variants were sorted by the product's own price, which nobody may pay. Sorts them by the lowest
 * that can be paid. Harmless to run again. Answers how many products it changed.
 */
export async function sortByPayablePrice(engine: Tables): Promise<number> {
  let changed = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.products, { limit: pageSize, ...(cursor && { cursor }) });
    const written = await Promise.all(page.items.map((item) => resort(engine, item)));
    changed += written.filter(Boolean).length;
    cursor = page.cursor;
  } while (cursor);
  return changed;
}

/** False when it is sorted right, is not listed, or was changed meanwhile, which sorts it too. */
async function resort(engine: Tables, item: Item): Promise<boolean> {
  if (item["listedPrice"] === undefined) return false;
  const product = z.parse(ProductRecord, item);
  const price = listedPriceOf(product);
  if (price === item["listedPrice"]) return false;
  const updated = await engine.update(
    tables.products,
    { productId: product.productId },
    [{ set: "listedPrice", to: price }],
    { path: "version", equals: product.version },
  );
  return updated !== undefined;
}
