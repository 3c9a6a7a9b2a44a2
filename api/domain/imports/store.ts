import type { Cursor } from "../../ports/table.ts";
import type { RowIssue } from "./cells.ts";

/** Products by what became of them, or would in a dry run. */
export type ImportCounts = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
};

/**
 * An import of a file of products. `row` is the last row that was dealt with, `rows` how many there are (0 until they are
 * counted). `problem` says why it failed as a whole.
 */
export type ImportJob = {
  readonly importId: string;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly state: "queued" | "running" | "done" | "failed";
  readonly encoding?: string | undefined;
  readonly problem?: string | undefined;
  readonly row: number;
  readonly rows: number;
  readonly counts: ImportCounts;
  readonly issues: number;
  readonly notices: number;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** What is wrong with a row, or ("notice") what the import left as it is. */
export type ImportFinding = RowIssue & { readonly kind: "issue" | "notice" };

/** Imports and what they found, kept for 30 days. */
export interface Imports {
  find(importId: string): Promise<ImportJob | undefined>;
  save(job: ImportJob): Promise<void>;
  /** Keeps findings; one that is there already is not kept twice. */
  note(importId: string, findings: readonly ImportFinding[]): Promise<void>;
  /** By row. */
  findings(
    importId: string,
    page: { readonly limit: number; readonly cursor?: Cursor | undefined },
  ): Promise<{ readonly findings: readonly ImportFinding[]; readonly cursor?: Cursor }>;
  /** The last imports, the newest first. */
  latest(limit: number): Promise<readonly ImportJob[]>;
}
