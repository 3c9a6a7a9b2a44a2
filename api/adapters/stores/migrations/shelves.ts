import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { shelved } from "../catalog/product-writes.ts";
import { storedProduct } from "../catalog/record.ts";
import { tables } from "../keys.ts";

const pageSize = 200;

/**
 * Puts products that were stored before staff's lists could be sorted into these lists. Harmless to run again. Answers how
 * many products it changed.
 */
export async function shelveProducts(engine: Tables): Promise<number> {
  let changed = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.products, { limit: pageSize, ...(cursor && { cursor }) });
    const written = await Promise.all(page.items.map((item) => shelve(engine, item)));
    changed += written.filter(Boolean).length;
    cursor = page.cursor;
  } while (cursor);
  return changed;
}

/** False when it is in the lists, or was changed meanwhile, which puts it there too. */
async function shelve(engine: Tables, item: Item): Promise<boolean> {
  const product = item["shelf"] === undefined ? storedProduct(item) : undefined;
  if (!product) return false;
  const changes = Object.entries(shelved(product)).map(([name, to]) => ({ set: name, to }));
  const updated = await engine.update(tables.products, { productId: product.productId }, changes, {
    path: "version",
    equals: product.version,
  });
  return updated !== undefined;
}
