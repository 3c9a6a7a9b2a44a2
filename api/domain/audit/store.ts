import type { Cursor } from "../../ports/table.ts";
import type { FieldChanges } from "./changes.ts";
import type { AuditEntry, AuditedChange } from "./entry.ts";

/** An entry as staff read it. `feature` is the first word of its action. */
export type AuditRecord = AuditEntry &
  FieldChanges & { readonly feature: string; readonly subject: string; readonly reason?: string | undefined };

/** All of these together. Times in epoch milliseconds, both inclusive. */
export type AuditFilter = {
  readonly subject?: string | undefined;
  readonly actor?: string | undefined;
  readonly feature?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};
export type AuditQuery = AuditFilter & { readonly limit: number; readonly cursor?: Cursor | undefined };

/** What staff changed, newest first. */
export interface Audit {
  /**
   * Keeps an entry of its own, for a change that is not in the tables: a message, an account. Call it before the change, so
   * that no change is without its entry. A change in the tables is kept with its entry in one transaction, by its store.
   */
  record(entry: AuditEntry & AuditedChange): Promise<void>;
  /** A page reads a bounded number of entries: where few match it may have fewer than `limit`, and still a cursor. */
  list(query: AuditQuery): Promise<{ readonly entries: readonly AuditRecord[]; readonly cursor?: Cursor }>;
}
