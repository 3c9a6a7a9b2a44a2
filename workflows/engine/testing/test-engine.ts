import { openSqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Json } from "../../../api/ports/table.ts";
import type { TaskHandler } from "../../asl/tasks.ts";
import type { StateMachine } from "../../asl/types.ts";
import { type WorkflowEngine, workflowEngine } from "../engine.ts";
import type { ExecutionSummary, HistoryEntry } from "../store.ts";

export type Tasks = Readonly<Record<string, TaskHandler>>;
export type Ended = ExecutionSummary & {
  /** The names of the states that were left, in order. */
  readonly path: string[];
  readonly history: HistoryEntry[];
};

/** An engine for one test with one machine, "m", and a clock that only the test moves. */
export interface TestEngine {
  readonly engine: WorkflowEngine<"m">;
  now(): number;
  /** Moves the clock and waits until the engine is idle. */
  pass(seconds: number): Promise<void>;
  /** Moves the clock and yields to the engine; for when a task runs that does not end. */
  move(seconds: number): Promise<void>;
  /** Starts the execution "one" and waits until the engine is idle. */
  begin(input?: Json): Promise<Ended>;
  ended(name?: string): Ended;
  /** Errors of the engine itself. */
  readonly broken: unknown[];
  /** A second engine on the same file, as after a restart; it continues unfinished executions. */
  restarted(tasks?: Tasks): Promise<TestEngine>;
  close(): Promise<void>;
}

type Options = {
  readonly random?: () => number;
  readonly path?: string;
  readonly clock?: { now: number };
  readonly reads?: readonly string[];
};

/** A whole machine, without its query language. */
export type Definition = Omit<StateMachine, "QueryLanguage">;

/** Opens an engine on `:memory:` or a file; the clock starts at 2026-01-01. */
export function testEngine(definition: Definition, tasks: Tasks = {}, options: Options = {}): TestEngine {
  const clock = options.clock ?? { now: Date.UTC(2026, 0, 1) };
  const sqlite = openSqlite(options.path ?? ":memory:");
  const broken: unknown[] = [];
  const engine = workflowEngine({
    sqlite,
    definitions: { m: { QueryLanguage: "JSONata", ...definition } },
    tasks,
    ...(options.reads && { reads: options.reads }),
    clock: () => clock.now,
    random: options.random ?? (() => 0.5),
    onError: (error) => broken.push(error),
  });
  const ended = (name = "one"): Ended => {
    const summary = engine.describe("m", name);
    if (!summary) throw new Error(`there is no execution ${name}`);
    const history = engine.history("m", name);
    return { ...summary, history, path: history.map(({ state }) => state) };
  };
  const close = async (): Promise<void> => {
    await engine.close();
    await sqlite.close();
  };
  return {
    engine,
    ended,
    close,
    broken,
    now: () => clock.now,
    async pass(seconds) {
      clock.now += seconds * 1000;
      engine.tick();
      await engine.idle();
    },
    async move(seconds) {
      clock.now += seconds * 1000;
      engine.tick();
      for (let turns = 0; turns < 10; turns++) await new Promise((resolve) => setImmediate(resolve));
    },
    async begin(input = null) {
      await engine.start("m", "one", input);
      await engine.idle();
      return ended();
    },
    async restarted(others = tasks) {
      await close();
      const next = testEngine(definition, others, { ...options, clock });
      await next.engine.resume();
      await next.engine.idle();
      return next;
    },
  };
}

/** Runs a machine to its end; the clock skips every wait of up to an hour. */
export async function run(
  definition: Definition,
  tasks: Tasks = {},
  input: Json = null,
  options: Options = {},
): Promise<Ended> {
  const test = testEngine(definition, tasks, options);
  await test.begin(input);
  for (let hours = 0; test.ended().status === "RUNNING" && hours < 48; hours++) await test.pass(3600);
  const ended = test.ended();
  await test.close();
  if (test.broken.length > 0) throw test.broken[0];
  return ended;
}
