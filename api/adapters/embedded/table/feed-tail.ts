import type { TableChange, TableSpec, Tables } from "../../../ports/table.ts";

/** Follows one table's change feed. */
export interface FeedTail {
  /** Reads the feed now; call it after a write. */
  wake(): void;
  /** Resolves when everything written before the call was handled or has failed and awaits its retry. */
  idle(): Promise<void>;
  /** The position up to which everything was handled. */
  position(): string | undefined;
  /** Finishes the current batch. */
  close(): Promise<void>;
}

export type FeedTailOptions = {
  readonly tables: Pick<Tables, "changes">;
  readonly table: TableSpec;
  /** Undefined starts at the oldest change that is kept. */
  readonly from: string | undefined;
  readonly handle: (changes: readonly TableChange[]) => Promise<{ readonly failed: readonly string[] }>;
  readonly onError: (error: unknown) => void;
  /** Called after each batch: everything up to this position was handled. */
  readonly reached?: (position: string) => void;
  /** Milliseconds between reads without a call of `wake`. */
  readonly every?: number;
  /** Changes of one batch at most. */
  readonly batchSize?: number;
  /** Milliseconds between two reads at least, so that changes of one thing gather; `idle` does not wait for it. */
  readonly gather?: number;
  /** Milliseconds before the first retry of a failed batch; doubles up to five seconds. */
  readonly backoff?: number;
};

const longestBackoff = 5_000;

/**
 * Hands on a feed's changes in order, at least once, immediately after `wake`. A batch with failures is
 * retried as a whole with growing delays before later changes, as Lambda does with a stream.
 */
export function feedTail(options: FeedTailOptions): FeedTail {
  const { tables, table, handle, onError, every = 1_000, backoff = 100 } = options;
  const { batchSize = 500, gather = 0 } = options;
  let position = options.from;
  const closing = new AbortController();
  const open = () => !closing.signal.aborted;
  let woken = false;
  let looks = 0;
  let failures = 0;
  let rouse = (): void => {};
  let hurry = (): void => {};
  const waiting = new Set<{ after: number; resolve: () => void }>();

  const turn = async (): Promise<"more" | "quiet" | "failed"> => {
    try {
      const read = await tables.changes(table, {
        limit: batchSize,
        ...(position !== undefined && { position }),
      });
      const { failed } = read.changes.length > 0 ? await handle(read.changes) : { failed: [] };
      if (failed.length > 0) return "failed";
      if (read.position !== undefined && read.position !== position) {
        position = read.position;
        options.reached?.(position);
      }
      return read.changes.length > 0 ? "more" : "quiet";
    } catch (error) {
      onError(error);
      return "failed";
    }
  };
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (!open() || woken) return resolve();
      const timer = setTimeout(resolve, milliseconds).unref();
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const gathering = (): Promise<void> =>
    new Promise((resolve) => {
      if (gather === 0 || !open() || waiting.size > 0) return resolve();
      const timer = setTimeout(resolve, gather).unref();
      hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    while (open()) {
      woken = false;
      const look = ++looks;
      const outcome = await turn();
      failures = outcome === "failed" ? failures + 1 : 0;
      if (outcome === "more") {
        await gathering();
        continue;
      }
      for (const waiter of waiting)
        if (waiter.after < look) {
          waiting.delete(waiter);
          waiter.resolve();
        }
      if (waiting.size > 0) continue;
      await gathering();
      await sleep(failures === 0 ? every : Math.min(backoff * 2 ** (failures - 1), longestBackoff));
    }
    for (const { resolve } of waiting) resolve();
  };
  const wake = (): void => {
    woken = true;
    rouse();
  };
  const running = run();

  return {
    wake,
    idle: () =>
      new Promise((resolve) => {
        if (!open()) return resolve();
        waiting.add({ after: looks, resolve });
        hurry();
        wake();
      }),
    position: () => position,
    async close() {
      closing.abort();
      hurry();
      rouse();
      await running;
    },
  };
}

/** The same tables, calling `changed` after each committed write to a table that has a feed. */
export function withChangeCallback<T extends Tables>(engine: T, changed: (table: TableSpec) => void): T {
  const told = (tables: readonly TableSpec[]): void => {
    for (const table of new Set(tables)) if (table.feed) changed(table);
  };
  return {
    ...engine,
    put: async (table, ...rest) => {
      const written = await engine.put(table, ...rest);
      if (written) told([table]);
      return written;
    },
    update: async (table, ...rest) => {
      const item = await engine.update(table, ...rest);
      if (item) told([table]);
      return item;
    },
    delete: async (table, ...rest) => {
      const deleted = await engine.delete(table, ...rest);
      if (deleted) told([table]);
      return deleted;
    },
    transact: async (writes) => {
      const result = await engine.transact(writes);
      if (result.committed) told(writes.map(({ table }) => table));
      return result;
    },
    load: async (table, items) => {
      await engine.load(table, items);
      told([table]);
    },
  };
}
