import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSqlite, type Sqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Json } from "../../../api/ports/table.ts";
import { runs } from "../../../scripts/testing/properties/properties.ts";
import type { StateMachine } from "../../asl/types.ts";
import { type WorkflowEngine, workflowEngine } from "../engine.ts";
import { StateError } from "../errors.ts";
import { compile } from "./random-machines.ts";
import { expected, programs, type Step } from "./random-programs.ts";

describe("a random small machine", () => {
  test("ends as its program predicts, with every task done", async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const run = await perform(program, []);
        const { end, must } = expected(program, 1);
        expect(run.end).toEqual(end);
        expect([...must].filter((id) => !run.effects.has(id))).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });

  test("ends with the same states and result when its process is repeatedly killed at any write or inside any task", async () => {
    await fc.assert(
      fc.asyncProperty(
        programs,
        fc.array(crashes, { minLength: 1, maxLength: 6 }),
        async (program, crashesAt) => {
          const whole = await perform(program, []);
          const killed = await perform(program, crashesAt);
          const { must, calm } = expected(program, 1);
          expect(killed.end).toEqual(whole.end);
          expect([...must].filter((id) => !killed.effects.has(id))).toEqual([]);
          // How far the siblings of a failed branch get depends on timing.
          if (calm) expect(killed.history).toEqual(whole.history);
          // A stored retry is not counted again. (Inside a map, a name and number may occur twice.)
          for (const { name } of program) {
            const attempts = killed.attempts.get(name) ?? [];
            expect(attempts).toEqual(attempts.toSorted((one, other) => one - other));
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });
});

/**
 * A process crashes before or after its n-th write is stored, or when its n-th task has acted but not
 * answered.
 */
type Crash = { readonly at: "write" | "written" | "task"; readonly count: number };
const crashes: fc.Arbitrary<Crash> = fc.record({
  at: fc.constantFrom("write", "written", "task"),
  count: fc.integer({ min: 1, max: 5 }),
});

const never = <T>() => new Promise<T>(() => {});

/** Runs the engine as one process, until its crash. */
function startProcess(sqlite: Sqlite, machine: StateMachine, world: World, crash: Crash | undefined) {
  const crashed = Promise.withResolvers<"crashed">();
  let down = false;
  const counts = { write: 0, task: 0 };
  const crashNow = () => {
    down = true;
    crashed.resolve("crashed");
  };
  const crashing: Sqlite = {
    ...sqlite,
    write: async (work, durability) => {
      if (down) return never();
      counts.write++;
      const last = crash !== undefined && crash.at !== "task" && counts.write >= crash.count;
      if (last && crash.at === "write") {
        crashNow();
        return never();
      }
      const result = await sqlite.write(work, durability);
      if (last) crashNow();
      return down ? never() : result;
    },
  };
  const act = (id: string): boolean => {
    if (down) return false;
    world.effects.add(id);
    counts.task++;
    if (crash?.at === "task" && counts.task >= crash.count) crashNow();
    return !down;
  };
  const engine = workflowEngine({
    sqlite: crashing,
    definitions: { machine },
    tasks: {
      add: async (call) => {
        const { id, input, by, failures, attempt } = call as unknown as Call;
        if (!down) world.attempts.set(id, [...(world.attempts.get(id) ?? []), attempt]);
        if (!act(`${id}/${input}`)) return never();
        if (attempt < failures) throw new StateError("Broken", id);
        return input + by;
      },
      ask: async (call, { token = "" }) => {
        const { id, input, by } = call as unknown as Call;
        if (!act(`${id}/${input}`)) return never();
        world.asked.set(token, input + by);
        return null;
      },
    },
    clock: () => world.now,
    random: () => 0.5,
  });
  return { engine, crashed: crashed.promise };
}

type Call = { id: string; input: number; by: number; failures: number; attempt: number };
type World = {
  now: number;
  readonly effects: Set<string>;
  readonly attempts: Map<string, number[]>;
  readonly asked: Map<string, number>;
};

/**
 * Runs a program with the given crashes; returns its result, its tasks' effects and the states that were
 * left.
 */
async function perform(program: readonly Step[], crashesAt: readonly Crash[]) {
  const sqlite = openSqlite(":memory:");
  const machine = compile(program);
  const world: World = { now: 1_000_000, effects: new Set(), attempts: new Map(), asked: new Map() };
  const remaining = [...crashesAt];
  let current = startProcess(sqlite, machine, world, remaining.shift());
  const started = current.engine.start("machine", "one", 1);
  for (let round = 0; round < 400; round++) {
    const rest = await Promise.race([
      current.crashed,
      (round === 0 ? started : Promise.resolve()).then(() => answer(current.engine, world)),
    ]);
    if (rest === "crashed") {
      // Writes handed over before the crash are stored before the next process reads.
      await sqlite.write(() => undefined);
      current = startProcess(sqlite, machine, world, remaining.shift());
      // A client whose start request got no answer sends it again.
      await Promise.race([
        current.crashed,
        current.engine.resume().then(() => current.engine.start("machine", "one", 1)),
      ]);
      continue;
    }
    if ((await current.engine.state("machine", "one")) === "ended") break;
    world.now += 10_000;
    current.engine.tick();
  }
  await sqlite.write(() => undefined);
  current = startProcess(sqlite, machine, world, undefined);
  await current.engine.resume();
  await current.engine.start("machine", "one", 2);
  await current.engine.idle();
  const { status, output, error } = current.engine.describe("machine", "one") ?? {};
  const history = current.engine
    .history("machine", "one")
    .map(({ state, output, attempts }) => `${state} ${JSON.stringify(output)} ${attempts}`);
  await current.engine.close();
  await sqlite.close();
  return {
    end: { status, output, error: error?.split(":")[0] },
    effects: world.effects,
    attempts: world.attempts,
    history: history.sort(),
  };
}

/**
 * Lets the engine run and completes the tokens it waits for: each twice, and those of earlier rounds again.
 */
async function answer(engine: WorkflowEngine<"machine">, { asked }: World): Promise<"idle"> {
  await engine.idle();
  for (const [token, value] of asked)
    await Promise.all([engine.succeed(token, value as Json), engine.succeed(token, -1_000_000)]);
  await engine.idle();
  return "idle";
}
