import type { Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { WorkflowName, Workflows } from "../../api/ports/workflows.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import type { StateMachine } from "../asl/types.ts";
import { checkDefinition } from "./definition.ts";
import { StateError } from "./errors.ts";
import { type Execution, newThread } from "./execution.ts";
import { bytesOf, maxPayload } from "./limits.ts";
import { runThread } from "./run.ts";
import { done, type Live, linked, type Runner } from "./runner.ts";
import { sleepers } from "./sleepers.ts";
import {
  type Ending,
  type ExecutionFilter,
  type ExecutionSummary,
  executionStore,
  type HistoryEntry,
  nothingUnsaved,
} from "./store.ts";
import { machineVersions } from "./versions.ts";

export type EngineOptions<Name extends string> = {
  readonly sqlite: Sqlite;
  readonly definitions: Readonly<Record<Name, StateMachine>>;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  /** Tasks that change nothing: what the states before gave is then not written before them, but with what comes after. */
  readonly reads?: readonly string[];
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly random?: () => number;
  /** How long an execution that ended is remembered, with its name; 90 days as on AWS. */
  readonly keepDays?: number;
  /** Told of what the engine itself broke on. */
  readonly onError?: (error: unknown, execution: string) => void;
};

/** Step Functions on one machine: durable executions that go on after a kill. */
export interface WorkflowEngine<Name extends string = WorkflowName> extends Workflows<Name> {
  /** Says that whoever has the token is alive. False: nothing waits on it (any more). */
  heartbeat(token: string): Promise<boolean>;
  /** After a start: goes on with everything that had not ended; from then on forgets once a day what is too old. */
  resume(): Promise<void>;
  /** Resolves when nothing can act before a time comes or a token is completed. */
  idle(): Promise<void>;
  /** Looks at the clock now: for whoever moved it. */
  tick(): void;
  describe(workflow: Name, name: string): ExecutionSummary | undefined;
  /** States that were left, in that order, as of the last write. */
  history(workflow: Name, name: string): HistoryEntry[];
  /** Newest first, 100 of them unless told. */
  list(filter?: ExecutionFilter): ExecutionSummary[];
  /** Stops acting; what had not ended goes on at the next start. */
  close(): Promise<void>;
}

/** How long an execution rests after the engine broke on it (a full disk): it then goes on from its last write. */
const brokenFor = 5_000;
const day = 86_400_000;

/** Throws an Error when a definition is wrong in itself. */
export function workflowEngine<Name extends string>(options: EngineOptions<Name>): WorkflowEngine<Name> {
  const { sqlite, tasks, clock = Date.now, random = Math.random, onError = console.error } = options;
  const definitions: Readonly<Record<string, StateMachine>> = options.definitions;
  for (const [name, machine] of Object.entries(definitions)) checkDefinition(name, machine);
  const versions = machineVersions(sqlite, definitions);
  const store = executionStore(sqlite, versions);
  const sleeping = sleepers(clock);
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const handlers = new Set<Promise<unknown>>();
  const arrivals = new Map<string, () => void>();
  let idlers: (() => void)[] = [];
  let active = 0;

  const working = async <T>(work: Promise<T>): Promise<T> => {
    active++;
    try {
      return await work;
    } finally {
      rest();
    }
  };
  const rest = (): void => {
    active--;
    if (active > 0) return;
    for (const resolve of idlers) resolve();
    idlers = [];
  };
  const runner: Runner = {
    store,
    sleepers: sleeping,
    tasks,
    reads: new Set(options.reads),
    now: clock,
    random,
    working,
    async resting(wait) {
      rest();
      try {
        return await wait;
      } finally {
        active++;
      }
    },
    async handling(work) {
      handlers.add(work);
      try {
        return await work;
      } finally {
        handlers.delete(work);
      }
    },
    arrival: (token, signal) =>
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
    const { workflow, name } = execution;
    const key = `${workflow}/${name}`;
    if (running.has(key)) return;
    const end = working(run(execution)).catch((error: unknown) => {
      onError(error, key);
      void goOnLater(workflow, name);
    });
    running.set(
      key,
      end.finally(() => running.delete(key)),
    );
  };

  async function goOnLater(workflow: string, name: string): Promise<void> {
    await sleeping.until(clock() + brokenFor, stopping.signal);
    if (stopping.signal.aborted || !sqlite.isOpen()) return;
    const execution = store.load(workflow, name);
    if (execution) launch(execution);
  }

  /** Rejects with what broke the engine; the execution is then as it was last written. */
  async function run(execution: Execution): Promise<void> {
    const { workflow, version } = execution;
    const machine = versions.find(version) ?? versions.latest(workflow)?.machine;
    if (!machine) throw new Error(`there is no workflow ${workflow}`);
    await linked(stopping.signal, async (own) => {
      const live: Live = { machine, execution, signal: own.signal, unsaved: nothingUnsaved() };
      let ended = false;
      const limit = async (due: number): Promise<void> => {
        await sleeping.until(due, own.signal);
        if (!ended) own.abort(done);
      };
      if (execution.due !== null) void limit(execution.due);
      let ending: Ending;
      try {
        ending = {
          status: "SUCCEEDED",
          output: await runThread(runner, live, execution.root, nothingOutside),
        };
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!(error instanceof StateError)) throw error;
        ending = own.signal.aborted
          ? { status: "TIMED_OUT", error: "States.Timeout" }
          : { status: "FAILED", error: `${error.name}: ${error.message}` };
      } finally {
        ended = true;
        own.abort(done);
      }
      await store.end(execution, ending, live.unsaved, clock());
    });
  }

  async function forget(): Promise<void> {
    while (!stopping.signal.aborted && sqlite.isOpen()) {
      while (await store.prune(clock() - (options.keepDays ?? 90) * day));
      await sleeping.until(clock() + day, stopping.signal);
    }
  }

  const complete = async (token: string, result: Parameters<typeof store.complete>[1]): Promise<void> => {
    if (await store.complete(token, result)) arrivals.get(token)?.();
  };

  return {
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
    heartbeat: (token) => store.beat(token, clock()),
    async resume() {
      for (const execution of store.unfinished()) launch(execution);
      void forget().catch(
        (error: unknown) => stopping.signal.aborted || onError(error, "what ended long ago"),
      );
    },
    async idle() {
      for (;;) {
        // What was woken counts as active only after its turn came.
        await new Promise((resolve) => setImmediate(resolve));
        if (active === 0) return;
        await new Promise<void>((resolve) => idlers.push(resolve));
      }
    },
    tick: sleeping.tick,
    describe: store.find,
    history: store.history,
    list: (filter = {}) => store.list(filter),
    async close() {
      stopping.abort();
      sleeping.stop();
      await Promise.race([
        Promise.allSettled([...running.values(), ...handlers]),
        new Promise((resolve) => setTimeout(resolve, 2000).unref()),
      ]);
    },
  };
}

const nothingOutside = { variables: {}, items: undefined };
