import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openSqlite, type Sqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import type { Json } from "../../../api/ports/table.ts";
import type { StateMachine } from "../../asl/types.ts";
import { type WorkflowEngine, workflowEngine } from "../engine.ts";
import { StateError } from "../errors.ts";
import { compile } from "./random-machines.ts";
import { expected, programs, type Step } from "./random-programs.ts";

describe("any small machine", () => {
  test("ends as its program says, with every task done", async () => {
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const run = await perform(program, []);
        const { end, must } = expected(program, 1);
        expect(run.end).toEqual(end);
        expect([...must].filter((id) => !run.effects.has(id))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("ends the same by the same states when its process is killed at any write or inside any task, again and again", async () => {
    await fc.assert(
      fc.asyncProperty(programs, fc.array(deaths, { minLength: 1, maxLength: 6 }), async (program, kills) => {
        const whole = await perform(program, []);
        const killed = await perform(program, kills);
        const { must, calm } = expected(program, 1);
        expect(killed.end).toEqual(whole.end);
        expect([...must].filter((id) => !killed.effects.has(id))).toEqual([]);
        // Which siblings of a failed branch got how far is a matter of timing.
        if (calm) expect(killed.walked).toEqual(whole.walked);
        // A retry that is on record is not counted again. (Inside a map, a name and number may come twice.)
        for (const { name } of program) {
          const attempts = killed.attempts.get(name) ?? [];
          expect(attempts).toEqual(attempts.toSorted((one, other) => one - other));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A life ends before or after its n-th write is kept, or when its n-th task has acted but not answered. */
type Death = { readonly at: "write" | "kept" | "task"; readonly count: number };
const deaths: fc.Arbitrary<Death> = fc.record({
  at: fc.constantFrom("write", "kept", "task"),
  count: fc.integer({ min: 1, max: 5 }),
});

const never = <T>() => new Promise<T>(() => {});

/** One process that runs the engine, up to its death. */
function life(sqlite: Sqlite, machine: StateMachine, world: World, death: Death | undefined) {
  const died = Promise.withResolvers<"died">();
  let dead = false;
  const counts = { write: 0, task: 0 };
  const die = () => {
    dead = true;
    died.resolve("died");
  };
  const mortal: Sqlite = {
    ...sqlite,
    write: async (work, durability) => {
      if (dead) return never();
      counts.write++;
      const last = death !== undefined && death.at !== "task" && counts.write >= death.count;
      if (last && death.at === "write") {
        die();
        return never();
      }
      const result = await sqlite.write(work, durability);
      if (last) die();
      return dead ? never() : result;
    },
  };
  const act = (id: string): boolean => {
    if (dead) return false;
    world.effects.add(id);
    counts.task++;
    if (death?.at === "task" && counts.task >= death.count) die();
    return !dead;
  };
  const engine = workflowEngine({
    sqlite: mortal,
    definitions: { machine },
    tasks: {
      add: async (call) => {
        const { id, input, by, failures, attempt } = call as unknown as Call;
        if (!dead) world.attempts.set(id, [...(world.attempts.get(id) ?? []), attempt]);
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
  return { engine, died: died.promise };
}

type Call = { id: string; input: number; by: number; failures: number; attempt: number };
type World = {
  now: number;
  readonly effects: Set<string>;
  readonly attempts: Map<string, number[]>;
  readonly asked: Map<string, number>;
};

/** Runs a program as an execution that dies as told; answers its end, its tasks' effects and the states it walked. */
async function perform(program: readonly Step[], kills: readonly Death[]) {
  const sqlite = openSqlite(":memory:");
  const machine = compile(program);
  const world: World = { now: 1_000_000, effects: new Set(), attempts: new Map(), asked: new Map() };
  const ways = [...kills];
  let now = life(sqlite, machine, world, ways.shift());
  const started = now.engine.start("machine", "one", 1);
  for (let round = 0; round < 400; round++) {
    const rest = await Promise.race([
      now.died,
      (round === 0 ? started : Promise.resolve()).then(() => answer(now.engine, world)),
    ]);
    if (rest === "died") {
      // What was handed over before the death is kept before the next life looks.
      await sqlite.write(() => undefined);
      now = life(sqlite, machine, world, ways.shift());
      // The caller of a start that was not answered asks again.
      await Promise.race([now.died, now.engine.resume().then(() => now.engine.start("machine", "one", 1))]);
      continue;
    }
    if ((await now.engine.state("machine", "one")) === "ended") break;
    world.now += 10_000;
    now.engine.tick();
  }
  await sqlite.write(() => undefined);
  now = life(sqlite, machine, world, undefined);
  await now.engine.resume();
  await now.engine.start("machine", "one", 2);
  await now.engine.idle();
  const { status, output, error } = now.engine.describe("machine", "one") ?? {};
  const walked = now.engine
    .history("machine", "one")
    .map(({ state, output, attempts }) => `${state} ${JSON.stringify(output)} ${attempts}`);
  await now.engine.close();
  await sqlite.close();
  return {
    end: { status, output, error: error?.split(":")[0] },
    effects: world.effects,
    attempts: world.attempts,
    walked: walked.sort(),
  };
}

/** Lets the engine run and answers what it asked for: twice each, and answers of earlier rounds too. */
async function answer(engine: WorkflowEngine<"machine">, { asked }: World): Promise<"rested"> {
  await engine.idle();
  for (const [token, value] of asked)
    await Promise.all([engine.succeed(token, value as Json), engine.succeed(token, -1_000_000)]);
  await engine.idle();
  return "rested";
}
