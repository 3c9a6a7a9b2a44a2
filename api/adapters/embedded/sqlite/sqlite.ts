import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { diskUnder } from "./disk.ts";

/** A row as SQLite returns it: columns by name. */
export type Row = Record<string, string | number | null>;

/** One SQLite file, shared by the embedded engines. Reads are immediate; writes of one turn share one commit. */
export interface Sqlite {
  all(sql: string, ...values: SQLInputValue[]): Row[];
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  /** For use inside `write` only: outside it would commit on its own. */
  run(sql: string, ...values: SQLInputValue[]): { changes: number };
  /**
   * Runs `work` (synchronous) atomically. Resolves once it is kept; a throw undoes that work alone. Readers see it from its
   * commit on, which is before it has reached the disk.
   */
  write<T>(work: () => T, durability?: Durability): Promise<T>;
  /** Schema statements, at start; all of them or, when one throws or the process is killed, none. */
  define(sql: string): void;
  isOpen(): boolean;
  /** Finishes the writes at hand, then closes. Calling it twice is harmless. */
  close(): Promise<void>;
}

/**
 * What an acknowledged write survives: "disk" a power cut, "process" a kill. A write to disk takes every earlier one with
 * it, so what may be done again after a power cut need not wait for the disk itself.
 */
export type Durability = "disk" | "process";

/** Works that share one commit at most, so that a burst of writes does not keep readers waiting for all of it. */
const worksPerCommit = 500;

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
 * Opens `path` (":memory:" for none). Concurrent writes share a commit (group commit), and commits that come while the
 * disk is at work share its next turn. `durability` is what writes get that do not say.
 */
export function openSqlite(path: string, durability: Durability = "disk"): Sqlite {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const db = new DatabaseSync(path);
  db.exec("PRAGMA busy_timeout = 5000");
  const logs = db.prepare("PRAGMA journal_mode = WAL").get()?.["journal_mode"] === "wal";
  // Without a log (in memory, or where the file system cannot share memory) the commit itself has to reach the disk.
  const disk = logs ? diskUnder(`${path}-wal`) : undefined;
  db.exec(
    `PRAGMA synchronous = ${logs ? "NORMAL" : "FULL"}; PRAGMA wal_autocheckpoint = 16000;
     PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`,
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
    disk.reach().then(
      () => {
        for (const { settle } of forDisk) settle();
      },
      (error: unknown) => {
        for (const { pending } of forDisk) pending.reject(error);
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
      // Alone it needs no savepoint: what undoes it is the transaction's own end.
      const done = only && batch.length === 1 ? [settled(only, only.work())] : batch.map(runOne);
      prepared("COMMIT").run();
      acknowledge(done);
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      for (const pending of batch) pending.reject(error);
    }
  };

  return {
    // A column is text, a number or null here: the embedded engines store no blobs and no 64-bit integers.
    all: (sql, ...values) => prepared(sql).all(...values) as Row[],
    get: (sql, ...values) => prepared(sql).get(...values) as Row | undefined,
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
