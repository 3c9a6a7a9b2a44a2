import * as z from "zod";
import type { BulkEdits, BulkEntry } from "../../../domain/catalog/bulk-store.ts";
import type { Tables, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

/** Sorts before every product's id, which is lower-case. */
const head = "HEAD";
const keptFor = 30 * 24 * 60 * 60;

const Batch = z.object({
  batchId: z.string(),
  fingerprint: z.string(),
  actor: z.string(),
  createdAt: z.number(),
});

const Prices = z.record(z.string(), z.object({ amount: z.int(), compareAt: z.int().optional() }));

const Entry = z.object({
  batchId: z.string(),
  productId: z.string(),
  before: z.object({
    price: z.int(),
    variantPrices: z.record(z.string(), z.int()),
    prices: Prices.optional(),
    variantBookPrices: z.record(z.string(), Prices).optional(),
    category: z.string(),
    isActive: z.boolean(),
    tags: z.array(z.string()).readonly(),
  }),
  version: z.int(),
  undone: z.boolean(),
});

/** Bulk edits over any engine; amounts are stored in minor units. */
export const bulkEditsIn = (engine: Tables): BulkEdits => {
  const find = async (batchId: string) => {
    const item = await engine.get(tables.bulkEdits, { batchId, productId: head });
    return item && Batch.parse(item);
  };
  return {
    find,

    async open(batch) {
      const item = { ...batch, productId: head, expiresAt: expiryOf(batch.createdAt) };
      const opened = await engine.put(tables.bulkEdits, item, { exists: false });
      return opened ? batch : ((await find(batch.batchId)) ?? batch);
    },

    async entries(batchId, productIds) {
      const keys = productIds.map((productId) => ({ batchId, productId }));
      const items = await engine.getAll(tables.bulkEdits, keys);
      return items.map((item) => item && Entry.parse(item));
    },

    async list(batchId, { limit, cursor }) {
      const page = await engine.query(tables.bulkEdits, {
        hash: batchId,
        limit,
        ...(cursor && { cursor }),
      });
      const entries = page.items
        .filter((item) => item["productId"] !== head)
        .map((item): BulkEntry => Entry.parse(item));
      return { entries, ...(page.cursor && { cursor: page.cursor }) };
    },
  };
};

/** The write that keeps an entry, for the transaction of the edit that it is about. */
export const bulkEntryPut = (entry: BulkEntry, now: number): Write => ({
  table: tables.bulkEdits,
  put: { ...entry, expiresAt: expiryOf(now) },
});

const expiryOf = (now: number): number => Math.floor(now / 1000) + keptFor;
