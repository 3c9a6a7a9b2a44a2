import type { Row, Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Json } from "../../api/ports/table.ts";
import type { Execution, ExecutionStatus } from "./execution.ts";
import type { MachineVersions, Version } from "./versions.ts";

/** A state that was left, with its input and output. Times are epoch milliseconds. */
export type HistoryEntry = {
  readonly state: string;
  readonly type: string;
  readonly input: Json;
  readonly output: Json | undefined;
  readonly error: { readonly Error?: string; readonly Cause: string } | undefined;
  readonly attempts: number;
  readonly enteredAt: number;
  readonly leftAt: number;
};

export type ExecutionSummary = {
  readonly workflow: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly input: Json;
  readonly output: Json | undefined;
  readonly error: string | undefined;
};

/**
 * Changes since the last write: states that were left, tokens that threads started and stopped waiting for. A
 * write by any thread saves them all, because it stores the position of all threads.
 */
export type Unsaved = { entries: HistoryEntry[]; awaited: string[]; spent: string[] };
/** An empty list of unsaved changes. */
export const nothingUnsaved = (): Unsaved => ({ entries: [], awaited: [], spent: [] });

/** `before` is the start time of the last execution of the previous page. */
export type ExecutionFilter = {
  readonly workflow?: string;
  readonly status?: ExecutionStatus;
  readonly before?: number;
  /** The last execution of the previous page. */
  readonly after?: { readonly startedAt: number; readonly name: string };
  readonly limit?: number;
};

/** Bounded, so that a deletion blocks other writers for a few milliseconds at most. */
const prunedAtOnce = 200;

export type Ending = { readonly status: ExecutionStatus; readonly output?: Json; readonly error?: string };

/**
 * Executions in SQLite, one row each with all that a restart needs. A write survives a killed process. After
 * a power failure an execution continues from the last write that reached the disk; its later tasks run
 * again, which is safe because they are idempotent.
 */
