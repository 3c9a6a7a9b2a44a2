import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { openSqlite, type Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { StateMachine } from "../asl/types.ts";
import { workflowEngine } from "./engine.ts";
import { type Definition, testEngine } from "./testing/test-engine.ts";

const counting = () => {
  const orders: unknown[] = [];
  const definition: Definition = {
    StartAt: "Charge",
    States: { Charge: { Type: "Task", Resource: "task:charge", End: true } },
  };
  return { orders, definition, tasks: { charge: async (input: unknown) => orders.push(input) } };
};

describe("starting an order's workflow a second time has no effect", () => {
  test("at the same moment", async () => {
    const { orders, definition, tasks } = counting();
    const shop = testEngine(definition, tasks);
    await Promise.all(Array.from({ length: 50 }, (_, place) => shop.engine.start("m", "one", place)));
    await shop.engine.idle();
    expect(orders).toEqual([0]);
    expect(shop.engine.list()).toHaveLength(1);
    await shop.close();
  });
  test("while it runs, after it ended, with another input, and after a restart", async () => {
    const { orders, definition, tasks } = counting();
    const path = `${await mkdtemp(`${tmpdir()}/engine-`)}/shop.db`;
    const shop = testEngine(definition, tasks, { path });
    await shop.engine.start("m", "one", "first");
    await shop.engine.start("m", "one", "second");
    await shop.engine.idle();
    await shop.engine.start("m", "one", "third");
    const again = await shop.restarted();
    await again.engine.start("m", "one", "fourth");
    await again.engine.resume();
    await again.engine.idle();
    expect(orders).toEqual(["first"]);
    expect(again.ended()).toMatchObject({ status: "SUCCEEDED", input: "first" });
    await again.close();
  });
  test("but each name is a separate execution", async () => {
    const { orders, definition, tasks } = counting();
    const shop = testEngine(definition, tasks);
    await Promise.all(["a", "b", "c"].map((name) => shop.engine.start("m", name, name)));
    await shop.engine.idle();
    expect(new Set(orders)).toEqual(new Set(["a", "b", "c"]));
    expect(orders).toHaveLength(3);
    expect(shop.engine.list({ limit: 2 })).toHaveLength(2);
    await shop.close();
  });
  test("resuming twice, or resuming an execution that this process started, runs nothing twice", async () => {
    const { orders, definition, tasks } = counting();
    const shop = testEngine(definition, tasks);
    await shop.engine.start("m", "one", 1);
    await Promise.all([shop.engine.resume(), shop.engine.resume()]);
    await shop.engine.idle();
    expect(orders).toEqual([1]);
    await shop.close();
  });
});

test("the state of an execution says whether it still runs", async () => {
  const shop = testEngine({ StartAt: "Rest", States: { Rest: { Type: "Wait", Seconds: 5, End: true } } });
  expect(await shop.engine.state("m", "one")).toBe("unknown");
  await shop.begin();
  expect(await shop.engine.state("m", "one")).toBe("running");
  await shop.pass(5);
  expect(await shop.engine.state("m", "one")).toBe("ended");
  await shop.close();
});

test("closing is quick whatever the workflows wait for, and starts nothing more", async () => {
  const { orders, tasks } = counting();
  const definition: Definition = {
    StartAt: "Way",
    States: {
      Way: {
        Type: "Choice",
        Choices: [
          { Condition: "{% $states.input = 'wait' %}", Next: "Rest" },
          { Condition: "{% $states.input = 'ask' %}", Next: "Ask" },
          { Condition: "{% $states.input = 'retry' %}", Next: "Fail" },
        ],
      },
      Rest: { Type: "Wait", Seconds: 60, Next: "Charge" },
      Ask: { Type: "Task", Resource: "task:ask.waitForTaskToken", Next: "Charge" },
      Fail: { Type: "Task", Resource: "task:fail", Retry: [{ ErrorEquals: ["Error"] }], Next: "Charge" },
      Charge: { Type: "Task", Resource: "task:charge", End: true },
    },
  };
  let failed = 0;
  const all = {
    ...tasks,
    ask: async () => null,
    fail: () => {
      failed++;
      return Promise.reject(new Error("again"));
    },
  };
  const shop = testEngine(definition, all);
  for (const way of ["wait", "ask", "retry"]) await shop.engine.start("m", way, way);
  await shop.engine.idle();
  await shop.engine.close();
  await shop.move(3600);
  expect({ orders, failed }).toEqual({ orders: [], failed: 1 });
  expect(shop.engine.list().map(({ status }) => status)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
  await shop.close();
});

test("a disk that is full for a while ends no order: each continues from its last write", async () => {
  const { orders, definition, tasks } = counting();
  const machine: StateMachine = {
    QueryLanguage: "JSONata",
    StartAt: "Note",
    States: { ...definition.States, Note: { Type: "Wait", Seconds: 1, Next: "Charge" } },
  };
  const sqlite = openSqlite(":memory:");
  let full = false;
  const disk: Sqlite = {
    ...sqlite,
    write: (work, durability) =>
      full ? Promise.reject(new Error("database or disk is full")) : sqlite.write(work, durability),
  };
  const clock = { now: 0 };
  const broken: unknown[] = [];
  const engine = workflowEngine({
    sqlite: disk,
    definitions: { m: machine },
    tasks,
    clock: () => clock.now,
    onError: (error) => broken.push(error),
  });
  const pass = async (milliseconds: number): Promise<void> => {
    clock.now += milliseconds;
    engine.tick();
    await engine.idle();
  };
  await engine.start("m", "one", 1);
  await engine.idle();
  full = true;
  await pass(1000);
  await pass(5000);
  expect(await engine.state("m", "one")).toBe("running");
  expect(broken.length).toBeGreaterThanOrEqual(2);
  full = false;
  await pass(5000);
  expect(engine.describe("m", "one")?.status).toBe("SUCCEEDED");
  expect(orders.length).toBeGreaterThanOrEqual(1);
  await engine.close();
  await sqlite.close();
});

test("an execution of a workflow that a later version removed continues with the definition that was stored with it", async () => {
  const path = `${await mkdtemp(`${tmpdir()}/engine-`)}/shop.db`;
  const wait: Definition = { StartAt: "Rest", States: { Rest: { Type: "Wait", Seconds: 5, End: true } } };
  const shop = testEngine(wait, {}, { path });
  await shop.begin();
  await shop.close();
  const sqlite = openSqlite(path);
  const broken: unknown[] = [];
  const definitions: Record<string, StateMachine> = {};
  const engine = workflowEngine({
    sqlite,
    definitions,
    tasks: {},
    clock: () => shop.now() + 5000,
    onError: (error) => broken.push(error),
  });
  await engine.resume();
  await engine.idle();
  expect(broken).toEqual([]);
  expect(engine.describe("m", "one")?.status).toBe("SUCCEEDED");
  await engine.close();
  await sqlite.close();
});
