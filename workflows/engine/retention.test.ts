import { expect, test } from "vitest";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { StateMachine } from "../asl/types.ts";
import { workflowEngine } from "./engine.ts";

const day = 86_400_000;
/** Ends at once, or waits forever. */
const machine: StateMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Which",
  States: {
    Which: {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input = 'wait' %}", Next: "Wait" }],
      Default: "End",
    },
    Wait: { Type: "Wait", Seconds: 99_999_999, Next: "End" },
    End: { Type: "Succeed" },
  },
};

async function shop() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const sqlite = openSqlite(":memory:");
  const definitions = { checkout: machine, refund: machine };
  const engine = workflowEngine({ sqlite, definitions, tasks: {}, keepDays: 30, clock: () => clock.now });
  await engine.resume();
  return {
    engine,
    clock,
    start: async (workflow: "checkout" | "refund", name: string, input = "end") => {
      clock.now += 1000;
      await engine.start(workflow, name, input);
      await engine.idle();
    },
    close: async () => {
      await engine.close();
      await sqlite.close();
    },
  };
}

test("ended executions are deleted after their days, with their history; running ones never are", async () => {
  const { engine, clock, start, close } = await shop();
  for (let order = 0; order < 450; order++) await engine.start("checkout", `old-${order}`, "end");
  await start("checkout", "waiting", "wait");
  clock.now += 20 * day;
  engine.tick();
  await start("checkout", "young");
  clock.now += 11 * day;
  engine.tick();
  await expect.poll(() => engine.describe("checkout", "old-449")).toBeUndefined();
  expect(engine.list({ limit: 1000 }).map(({ name }) => name)).toEqual(["young", "waiting"]);
  expect(engine.history("checkout", "old-0")).toEqual([]);
  expect(engine.history("checkout", "young")).toHaveLength(2);
  await close();
});

test("staff list executions by workflow and status, newest first, page by page", async () => {
  const { engine, start, close } = await shop();
  for (const name of ["a", "b", "c"]) await start("checkout", name);
  await start("refund", "d");
  await start("checkout", "e", "wait");
  const names = (filter: Parameters<typeof engine.list>[0]) => engine.list(filter).map(({ name }) => name);
  expect(names({})).toEqual(["e", "d", "c", "b", "a"]);
  expect(names({ workflow: "checkout", status: "SUCCEEDED" })).toEqual(["c", "b", "a"]);
  expect(names({ status: "RUNNING" })).toEqual(["e"]);
  const first = engine.list({ workflow: "checkout", limit: 2 });
  expect(first.map(({ name }) => name)).toEqual(["e", "c"]);
  expect(names({ workflow: "checkout", limit: 2, before: first[1]?.startedAt ?? 0 })).toEqual(["b", "a"]);
  await close();
});
