import * as z from "zod";
import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { leastAvailableOf } from "../catalog/product-writes.ts";
import { ProductRecord } from "../catalog/record.ts";
import { tables } from "../keys.ts";

const pageSize = 200;

/**
 * Lists products on sale by the units that are left of them. Harmless to run again, or while the shop changes products.
 * Answers how many products it changed.
 */
export async function listLeastAvailable(engine: Tables): Promise<number> {
  let changed = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.products, { limit: pageSize, ...(cursor && { cursor }) });
    const written = await Promise.all(page.items.map((item) => list(engine, item)));
    changed += written.filter(Boolean).length;
    cursor = page.cursor;
  } while (cursor);
  return changed;
}

/** False when it is listed already, is not on sale, or was changed meanwhile: then it is read again. */
async function list(engine: Tables, item: Item): Promise<boolean> {
  const key = z.object({ productId: z.string() }).parse(item);
  for (let now: Item | undefined = item; now; now = await engine.get(tables.products, key)) {
    if (now["listed"] === undefined || now["leastAvailable"] !== undefined) return false;
    const revision = z.number().parse(now["revision"]);
    const updated = await engine.update(
      tables.products,
      key,
      [{ set: "leastAvailable", to: leastAvailableOf(z.parse(ProductRecord, now)) }],
      { path: "revision", equals: revision },
    );
    if (updated) return true;
  }
  return false;
}
