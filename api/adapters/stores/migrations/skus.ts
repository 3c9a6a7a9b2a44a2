import type { Cursor, Tables } from "../../../ports/table.ts";
import { storedProduct } from "../catalog/record.ts";
import { skuRows } from "../catalog/skus.ts";
import { tables } from "../keys.ts";

const pageSize = 200;

/**
 * Claims the SKUs of products that were stored before SKUs were claimed. Where two products on sale share one, the first
 * that is read has it, and the other keeps it until its variants are edited. Harmless to run again, or while the shop
 * changes products. Answers how many it claimed.
 */
export async function claimStoredSkus(engine: Tables): Promise<number> {
  let claimed = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.products, { limit: pageSize, ...(cursor && { cursor }) });
    for (const item of page.items) {
      const product = storedProduct(item);
      if (!product?.isActive) continue;
      const made = await Promise.all(
        skuRows(product).map((row) => engine.put(tables.skus, row, { exists: false })),
      );
      claimed += made.filter(Boolean).length;
    }
    cursor = page.cursor;
  } while (cursor);
  return claimed;
}
