import * as z from "zod";
import type { Product } from "../../../domain/catalog/product.ts";
import { type PriceChangeRecord, priceChangeOf, priorPeriod } from "../../../domain/markets/price-history.ts";
import type { Cursor, Tables, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

/** Amounts are stored in minor units. */
const PriceRecord = z.object({
  productId: z.string(),
  version: z.int(),
  at: z.number(),
  since: z.number(),
  before: z.record(z.string(), z.record(z.string(), z.int())),
});

/** The latest changes of a product's prices, the newest first, back to one that was there 30 days before `now`. */
export async function latestPriceChanges(
  engine: Tables,
  productId: string,
  now: number,
): Promise<readonly PriceChangeRecord[]> {
  const records: PriceChangeRecord[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await engine.query(tables.priceHistory, {
      hash: productId,
      descending: true,
      limit: 20,
      ...(cursor && { cursor }),
    });
    records.push(...page.items.map((item) => PriceRecord.parse(item)));
    cursor = page.cursor;
  } while (cursor && (records.at(-1)?.at ?? 0) > now - priorPeriod);
  return records;
}

/** Part of the transaction that stores a product: what its prices were, where they change. */
export function priceRecordPut(before: Product | undefined, after: Product): Write[] {
  const record = priceChangeOf(before, after);
  return record ? [{ table: tables.priceHistory, put: record }] : [];
}
