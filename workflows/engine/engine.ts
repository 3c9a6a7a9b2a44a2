import type { Sqlite } from "../../api/adapters/embedded/sqlite.ts";
import type { WorkflowName, Workflows } from "../../api/ports/workflows.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import type { StateMachine } from "../asl/types.ts";
import { StateError, stateErrorOf } from "./errors.ts";
import { type Execution, newThread } from "./execution.ts";
import { runThread } from "./run.ts";
import type { Live, Runner } from "./runner.ts";
import { sleepers } from "./sleepers.ts";
import { type Ending, type ExecutionSummary, executionStore, type HistoryEntry } from "./store.ts";

export type EngineOptions = {
  readonly sqlite: Sqlite;
  readonly definitions: Readonly<Record<WorkflowName, StateMachine>>;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly random?: () => number;
  /** Told of what the engine itself broke on. */
  readonly onError?: (error: unknown, execution: string) => void;
};

/** Step Functions on one machine: durable executions that go on after a kill. */
export interface WorkflowEngine extends Workflows {
  /** After a start: goes on with everything that had not ended. */
  resume(): Promise<void>;
  /** Resolves when nothing can act before a time comes or a token is completed. */
  idle(): Promise<void>;
  /** Looks at the clock now: for whoever moved it. */
  tick(): void;
  describe(workflow: WorkflowName, name: string): ExecutionSummary | undefined;
  history(workflow: WorkflowName, name: string): HistoryEntry[];
  /** Newest first. */
  list(limit?: number): ExecutionSummary[];
  /** Stops acting; what had not ended goes on at the next start. */
  close(): Promise<void>;
}

export function workflowEngine(options: EngineOptions): WorkflowEngine {
  const {
    sqlite,
    definitions,
    tasks,
    clock = Date.now,
    random = Math.random,
    onError = console.error,
  } = options;
  const store = executionStore(sqlite);
  const sleeping = sleepers(clock);
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const arrivals = new Map<string, () => void>();
  const idlers = new Set<() => void>();
  let active = 0;

  const settle = (): void => {
    if (active > 0) return;
    for (const resolve of idlers) resolve();
    idlers.clear();
  };
  const runner: Runner = {
    store,
    sleepers: sleeping,
    tasks,
    now: clock,
    random,
    async resting(wait) {
      active--;
      settle();
      try {
        return await wait;
      } finally {
        active++;
      }
    },
    tokenResult: (token, signal) =>
      new Promise((resolve) => {
        const arrived = () => {
          arrivals.delete(token);
          signal.removeEventListener("abort", arrived);
          resolve();
        };
        arrivals.set(token, arrived);
        signal.addEventListener("abort", arrived);
      }),
  };

  const launch = (execution: Execution): void => {
    const key = `${execution.workflow}/${execution.name}`;
    if (running.has(key)) return;
    active++;
    const end = run(execution)
      .catch((error: unknown) => onError(error, key))
      .finally(() => {
        running.delete(key);
        active--;
        settle();
      });
    running.set(key, end);
  };

  async function run(execution: Execution): Promise<void> {
    const machine = definitions[execution.workflow];
    const timedOut = new AbortController();
    const ended = new AbortController();
    const live: Live & { lastEntry?: HistoryEntry } = {
      machine,
      execution,
      signal: AbortSignal.any([stopping.signal, timedOut.signal]),
    };
    if (execution.due !== null)
      void sleeping.until(execution.due, ended.signal).then(() => {
        if (!ended.signal.aborted) timedOut.abort();
      });
    let ending: Ending;
    try {
      ending = { status: "SUCCEEDED", output: await runThread(runner, live, execution.root, nothingOutside) };
    } catch (thrown) {
      const error = stateErrorOf(thrown);
      ending = timedOut.signal.aborted
        ? { status: "TIMED_OUT", error: "States.Timeout" }
        : { status: "FAILED", error: `${error.name}: ${error.message}` };
      if (!(thrown instanceof StateError) && !stopping.signal.aborted) onError(thrown, execution.name);
    } finally {
      ended.abort();
    }
    // A stopped engine leaves the execution as it was last written: the next start goes on from there.
    if (!stopping.signal.aborted) await store.end(execution, ending, live.lastEntry, clock());
  }

  return {
    async start(workflow, name, input) {
      const machine = definitions[workflow];
      const now = clock();
      const due = machine.TimeoutSeconds === undefined ? null : now + machine.TimeoutSeconds * 1000;
      const execution = {
        workflow,
        name,
        input,
        startedAt: now,
        due,
        root: newThread(machine, [], input, now),
      };
      if (await store.insert(execution)) launch(execution);
    },
    async state(workflow, name) {
      const found = store.find(workflow, name);
      if (!found) return "unknown";
      return found.status === "RUNNING" ? "running" : "ended";
    },
    async succeed(token, output) {
      if (await store.complete(token, { output })) arrivals.get(token)?.();
    },
    async fail(token, error, cause) {
      if (await store.complete(token, { error, cause })) arrivals.get(token)?.();
    },
    async resume() {
      for (const execution of store.unfinished()) launch(execution);
    },
    idle: () =>
      new Promise((resolve) => {
        idlers.add(resolve);
        settle();
      }),
    tick: sleeping.tick,
    describe: store.find,
    history: store.history,
    list: (limit = 100) => store.list(limit),
    async close() {
      stopping.abort();
      sleeping.stop();
      await Promise.race([
        Promise.all(running.values()),
        new Promise((resolve) => setTimeout(resolve, 2000).unref()),
      ]);
    },
  };
}

const nothingOutside = { variables: {}, items: undefined };
