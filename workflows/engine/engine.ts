import type { Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { WorkflowName, Workflows } from "../../api/ports/workflows.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import type { StateMachine } from "../asl/types.ts";
import { checkDefinition } from "./definition.ts";
import { StateError } from "./errors.ts";
import { type Execution, newThread } from "./execution.ts";
import { inspection } from "./inspection.ts";
import { bytesOf, maxPayload } from "./limits.ts";
import { runThread } from "./run.ts";
import { done, type Live, linked, type Runner } from "./runner.ts";
import {
  type Ending,
  type ExecutionFilter,
  type ExecutionSummary,
  executionStore,
  type HistoryEntry,
  nothingUnsaved,
} from "./store.ts";
import { createTimers } from "./timers.ts";
import { machineVersions } from "./versions.ts";

export type EngineOptions<Name extends string> = {
  readonly sqlite: Sqlite;
  readonly definitions: Readonly<Record<Name, StateMachine>>;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  /**
   * Names of tasks without side effects. The engine does not write pending state results before running them;
   * those results are saved with the next write.
   */
  readonly reads?: readonly string[];
  /** The current time in epoch milliseconds. */
  readonly clock?: () => number;
  readonly random?: () => number;
  /** Days for which an ended execution and its name are kept; 90 by default, as on AWS. */
  readonly keepDays?: number;
  /** Called with errors of the engine itself, not with failures of a workflow. */
  readonly onError?: (error: unknown, execution: string) => void;
};

/** Step Functions on one machine: durable executions that continue after the process was killed. */
export interface WorkflowEngine<Name extends string = WorkflowName> extends Workflows<Name> {
  /** Records a heartbeat for a task token. Resolves to false when no execution waits for that token. */
  heartbeat(token: string): Promise<boolean>;
  /**
   * Call after start-up: continues every unfinished execution, and from then on deletes expired executions
   * once a day.
   */
  resume(): Promise<void>;
  /** Resolves when every execution waits for a time or a token. */
  idle(): Promise<void>;
  /** Checks for due timers now; tests call it after moving the clock. */
  tick(): void;
  describe(workflow: Name, name: string): ExecutionSummary | undefined;
  /** The states that were left, in order, as of the last write. */
  history(workflow: Name, name: string): HistoryEntry[];
  /** Newest first; 100 executions unless the filter says otherwise. */
  list(filter?: ExecutionFilter): ExecutionSummary[];
  /** Stops all work; unfinished executions continue after the next start. */
  close(): Promise<void>;
}

/**
 * Milliseconds before an execution is retried from its last write after an engine error such as a full disk.
 */
const retryAfterError = 5_000;
const day = 86_400_000;

/** Opens the engine on an SQLite database. Throws an Error when a definition is invalid. */
export function workflowEngine<Name extends string>(options: EngineOptions<Name>): WorkflowEngine<Name> {
  const { sqlite, tasks, clock = Date.now, random = Math.random, onError = console.error } = options;
  const definitions: Readonly<Record<string, StateMachine>> = options.definitions;
  for (const [name, machine] of Object.entries(definitions)) checkDefinition(name, machine);
  const versions = machineVersions(sqlite, definitions);
  const store = executionStore(sqlite, versions);
  const timers = createTimers(clock);
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const handlers = new Set<Promise<unknown>>();
  const completions = new Map<string, () => void>();
  let idleWaiters: (() => void)[] = [];
  let active = 0;

  const busyDuring = async <T>(work: Promise<T>): Promise<T> => {
    active++;
    try {
      return await work;
    } finally {
      endOfWork();
    }
  };
  const endOfWork = (): void => {
    active--;
    if (active > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  };
  const runner: Runner = {
    store,
    timers,
    tasks,
    reads: new Set(options.reads),
    now: clock,
    random,
    busyDuring,
    async idleDuring(wait) {
      endOfWork();
      try {
        return await wait;
      } finally {
        active++;
      }
    },
    async trackHandler(work) {
      handlers.add(work);
      try {
        return await work;
      } finally {
        handlers.delete(work);
      }
    },
    completion: (token, signal) =>
      new Promise((resolve) => {
        const completed = () => {
          completions.delete(token);
          signal.removeEventListener("abort", completed);
          resolve();
        };
        completions.set(token, completed);
        signal.addEventListener("abort", completed);
      }),
  };

  const launch = (execution: Execution): void => {
    const { workflow, name } = execution;
    const key = `${workflow}/${name}`;
    if (running.has(key)) return;
    const end = busyDuring(run(execution)).catch((error: unknown) => {
      onError(error, key);
      void retryLater(workflow, name);
    });
    running.set(
      key,
      end.finally(() => running.delete(key)),
    );
  };

  async function retryLater(workflow: string, name: string): Promise<void> {
    await timers.until(clock() + retryAfterError, stopping.signal);
    if (stopping.signal.aborted || !sqlite.isOpen()) return;
    const execution = store.load(workflow, name);
    if (execution) launch(execution);
  }

  /** Rejects with errors of the engine itself; the stored execution then stays as it was last written. */
  async function run(execution: Execution): Promise<void> {
    const { workflow, version } = execution;
    const machine = versions.find(version) ?? versions.latest(workflow)?.machine;
    if (!machine) throw new Error(`there is no workflow ${workflow}`);
    await linked(stopping.signal, async (own) => {
      const live: Live = { machine, execution, signal: own.signal, unsaved: nothingUnsaved() };
      let ended = false;
      const limit = async (due: number): Promise<void> => {
        await timers.until(due, own.signal);
        if (!ended) own.abort(done);
      };
      if (execution.due !== null) void limit(execution.due);
      let ending: Ending;
      try {
        ending = {
          status: "SUCCEEDED",
          output: await runThread(runner, live, execution.root, noOuter),
        };
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!(error instanceof StateError)) throw error;
        ending = own.signal.aborted
          ? { status: "TIMED_OUT", error: "States.Timeout" }
          : { status: "FAILED", error: [error.name, error.message].filter((part) => part !== "").join(": ") };
      } finally {
        ended = true;
        own.abort(done);
      }
      await store.end(execution, ending, live.unsaved, clock());
    });
  }

  async function deleteExpired(): Promise<void> {
    while (!stopping.signal.aborted && sqlite.isOpen()) {
      while (await store.prune(clock() - (options.keepDays ?? 90) * day));
      await timers.until(clock() + day, stopping.signal);
    }
  }

  const complete = async (token: string, result: Parameters<typeof store.complete>[1]): Promise<void> => {
    if (await store.complete(token, result)) completions.get(token)?.();
  };

  return {
    ...inspection<Name>(store),
    async start(workflow, name, input) {
      const version = versions.latest(workflow);
      if (!version) throw new Error(`there is no workflow ${workflow}`);
      if (bytesOf(input) > maxPayload) throw new DomainError("PAYLOAD_TOO_LARGE", { maxBytes: maxPayload });
      const { id, machine } = version;
      const startedAt = clock();
      const due = machine.TimeoutSeconds === undefined ? null : startedAt + machine.TimeoutSeconds * 1000;
      const root = newThread(machine, [], input, startedAt);
      const execution = { workflow, name, version: id, input, startedAt, due, root };
      if (await store.insert(execution, version)) launch(execution);
    },
    async state(workflow, name) {
      const found = store.find(workflow, name);
      if (!found) return "unknown";
      return found.status === "RUNNING" ? "running" : "ended";
    },
    succeed: (token, output) => complete(token, { output }),
    fail: (token, error, cause) => complete(token, { error, cause }),
    heartbeat: (token) => store.heartbeat(token, clock()),
    async resume() {
      for (const execution of store.unfinished()) launch(execution);
      void deleteExpired().catch(
        (error: unknown) => stopping.signal.aborted || onError(error, "expired executions"),
      );
    },
    async idle() {
      for (;;) {
        // A timer that fired is counted as active only after a turn of the event loop.
        await new Promise((resolve) => setImmediate(resolve));
        if (active === 0) return;
        await new Promise<void>((resolve) => idleWaiters.push(resolve));
      }
    },
    tick: timers.tick,
    describe: store.find,
    history: store.history,
    list: (filter = {}) => store.list(filter),
    async close() {
      stopping.abort();
      timers.stop();
      await Promise.race([
        Promise.allSettled([...running.values(), ...handlers]),
        new Promise((resolve) => setTimeout(resolve, 2000).unref()),
      ]);
    },
  };
}

const noOuter = { variables: {}, items: undefined };
