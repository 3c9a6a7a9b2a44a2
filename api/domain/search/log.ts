import type { AuditEntry } from "../audit/entry.ts";

/** Counts of one day (UTC, "2026-11-24"). `empty` are searches that found nothing as they were spelt. */
export type SearchDay = {
  readonly day: string;
  readonly searches: number;
  readonly empty: number;
  readonly clicks: number;
};
/** Counts of one query, over all days of a report. */
export type SearchedQuery = {
  readonly query: string;
  readonly searches: number;
  readonly empty: number;
  readonly clicks: number;
};

/** Searches of a period by day, and its most frequent queries. */
export type SearchReport = {
  readonly days: readonly SearchDay[];
  /** By number of searches. */
  readonly top: readonly SearchedQuery[];
  /** By number of searches that found nothing. */
  readonly empty: readonly SearchedQuery[];
};

/**
 * Counts searches and clicks. `searched` and `clicked` never reject. They count in memory, from where counts are written in
 * batches, so a killed process loses those of its last seconds; where a process may be frozen once it has answered, they
 * resolve when the counts are written.
 */
export interface SearchLog {
  searched(query: string, total: number): Promise<void>;
  clicked(query: string): Promise<void>;
  /** Writes the counts that are in memory. */
  flush(): Promise<void>;
  /** Both days included. */
  report(asked: {
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  }): Promise<SearchReport>;
}

/** A rebuild of the index; times are epoch milliseconds. */
export type RebuildState = {
  readonly rebuildId: string;
  readonly state: "queued" | "running" | "done" | "failed";
  /** Products read so far. */
  readonly read: number;
  readonly startedAt: number;
  readonly updatedAt: number;
};

/** Stores the state of the last requested rebuild. */
export interface SearchRebuilds {
  latest(): Promise<RebuildState | undefined>;
  /** With the audit entry of whoever asked for it. */
  save(state: RebuildState, audit?: AuditEntry): Promise<void>;
}
