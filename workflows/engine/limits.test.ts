import { expect, test } from "vitest";
import type { TaskState } from "../asl/types.ts";
import { type Definition, run, type Tasks, testEngine } from "./testing/test-engine.ts";

const kib = (size: number): string => "x".repeat(size * 1024);
/** 100 Ki characters of three bytes each: 300 KiB. */
const wide = "€".repeat(100 * 1024);
const working = (fields: Partial<TaskState<string, string>> = {}): Definition => ({
  StartAt: "Work",
  States: {
    Work: { Type: "Task", Resource: "task:work", Next: "Done", ...fields },
    Done: { Type: "Pass", End: true },
  },
});
const giving = (value: string): Tasks => ({ work: async () => value });

test("255 KiB pass, 257 KiB fail with States.DataLimitExceeded; the limit counts bytes, not characters", async () => {
  expect((await run(working(), giving(kib(255)))).status).toBe("SUCCEEDED");
  expect((await run(working(), giving(kib(257)))).error).toMatch(/^States\.DataLimitExceeded/);
  expect((await run(working(), giving(wide))).error).toMatch(/^States\.DataLimitExceeded/);
});

test("a task's result is measured before Output makes it smaller", async () => {
  const { error } = await run(working({ Output: "small" }), giving(kib(257)));
  expect(error).toMatch(/^States\.DataLimitExceeded/);
});

test.each([
  ["Arguments", { Arguments: "{% $pad('', 300000, 'x') %}" }],
  ["Output", { Output: "{% $pad('', 300000, 'x') %}" }],
  ["Assign, all of one state together", { Assign: { a: kib(200), b: kib(100) } }],
] satisfies [string, Partial<TaskState<string, string>>][])("%s is limited too", async (_, fields) => {
  expect((await run(working(fields), giving("small"))).error).toMatch(/^States\.DataLimitExceeded/);
});

test("an execution with too large an input is refused and not started", async () => {
  const shop = testEngine(working(), giving("small"));
  await expect(shop.engine.start("m", "one", wide)).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  expect(await shop.engine.state("m", "one")).toBe("unknown");
  await shop.close();
});

test("States.ALL neither catches nor retries it; its own name does", async () => {
  const all = working({
    Retry: [{ ErrorEquals: ["States.ALL"] }],
    Catch: [{ ErrorEquals: ["States.ALL"], Output: "caught", Next: "Done" }],
  });
  expect(await run(all, giving(wide))).toMatchObject({ status: "FAILED", path: ["Work"] });
  const named = working({
    Catch: [{ ErrorEquals: ["States.DataLimitExceeded"], Output: "caught", Next: "Done" }],
  });
  expect((await run(named, giving(wide))).output).toBe("caught");
});
