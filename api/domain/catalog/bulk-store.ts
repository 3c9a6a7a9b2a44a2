import type { Cursor } from "../../ports/table.ts";
import type { BulkFields } from "./bulk-change.ts";

/** One bulk edit. It may be sent in several parts, which share its id and the change, of which `fingerprint` is the text. */
export type BulkBatch = {
  readonly batchId: string;
  readonly fingerprint: string;
  readonly actor: string;
  readonly createdAt: number;
};

/** What a bulk edit did to one product: its fields before, and its version after. */
export type BulkEntry = {
  readonly batchId: string;
  readonly productId: string;
  readonly before: BulkFields;
  readonly version: number;
  readonly undone: boolean;
};

/** Bulk edits, kept for 30 days. Entries are written by `Products.change`, in the transaction of the edit. */
export interface BulkEdits {
  /** The batch as it is stored, which is another than the given one when there is one with its id. */
  open(batch: BulkBatch): Promise<BulkBatch>;
  find(batchId: string): Promise<BulkBatch | undefined>;
  /** In the order of the ids. */
  entries(batchId: string, productIds: readonly string[]): Promise<(BulkEntry | undefined)[]>;
  /** All products that a batch changed, in pages. */
  list(
    batchId: string,
    page: { readonly limit: number; readonly cursor?: Cursor | undefined },
  ): Promise<{ readonly entries: readonly BulkEntry[]; readonly cursor?: Cursor }>;
}