export function executionStore(sqlite: Sqlite, versions: MachineVersions) {
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS executions (
      workflow TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER,
      document TEXT, input TEXT NOT NULL, output TEXT, error TEXT, PRIMARY KEY (workflow, name)) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS executions_by_status ON executions (status, started_at);
    CREATE INDEX IF NOT EXISTS executions_by_start ON executions (started_at);
    CREATE INDEX IF NOT EXISTS executions_by_end ON executions (ended_at) WHERE ended_at IS NOT NULL;
    CREATE TABLE IF NOT EXISTS execution_history (
      id INTEGER PRIMARY KEY, workflow TEXT NOT NULL, name TEXT NOT NULL, entry TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS history_by_execution ON execution_history (workflow, name, id);
    CREATE TABLE IF NOT EXISTS task_tokens (token TEXT PRIMARY KEY, result TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS task_heartbeats (token TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `);

  return {
    /** Resolves to false when an execution of that name was started before. */
    insert: (execution: Execution, version: Version): Promise<boolean> =>
      sqlite.write(() => {
        versions.keep(version);
        const { workflow, name, input, startedAt } = execution;
        const sql =
          "INSERT OR IGNORE INTO executions (workflow, name, status, started_at, document, input) VALUES (?, ?, 'RUNNING', ?, ?, ?)";
        const text = JSON.stringify(input);
        return sqlite.run(sql, workflow, name, startedAt, JSON.stringify(execution), text).changes === 1;
      }, "process"),

    /** The position is read when the write happens, so it includes what sibling threads did meanwhile. */
    save: (execution: Execution, unsaved: Unsaved): Promise<void> =>
      sqlite.write(() => {
        const { workflow, name } = execution;
        const sql =
          "UPDATE executions SET document = ? WHERE workflow = ? AND name = ? AND status = 'RUNNING'";
        sqlite.run(sql, JSON.stringify(execution), workflow, name);
        keep(execution, unsaved);
      }, "process"),

    end: (execution: Execution, ending: Ending, unsaved: Unsaved, now: number): Promise<void> =>
      sqlite.write(() => {
        const { workflow, name } = execution;
        const sql =
          "UPDATE executions SET status = ?, ended_at = ?, output = ?, error = ?, document = NULL WHERE workflow = ? AND name = ? AND status = 'RUNNING'";
        const output = ending.output === undefined ? null : JSON.stringify(ending.output);
        sqlite.run(sql, ending.status, now, output, ending.error ?? null, workflow, name);
        keep(execution, unsaved);
      }, "process"),

    /** The execution as last written; undefined when it has ended. */
    load: (workflow: string, name: string): Execution | undefined => {
      const sql = "SELECT document FROM executions WHERE workflow = ? AND name = ? AND status = 'RUNNING'";
      const row = sqlite.get(sql, workflow, name);
      return row && (JSON.parse(text(row["document"])) as Execution);
    },
    unfinished: (): Execution[] =>
      sqlite
        .all("SELECT document FROM executions WHERE status = 'RUNNING' ORDER BY started_at")
        .map((row) => JSON.parse(text(row["document"])) as Execution),

    /** Resolves to false when the token is unknown, already completed or no longer awaited. */
    complete: (token: string, result: TokenResult): Promise<boolean> =>
      sqlite.write(() => {
        const sql = "UPDATE task_tokens SET result = ? WHERE token = ? AND result IS NULL";
        return sqlite.run(sql, JSON.stringify(result), token).changes === 1;
      }),
    resultOf: (token: string): TokenResult | undefined => {
      const result = sqlite.get("SELECT result FROM task_tokens WHERE token = ?", token)?.["result"];
      return typeof result === "string" ? (JSON.parse(result) as TokenResult) : undefined;
    },
    /** Resolves to false when nothing waits for that token. */
    heartbeat: (token: string, now: number): Promise<boolean> =>
      sqlite.write(() => {
        const sql =
          "INSERT OR REPLACE INTO task_heartbeats (token, at) SELECT token, ? FROM task_tokens WHERE token = ? AND result IS NULL";
        return sqlite.run(sql, now, token).changes === 1;
      }, "process"),
    /** When the token's last heartbeat arrived. */
    lastHeartbeat: (token: string): number | undefined => {
      const at = sqlite.get("SELECT at FROM task_heartbeats WHERE token = ?", token)?.["at"];
      return typeof at === "number" ? at : undefined;
    },

    find: (workflow: string, name: string): ExecutionSummary | undefined => {
      const row = sqlite.get("SELECT * FROM executions WHERE workflow = ? AND name = ?", workflow, name);
      return row && summaryOf(row);
    },
    list: ({ workflow, status, before, after, limit = 100 }: ExecutionFilter): ExecutionSummary[] => {
      const conditions: [string, string | number | undefined][] = [
        ["workflow = ?", workflow],
        ["status = ?", status],
        ["started_at < ?", before],
      ];
      const given = conditions.filter(([, value]) => value !== undefined);
      const sought = given.map(([condition]) => condition);
      if (after) sought.push("(started_at, name) < (?, ?)");
      const where = sought.length === 0 ? "" : `WHERE ${sought.join(" AND ")}`;
      const sql = `SELECT * FROM executions ${where} ORDER BY started_at DESC, name DESC LIMIT ?`;
      const values = given.map(([, value]) => value ?? null);
      const from = after ? [after.startedAt, after.name] : [];
      return sqlite.all(sql, ...values, ...from, limit).map(summaryOf);
    },
    history: (workflow: string, name: string): HistoryEntry[] =>
      sqlite
        .all(
          "SELECT entry FROM execution_history WHERE workflow = ? AND name = ? ORDER BY id",
          workflow,
          name,
        )
        .map((row) => JSON.parse(text(row["entry"])) as HistoryEntry),
    /**
     * Deletes executions that ended before a time, a bounded number per write. Resolves to true when there
     * are more.
     */
    prune: (before: number): Promise<boolean> =>
      sqlite.write(() => {
        const sql = "SELECT workflow, name FROM executions WHERE ended_at < ? ORDER BY ended_at LIMIT ?";
        const old = sqlite.all(sql, before, prunedAtOnce);
        for (const { workflow, name } of old)
          for (const table of ["execution_history", "executions"])
            sqlite.run(`DELETE FROM ${table} WHERE workflow = ? AND name = ?`, text(workflow), text(name));
        return old.length === prunedAtOnce;
      }, "process"),
  };

  function keep({ workflow, name }: Execution, unsaved: Unsaved): void {
    const { entries, awaited, spent } = unsaved;
    Object.assign(unsaved, nothingUnsaved());
    const sql = "INSERT INTO execution_history (workflow, name, entry) VALUES (?, ?, ?)";
    for (const entry of entries) sqlite.run(sql, workflow, name, JSON.stringify(entry));
    for (const token of awaited) sqlite.run("INSERT OR IGNORE INTO task_tokens (token) VALUES (?)", token);
    for (const token of spent) {
      sqlite.run("DELETE FROM task_tokens WHERE token = ?", token);
      sqlite.run("DELETE FROM task_heartbeats WHERE token = ?", token);
    }
  }

  function summaryOf(row: Row): ExecutionSummary {
    const { workflow, name, status, started_at, ended_at, input, output, error } = row;
    return {
      workflow: text(workflow),
      name: text(name),
      status: text(status) as ExecutionStatus,
      startedAt: Number(started_at),
      endedAt: ended_at === null ? undefined : Number(ended_at),
      input: JSON.parse(text(input)) as Json,
      output: typeof output === "string" ? (JSON.parse(output) as Json) : undefined,
      error: typeof error === "string" ? error : undefined,
    };
  }
}

const text = (column: Row[string] | undefined): string => (typeof column === "string" ? column : "null");

export type ExecutionStore = ReturnType<typeof executionStore>;
export type TokenResult = { readonly output: Json } | { readonly error: string; readonly cause: string };
