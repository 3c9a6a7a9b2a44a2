import { closeSync, fdatasync, openSync } from "node:fs";

/** What has been committed to a write-ahead log, taken to the disk. */
export interface Disk {
  /** Resolves when every commit made before the call is on the disk; those who ask meanwhile share the next turn. */
  reach(): Promise<void>;
  /** Waits for what was asked for; nothing may be asked for after it. */
  close(): Promise<void>;
}

/**
 * The disk under a log that SQLite commits to without waiting (`synchronous = NORMAL`). The wait is a thread's, not the
 * event loop's, which `synchronous = FULL` would stop; SQLite itself syncs the log before it copies or restarts it.
 * https://www.sqlite.org/wal.html#performance_considerations
 */
export function diskUnder(log: string): Disk {
  let file: number | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const turn = (): Promise<void> => {
    running = synced().finally(() => {
      running = undefined;
    });
    return running;
  };
  const synced = (): Promise<void> =>
    new Promise((resolve, reject) => {
      // No file with SQLite's locks on it: closing one of those would drop them.
      file ??= openSync(log, "r+");
      fdatasync(file, (error) => (error ? reject(error) : resolve()));
    });
  const afterRunning = async (): Promise<void> => {
    await running?.catch(() => undefined);
    next = undefined;
    await turn();
  };

  return {
    reach() {
      if (!running) return turn();
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
