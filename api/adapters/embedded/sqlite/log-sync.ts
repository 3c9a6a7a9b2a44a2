import { closeSync, fdatasync, openSync } from "node:fs";

/** Syncs a write-ahead log's commits to the disk. */
export interface LogSync {
  /** Resolves when every commit made before the call is on the disk; concurrent callers share one sync. */
  sync(): Promise<void>;
  /** Waits for pending syncs; must be the last call. */
  close(): Promise<void>;
}

/**
 * Syncs the log of a database in `synchronous = NORMAL`, which commits without waiting for the disk. The sync
 * runs in a thread; `synchronous = FULL` would block the event loop. SQLite itself syncs the log before it
 * checkpoints or restarts it. https://www.sqlite.org/wal.html#performance_considerations
 */
export function logSync(log: string): LogSync {
  let file: number | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const startSync = (): Promise<void> => {
    running = synced().finally(() => {
      running = undefined;
    });
    return running;
  };
  const synced = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // The log has no SQLite locks; closing a file that has them would release them.
      file ??= openSync(log, "r+");
      fdatasync(file, (error) => (error ? reject(error) : resolve()));
    });
  const afterRunning = async (): Promise<void> => {
    await running?.catch(() => undefined);
    next = undefined;
    await startSync();
  };

  return {
    sync() {
      if (!running) return startSync();
      next ??= afterRunning();
      return next;
    },
    async close() {
      await (next ?? running)?.catch(() => undefined);
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
