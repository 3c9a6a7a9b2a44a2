/** Counts of one day (UTC, "2026-11-24"). `empty` are searches that found nothing as they were spelt. */
export type SearchDay = {
  readonly day: string;
  readonly searches: number;
  readonly empty: number;
  readonly clicks: number;
};
export type SearchedQuery = {
  readonly query: string;
  readonly searches: number;
  readonly empty: number;
  readonly clicks: number;
};

export type SearchReport = {
  readonly days: readonly SearchDay[];
  /** By number of searches. */
  readonly top: readonly SearchedQuery[];
  /** By number of searches that found nothing. */
  readonly empty: readonly SearchedQuery[];
};

/**
 * Counts what is searched for. `searched` and `clicked` only note it: the counts are written together a little later, so
 * that nobody who searches waits, and a process that is killed loses the last seconds of them.
 */
export interface SearchLog {
  searched(query: string, total: number): void;
  clicked(query: string): void;
  /** Writes what was noted. */
  flush(): Promise<void>;
  /** Both days included. */
  report(asked: {
    readonly from: string;
    readonly to: string;
    readonly limit: number;
  }): Promise<SearchReport>;
}

export type RebuildState = {
  readonly rebuildId: string;
  readonly state: "queued" | "running" | "done" | "failed";
  /** Products read so far. */
  readonly read: number;
  readonly startedAt: number;
  readonly updatedAt: number;
};

/** The last rebuild of the index that was asked for. */
export interface SearchRebuilds {
  latest(): Promise<RebuildState | undefined>;
  save(state: RebuildState): Promise<void>;
}
