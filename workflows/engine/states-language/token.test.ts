import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../api/ports/table.ts";
import type { TaskState } from "../../asl/types.ts";
import { type Definition, type Tasks, testEngine } from "../testing/test-engine.ts";

const asking = (fields: Partial<TaskState<string, string>> = {}): Definition => ({
  StartAt: "Ask",
  States: {
    Ask: { Type: "Task", Resource: "task:ask.waitForTaskToken", Next: "Done", ...fields },
    Done: { Type: "Pass", End: true },
  },
});
/** A task that records its tokens for the test. */
function noting() {
  const tokens: string[] = [];
  const tasks: Tasks = {
    ask: async (_, { token = "" }) => {
      tokens.push(token);
      return "what the task itself gives is not the result";
    },
  };
  return { tokens, tasks, first: () => tokens[0] ?? "" };
}
const temporary = async (): Promise<string> => `${await mkdtemp(`${tmpdir()}/engine-`)}/shop.db`;

describe("a task that waits for its token", () => {
  test("ends with the output that the token was completed with", async () => {
    const { tasks, first } = noting();
    const shop = testEngine(asking(), tasks);
    expect((await shop.begin()).status).toBe("RUNNING");
    await shop.engine.succeed(first(), { paid: true });
    await shop.engine.idle();
    expect(shop.ended()).toMatchObject({
      status: "SUCCEEDED",
      output: { paid: true },
      path: ["Ask", "Done"],
    });
    await shop.close();
  });

  test("fails with the error that the token was failed with, which can be caught", async () => {
    const { tasks, first } = noting();
    const shop = testEngine(asking({ Catch: [{ ErrorEquals: ["PAYMENT_DECLINED"], Next: "Done" }] }), tasks);
    await shop.begin();
    await shop.engine.fail(first(), "PAYMENT_DECLINED", "no funds");
    await shop.engine.idle();
    expect(shop.ended()).toMatchObject({
      status: "SUCCEEDED",
      output: { Error: "PAYMENT_DECLINED", Cause: "no funds" },
    });
    await shop.close();
  });

  test("has its token in the context object too", async () => {
    const seen: Json[] = [];
    const shop = testEngine(asking({ Arguments: "{% $states.context.Task.Token %}" }), {
      ask: async (input, { token = "" }) => seen.push(input, token),
    });
    await shop.begin();
    expect(seen[0]).toBe(seen[1]);
    expect(seen[0]).toMatch(/^[-0-9a-f]{36}$/);
    await shop.close();
  });

  test("may be completed before the task has returned", async () => {
    const shop = testEngine(asking(), {
      ask: async (_, { token = "" }) => {
        await shop.engine.succeed(token, "at once");
        return null;
      },
    });
    expect(await shop.begin()).toMatchObject({ status: "SUCCEEDED", output: "at once" });
    await shop.close();
  });

  test("takes the first of several answers", async () => {
    const { tasks, first } = noting();
    const shop = testEngine(asking(), tasks);
    await shop.begin();
    const answers = Array.from({ length: 50 }, (_, place) => shop.engine.succeed(first(), place));
    await Promise.all([...answers, shop.engine.fail(first(), "Late", "")]);
    await shop.engine.succeed(first(), "later");
    await shop.engine.idle();
    expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: 0, path: ["Ask", "Done"] });
    await shop.close();
  });

  test("an unknown token changes nothing", async () => {
    const { tasks } = noting();
    const shop = testEngine(asking(), tasks);
    await shop.begin();
    await shop.engine.succeed("made up", 1);
    await shop.engine.fail("", "Made.Up", "");
    expect(await shop.engine.heartbeat("made up")).toBe(false);
    await shop.engine.idle();
    expect(shop.ended().status).toBe("RUNNING");
    await shop.close();
  });

  test("an answer after the timeout changes nothing", async () => {
    const { tasks, first } = noting();
    const shop = testEngine(
      {
        StartAt: "Ask",
        States: {
          ...asking({
            TimeoutSeconds: 900,
            Catch: [{ ErrorEquals: ["States.Timeout"], Output: "over", Next: "Rest" }],
          }).States,
          Rest: { Type: "Wait", Seconds: 60, End: true },
        },
      },
      tasks,
    );
    await shop.begin();
    await shop.pass(899);
    expect(shop.ended().path).toEqual([]);
    await shop.pass(1);
    await shop.engine.succeed(first(), "late");
    await shop.pass(60);
    expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: "over" });
    await shop.close();
  });

  test("each attempt has its own token; the token of the first is no longer valid", async () => {
    const { tasks, tokens } = noting();
    const shop = testEngine(asking({ Retry: [{ ErrorEquals: ["Busy"] }] }), tasks);
    await shop.begin();
    await shop.engine.fail(tokens[0] ?? "", "Busy", "");
    await shop.engine.idle();
    await shop.pass(1);
    expect(new Set(tokens).size).toBe(2);
    await shop.engine.succeed(tokens[0] ?? "", "old");
    await shop.engine.idle();
    expect(shop.ended().status).toBe("RUNNING");
    await shop.engine.succeed(tokens[1] ?? "", "new");
    await shop.engine.idle();
    expect(shop.ended()).toMatchObject({ status: "SUCCEEDED", output: "new" });
    await shop.close();
  });

  test("items of a Map each wait for their own token", async () => {
    const { tasks, tokens } = noting();
    const shop = testEngine(
      {
        StartAt: "Each",
        States: { Each: { Type: "Map", ItemProcessor: asking(), End: true } },
      },
      tasks,
    );
    await shop.begin(["a", "b", "c"]);
    for (const [place, token] of [...tokens.entries()].reverse()) await shop.engine.succeed(token, place);
    await shop.engine.idle();
    expect(shop.ended().output).toEqual([0, 1, 2]);
    await shop.close();
  });
});

