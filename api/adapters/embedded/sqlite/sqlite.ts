import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { logSync } from "./log-sync.ts";
import { isOfTheDisk, storageError } from "./storage-error.ts";

/** A row as SQLite returns it: columns by name. */
export type Row = Record<string, string | number | null>;

/**
 * One SQLite file, shared by the embedded engines. Reads are immediate; concurrent writes share one commit. Throws
 * SERVICE_UNAVAILABLE while the disk is full or fails.
 */
export interface Sqlite {
  all(sql: string, ...values: SQLInputValue[]): Row[];
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** For use inside `write` only; outside it would be a commit of its own. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number };
  /**
   * Runs the synchronous `work` atomically and resolves once it is durable. When `work` throws, only its own
   * changes are rolled back. Readers see the changes after the commit, which is before they are on the disk.
   */
  write<T>(work: () => T, durability?: Durability): Promise<T>;
  /** Runs schema statements at start-up: all of them, or none when one throws or the process is killed. */
  define(sql: string): void;
  isOpen(): boolean;
  /** Finishes pending writes, then closes. Calling it twice is harmless. */
  close(): Promise<void>;
}

/**
 * What an acknowledged write survives: "disk" a power failure, "process" a killed process. A write to disk
 * includes all earlier ones, so work that may be repeated after a power failure need not wait for the disk
 * itself.
 */
export type Durability = "disk" | "process";

/** The largest number of writes in one commit, so that a burst of writes does not block readers for long. */
const worksPerCommit = 500;

/** Pages after which the log is copied into the database: 16 MB, so that it does not fill a small disk. */
const logPages = 4_000;
/**
 * KiB of pages that a database keeps in memory: 8 MB. Each of the shop's databases has a cache of its own; what is not in it
 * is read from the operating system's cache of the file.
 */
const pageCacheKiB = 8 * 1024;
/** Milliseconds between attempts to make room by emptying the log while the disk is full. */
const reliefEvery = 1_000;

type Pending = {
  work: () => unknown;
  durability: Durability;
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
};
type Settled = { readonly pending: Pending; readonly settle: () => void };

const settled = (pending: Pending, value: unknown): Settled => ({
  pending,
  settle: () => pending.resolve(value),
});

/**
 * Opens `path` (or ":memory:"). Concurrent writes share a commit (group commit), and commits during a sync
 * share the next one. `durability` is the default for writes that do not say.
 */
export function openSqlite(path: string, durability: Durability = "disk"): Sqlite {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path);
  db.exec("PRAGMA busy_timeout = 5000");
  const logs = db.prepare("PRAGMA journal_mode = WAL").get()?.["journal_mode"] === "wal";
  // Without a log (in memory, or on a file system without shared memory) the commit itself must reach the
  // disk.
  const disk = logs ? logSync(`${path}-wal`) : undefined;
  db.exec(
    `PRAGMA synchronous = ${logs ? "NORMAL" : "FULL"}; PRAGMA wal_autocheckpoint = ${logPages};
     PRAGMA journal_size_limit = ${logPages * 4096}; PRAGMA cache_size = -${pageCacheKiB}; PRAGMA temp_store = MEMORY`,
  );
  const statements = new Map<string, StatementSync>();
  const prepared = (sql: string): StatementSync => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  let queue: Pending[] = [];
  let open = true;

  const runOne = (pending: Pending): Settled => {
    prepared("SAVEPOINT one").run();
    try {
      const value = pending.work();
      prepared("RELEASE one").run();
      return settled(pending, value);
    } catch (error) {
      // On a full disk SQLite has rolled the whole transaction back.
      if (!db.isTransaction || isOfTheDisk(error)) throw error;
      db.exec("ROLLBACK TO one; RELEASE one");
      return { pending, settle: () => pending.reject(error) };
    }
  };

  const acknowledge = (done: readonly Settled[]): void => {
    const forDisk: Settled[] = [];
    for (const one of done)
      if (disk && one.pending.durability === "disk") forDisk.push(one);
      else one.settle();
    if (!disk || forDisk.length === 0) return;
    disk.sync().then(
      () => {
        for (const { settle } of forDisk) settle();
      },
      (error: unknown) => {
        for (const { pending } of forDisk) pending.reject(storageError(error));
      },
    );
  };

  const flush = (): void => {
    const batch = queue.slice(0, worksPerCommit);
    queue = queue.slice(worksPerCommit);
    if (queue.length > 0 && open) setImmediate(flush);
    if (batch.length === 0) return;
    try {
      prepared("BEGIN IMMEDIATE").run();
      const [only] = batch;
      // A single write needs no savepoint, because the transaction is rolled back as a whole.
      const done = only && batch.length === 1 ? [settled(only, only.work())] : batch.map(runOne);
      prepared("COMMIT").run();
      acknowledge(done);
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      for (const pending of batch) pending.reject(storageError(error));
      if (isOfTheDisk(error)) relieve();
    }
  };

  let relievedAt = 0;
  /** What the log holds of pages that the database has already can be given back to the disk. */
  const relieve = (): void => {
    if (!logs || performance.now() - relievedAt < reliefEvery) return;
    relievedAt = performance.now();
    try {
      db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch {
      // There is no room for it either; the next refused write tries again.
    }
  };
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (error) {
      throw storageError(error);
    }
  };

  return {
    // Columns are text, numbers or null here: the embedded engines store no blobs and no 64-bit integers.
    all: (sql, ...values) => reading(() => prepared(sql).all(...values) as Row[]),
    get: (sql, ...values) => reading(() => prepared(sql).get(...values) as Row | undefined),
    run: (sql, ...values) => ({ changes: Number(prepared(sql).run(...values).changes) }),
    write: <T>(work: () => T, kept: Durability = durability) =>
      new Promise<T>((resolve, reject) => {
        if (!open) return reject(new Error("the database is closed"));
        if (queue.length === 0) setImmediate(flush);
        queue.push({ work, durability: kept, resolve: resolve as (value: unknown) => void, reject });
      }),
    define: (sql) => {
      db.exec("BEGIN IMMEDIATE");
      try {
        db.exec(sql);
        db.exec("COMMIT");
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw error;
      }
    },
    isOpen: () => open,
    close: async () => {
      if (!open) return;
      open = false;
      while (queue.length > 0) flush();
      await disk?.close();
      db.close();
    },
  };
}
