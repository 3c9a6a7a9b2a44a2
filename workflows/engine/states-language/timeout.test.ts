import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterEach, describe, expect, test } from "vitest";
import { type Definition, run, type Tasks, type TestEngine, testEngine } from "../testing/test-engine.ts";

const hanging = new Set<(nothing: null) => void>();
/** Never resolves while the test runs. */
const hang = () => new Promise<null>((resolve) => hanging.add(resolve));
const forever: Tasks = { work: hang };
afterEach(() => hanging.clear());
/** Closes without waiting for the hanging task. */
const close = async (shop: TestEngine): Promise<void> => {
  for (const resolve of hanging) resolve(null);
  await shop.close();
};
const limited = (TimeoutSeconds: number | `{% ${string} %}`): Definition => ({
  StartAt: "Work",
  States: {
    Work: {
      Type: "Task",
      Resource: "task:work",
      TimeoutSeconds,
      Catch: [{ ErrorEquals: ["States.Timeout"], Output: "too late", Next: "Caught" }],
      Next: "Caught",
    },
    Caught: { Type: "Pass", End: true },
  },
});

describe("TimeoutSeconds of a task", () => {
  test.each([
    ["a number", limited(30)],
    ["an expression", limited("{% $states.input.limit %}")],
  ])("as %s is States.Timeout when it is over, not before", async (_, definition) => {
    const shop = testEngine(definition, forever);
    await shop.engine.start("m", "one", { limit: 30 });
    await shop.move(0);
    await shop.move(29);
    expect(shop.ended().status).toBe("RUNNING");
    await shop.move(1);
    expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: "too late" });
    await close(shop);
  });
  test("does not affect a task that answers in time; a later answer changes nothing", async () => {
    const answer = Promise.withResolvers<string>();
    const work: Tasks = { work: () => answer.promise };
    const shop = testEngine(limited(30), work);
    await shop.engine.start("m", "one", null);
    await shop.move(0);
    await shop.move(31);
    answer.resolve("at last");
    await shop.engine.idle();
    expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: "too late" });
    await shop.close();
    expect((await run(limited(30), { work: async () => "in time" })).output).toBe("in time");
  });
  test("applies to each attempt separately", async () => {
    let tried = 0;
    const work: Tasks = {
      work: () => (++tried === 2 ? Promise.resolve("done") : hang()),
    };
    const definition: Definition = {
      StartAt: "Work",
      States: {
        Work: {
          Type: "Task",
          Resource: "task:work",
          TimeoutSeconds: 10,
          Retry: [{ ErrorEquals: ["States.Timeout"] }],
          End: true,
        },
      },
    };
    const shop = testEngine(definition, work);
    await shop.engine.start("m", "one", null);
    for (const seconds of [0, 10, 1]) await shop.move(seconds);
    expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: "done" });
    expect(tried).toBe(2);
    await close(shop);
  });
  test.each(["{% 'ten' %}", "{% 0 %}", "{% -5 %}"] as const)("%s is an invalid timeout", async (wrong) => {
    expect((await run(limited(wrong), forever)).error).toMatch(/^States\.QueryEvaluationError/);
  });
});

describe("TimeoutSeconds of a machine", () => {
  const inside = (States: Definition["States"]): Definition => ({
    StartAt: Object.keys(States)[0] ?? "",
    TimeoutSeconds: 60,
    States,
  });
  test.each([
    ["rests", inside({ Rest: { Type: "Wait", Seconds: 600, End: true } })],
    [
      "waits for a token",
      inside({ Ask: { Type: "Task", Resource: "task:ask.waitForTaskToken", End: true } }),
    ],
    ["runs a task", inside({ Work: { Type: "Task", Resource: "task:work", End: true } })],
    [
      "waits to retry",
      inside({
        Fail: {
          Type: "Task",
          Resource: "task:fail",
          Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 600 }],
          End: true,
        },
      }),
    ],
    [
      "maps",
      inside({
        Each: {
          Type: "Map",
          Items: [1, 2],
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
          ItemProcessor: { StartAt: "Rest", States: { Rest: { Type: "Wait", Seconds: 600, End: true } } },
          End: true,
        },
        Caught: { Type: "Succeed" },
      }),
    ],
  ])("ends an execution that %s; nothing catches it", async (_, definition) => {
    const tasks: Tasks = {
      ...forever,
      ask: async () => null,
      fail: () => Promise.reject(new Error("again")),
    };
    const shop = testEngine(definition, tasks);
    await shop.engine.start("m", "one", null);
    await shop.move(0);
    await shop.move(59);
    expect(shop.ended().status).toBe("RUNNING");
    await shop.move(1);
    expect(shop.ended()).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout", endedAt: shop.now() });
    expect(shop.broken).toEqual([]);
    await close(shop);
  });
  test("is measured from the first start, also after a restart", async () => {
    const definition = inside({ Rest: { Type: "Wait", Seconds: 600, End: true } });
    const directory = await temporary();
    const shop = testEngine(definition, {}, { path: `${directory}/shop.db` });
    await shop.begin();
    await shop.pass(40);
    const again = await shop.restarted();
    await again.pass(19);
    expect(again.ended().status).toBe("RUNNING");
    await again.pass(1);
    expect(again.ended().status).toBe("TIMED_OUT");
    await again.close();
  });
});

const temporary = (): Promise<string> => mkdtemp(`${tmpdir()}/engine-`);
