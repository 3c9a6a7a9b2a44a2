import { expect, test } from "vitest";
import type { Branch, ParallelState } from "../../asl/types.ts";
import { type Definition, run, type Tasks, testEngine } from "../testing/test-engine.ts";

const branch = (States: Branch["States"]): Branch => ({ StartAt: Object.keys(States)[0] ?? "", States });
const call = (task: string) => branch({ [task]: { Type: "Task", Resource: `task:${task}`, End: true } });
const together = (Branches: Branch[], fields: Partial<ParallelState<string, string>> = {}): Definition => ({
  StartAt: "Together",
  States: {
    Together: { Type: "Parallel", Branches, Next: "Done", ...fields },
    Done: { Type: "Pass", End: true },
    Caught: { Type: "Pass", End: true },
  },
});

test("every branch gets the input; the results are in the order of the branches", async () => {
  const tasks: Tasks = { stock: async (input) => ["stock", input], card: async (input) => ["card", input] };
  const { output, path } = await run(together([call("stock"), call("card")]), tasks, 7);
  expect(output).toEqual([
    ["stock", 7],
    ["card", 7],
  ]);
  expect(path.slice(-2)).toEqual(["Together", "Done"]);
});

test("Arguments are the branches' input; Output is built from the result", async () => {
  const definition = together([call("a"), call("a")], {
    Arguments: { n: "{% $states.input * 2 %}" },
    Output: "{% $sum($states.result.n) %}",
  });
  expect((await run(definition, { a: async (input) => input }, 5)).output).toBe(20);
});

test("a failing branch stops the others; a catcher gets that branch's error", async () => {
  const sent: string[] = [];
  const slow = branch({
    Rest: { Type: "Wait", Seconds: 60, Next: "Send" },
    Send: { Type: "Task", Resource: "task:send", End: true },
  });
  const tasks: Tasks = {
    fail: () => Promise.reject(new RangeError("no")),
    send: async () => sent.push("mail"),
  };
  const definition = together([slow, call("fail")], {
    Catch: [{ ErrorEquals: ["RangeError"], Output: "{% $states.errorOutput.Cause %}", Next: "Caught" }],
  });
  const shop = testEngine(definition, tasks);
  expect(await shop.begin()).toMatchObject({ status: "SUCCEEDED", output: "no" });
  await shop.pass(120);
  expect(sent).toEqual([]);
  await shop.close();
});

test("when a branch fails, the task tokens of the others can no longer be completed", async () => {
  let token = "";
  const wait = branch({ Ask: { Type: "Task", Resource: "task:ask.waitForTaskToken", End: true } });
  const late = branch({
    Rest: { Type: "Wait", Seconds: 5, Next: "Break" },
    Break: { Type: "Fail", Error: "Broken" },
  });
  const definition = together([wait, late], { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }] });
  const shop = testEngine(definition, {
    ask: async (_, context) => {
      token = context.token ?? "";
      return null;
    },
  });
  await shop.begin();
  expect(await shop.engine.heartbeat(token)).toBe(true);
  await shop.pass(5);
  expect(await shop.engine.heartbeat(token)).toBe(false);
  await shop.engine.succeed(token, "late");
  await shop.engine.idle();
  expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: { Error: "Broken", Cause: "" } });
  await shop.close();
});

test("the engine is not idle while one branch still works", async () => {
  let finish = (): void => {};
  const work = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const rest = branch({ Rest: { Type: "Wait", Seconds: 60, End: true } });
  const shop = testEngine(together([rest, rest, call("work")]), { work: () => work.then(() => "done") });
  await shop.engine.start("m", "one", null);
  let idle = false;
  const resting = shop.engine.idle().then(() => {
    idle = true;
  });
  for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setImmediate(resolve));
  expect(idle).toBe(false);
  finish();
  await resting;
  await shop.pass(60);
  expect(shop.ended().output).toEqual([null, null, "done"]);
  await shop.close();
});