describe("after a restart", () => {
  test("the task runs again with the same token, and its timeout continues", async () => {
    const { tasks, tokens, first } = noting();
    const definition = asking({ TimeoutSeconds: 900 });
    const shop = testEngine(definition, tasks, { path: await temporary() });
    await shop.begin();
    await shop.pass(500);
    const again = await shop.restarted();
    expect(tokens).toEqual([first(), first()]);
    await again.pass(399);
    expect(again.ended().status).toBe("RUNNING");
    const third = await again.restarted();
    await third.pass(1);
    expect(third.ended()).toMatchObject({
      status: "FAILED",
      error: "States.Timeout",
    });
    await third.close();
  });

  test("an answer that arrived before the restart counts", async () => {
    const path = await temporary();
    const { tasks, first, tokens } = noting();
    const shop = testEngine(asking(), tasks, { path });
    await shop.begin();
    // Completed through a second engine on the same file while the first is closed.
    await shop.engine.close();
    await shop.engine.succeed(first(), "while away");
    const again = await shop.restarted();
    expect(again.ended()).toMatchObject({ status: "SUCCEEDED", output: "while away" });
    expect(tokens).toHaveLength(1);
    await again.close();
  });

  test("a timeout that passed meanwhile applies", async () => {
    const clock = { now: 0 };
    const { tasks, first } = noting();
    const shop = testEngine(asking({ TimeoutSeconds: 900 }), tasks, { path: await temporary(), clock });
    await shop.begin();
    await shop.engine.close();
    clock.now = 1_000_000;
    const again = await shop.restarted();
    expect(again.ended()).toMatchObject({
      status: "FAILED",
      error: "States.Timeout",
    });
    await again.engine.succeed(first(), "late");
    expect(again.ended().status).toBe("FAILED");
    await again.close();
  });
});

describe("HeartbeatSeconds", () => {
  const beating = (HeartbeatSeconds: number | `{% ${string} %}`) =>
    asking({ HeartbeatSeconds, TimeoutSeconds: 300 });

  test.each([
    ["a number", beating(60)],
    ["an expression", beating("{% $states.input.every %}")],
  ])(
    "as %s: a token that gets no heartbeat in time fails with States.HeartbeatTimeout",
    async (_, definition) => {
      const { tasks, first } = noting();
      const shop = testEngine(definition, tasks);
      await shop.begin({ every: 60 });
      await shop.pass(59);
      expect(await shop.engine.heartbeat(first())).toBe(true);
      await shop.pass(59);
      expect(shop.ended().status).toBe("RUNNING");
      await shop.pass(1);
      expect(shop.ended().error).toMatch(/^States\.HeartbeatTimeout/);
      expect(await shop.engine.heartbeat(first())).toBe(false);
      await shop.close();
    },
  );

  test("heartbeats do not extend TimeoutSeconds", async () => {
    const { tasks, first } = noting();
    const shop = testEngine(beating(60), tasks);
    await shop.begin();
    for (let half = 0; half < 10; half++) {
      await shop.engine.heartbeat(first());
      await shop.pass(30);
    }
    expect(shop.ended().error).toMatch(/^States\.Timeout/);
    await shop.close();
  });

  test("a heartbeat before a restart counts after it", async () => {
    const { tasks, first } = noting();
    const shop = testEngine(beating(60), tasks, { path: await temporary() });
    await shop.begin();
    await shop.pass(50);
    await shop.engine.heartbeat(first());
    const again = await shop.restarted();
    await again.pass(59);
    expect(again.ended().status).toBe("RUNNING");
    await again.pass(1);
    expect(again.ended().error).toMatch(/^States\.HeartbeatTimeout/);
    await again.close();
  });
});
