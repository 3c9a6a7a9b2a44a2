import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Retrier } from "../../asl/types.ts";
import { matches, retryDelay, StateError } from "../errors.ts";
import { type Definition, run, testEngine } from "../testing/test-engine.ts";

const retrying = (...Retry: Retrier[]): Definition => ({
  StartAt: "Work",
  States: { Work: { Type: "Task", Resource: "task:work", Retry, End: true } },
});
/** Throws these errors one after the other, then returns "done". */
function failing(...names: string[]) {
  const triedAt: number[] = [];
  const work = (now: () => number) => async () => {
    triedAt.push(now() / 1000);
    const name = names[triedAt.length - 1];
    if (name !== undefined) throw new StateError(name, "as told");
    return "done";
  };
  return { triedAt, work };
}
/**
 * Runs the definition second by second; returns the seconds, counted from the first attempt, at which it was
 * tried.
 */
async function tries(definition: Definition, names: string[], random = () => 0.5) {
  const { triedAt, work } = failing(...names);
  const clock = { now: 0 };
  const shop = testEngine(definition, { work: work(() => clock.now) }, { clock, random });
  await shop.begin();
  for (let seconds = 0; shop.ended().status === "RUNNING" && seconds < 400; seconds++) await shop.pass(1);
  const { status, error, history } = shop.ended();
  await shop.close();
  return { at: triedAt, status, error, attempts: history[0]?.attempts };
}

test("by default three retries after 1, 2 and 4 seconds", async () => {
  expect(await tries(retrying({ ErrorEquals: ["Busy"] }), ["Busy", "Busy", "Busy"])).toEqual({
    at: [0, 1, 3, 7],
    status: "SUCCEEDED",
    error: undefined,
    attempts: 4,
  });
  expect(await tries(retrying({ ErrorEquals: ["Busy"] }), ["Busy", "Busy", "Busy", "Busy"])).toEqual({
    at: [0, 1, 3, 7],
    status: "FAILED",
    error: "Busy: as told",
    attempts: 4,
  });
});

test("IntervalSeconds, BackoffRate, MaxAttempts and MaxDelaySeconds decide when", async () => {
  const retrier = {
    ErrorEquals: ["Busy"],
    IntervalSeconds: 3,
    BackoffRate: 3,
    MaxAttempts: 4,
    MaxDelaySeconds: 20,
  };
  const { at } = await tries(retrying(retrier), ["Busy", "Busy", "Busy", "Busy"]);
  expect(at).toEqual([0, 3, 12, 32, 52]);
});

test("with FULL jitter a retry waits a random part of the delay", async () => {
  const retrier: Retrier = { ErrorEquals: ["Busy"], IntervalSeconds: 8, JitterStrategy: "FULL" };
  expect((await tries(retrying(retrier), ["Busy", "Busy"], () => 0.25)).at).toEqual([0, 2, 6]);
  expect((await tries(retrying({ ...retrier, JitterStrategy: "NONE" }), ["Busy"], () => 0.25)).at).toEqual([
    0, 8,
  ]);
});

test("MaxAttempts 0 never retries, and later retriers are not tried either", async () => {
  const definition = retrying({ ErrorEquals: ["Busy"], MaxAttempts: 0 }, { ErrorEquals: ["States.ALL"] });
  expect(await tries(definition, ["Busy"])).toMatchObject({ at: [0], status: "FAILED" });
  expect(await tries(definition, ["Other"])).toMatchObject({ at: [0, 1], status: "SUCCEEDED" });
});

test("each retrier keeps its own count; the first one that names the error applies", async () => {
  const definition = retrying(
    { ErrorEquals: ["A", "B"], MaxAttempts: 2, IntervalSeconds: 1, BackoffRate: 1 },
    { ErrorEquals: ["C"], MaxAttempts: 1, IntervalSeconds: 10 },
    { ErrorEquals: ["States.ALL"], MaxAttempts: 1, IntervalSeconds: 100 },
  );
  expect(await tries(definition, ["A", "C", "B", "D"])).toMatchObject({
    at: [0, 1, 11, 12, 112],
    status: "SUCCEEDED",
    attempts: 5,
  });
  // A's retrier has no attempts left, and States.ALL does not apply to an error that another retrier names.
  expect(await tries(definition, ["A", "C", "B", "A"])).toMatchObject({
    status: "FAILED",
    error: "A: as told",
  });
});

test("the counts are reset when the state is entered again", async () => {
  const { triedAt, work } = failing("Busy", "Busy", "", "Busy", "Busy");
  const definition: Definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: "task:work",
        Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: [""], Next: "Work" }],
        End: true,
      },
    },
  };
  expect((await run(definition, { work: work(() => 0) })).status).toBe("SUCCEEDED");
  expect(triedAt).toHaveLength(6);
});

test("a task sees the number of its attempt in the context object", async () => {
  const seen: unknown[] = [];
  const definition: Definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: "task:work",
        Arguments: "{% $states.context.State.RetryCount %}",
        Retry: [{ ErrorEquals: ["States.ALL"] }],
        End: true,
      },
    },
  };
  await run(definition, {
    work: async (input) => {
      seen.push(input);
      if (seen.length < 3) throw new Error("again");
      return null;
    },
  });
  expect(seen).toEqual([0, 1, 2]);
});

test("an expression that fails is retried too, because the state failed", async () => {
  const definition: Definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: "task:work",
        Output: "{% $states.result.ready ? 'yes' : $error('not ready') %}",
        Retry: [{ ErrorEquals: ["States.QueryEvaluationError"] }],
        End: true,
      },
    },
  };
  let asked = 0;
  const work = async () => ({ ready: ++asked === 3 });
  expect(await run(definition, { work })).toMatchObject({ status: "SUCCEEDED", output: "yes" });
  expect(asked).toBe(3);
});

describe("error names that a retrier matches", () => {
  test.each([
    ["States.ALL", "Anything", true],
    ["States.ALL", "States.Timeout", true],
    ["States.ALL", "States.QueryEvaluationError", true],
    ["States.ALL", "States.DataLimitExceeded", false],
    ["States.DataLimitExceeded", "States.DataLimitExceeded", true],
    ["States.ALL", "States.Runtime", false],
    ["States.Runtime", "States.Runtime", false],
    ["States.TaskFailed", "Anything", true],
    ["States.TaskFailed", "States.Timeout", false],
    ["States.TaskFailed", "States.HeartbeatTimeout", true],
    ["States.Timeout", "States.HeartbeatTimeout", true],
    ["States.HeartbeatTimeout", "States.Timeout", false],
    ["Busy", "busy", false],
    ["Busy", "Busy", true],
  ])("%s and %s: %s", (name, error, matched) => {
    expect(matches([name], error)).toBe(matched);
  });
});

test("a delay is never negative, never above its limit, and never shrinks without jitter", () => {
  const retriers = fc.record({
    ErrorEquals: fc.constant(["States.ALL"]),
    IntervalSeconds: fc.integer({ min: 1, max: 1000 }),
    MaxAttempts: fc.integer({ min: 0, max: 20 }),
    BackoffRate: fc.double({ min: 1, max: 5, noNaN: true }),
    MaxDelaySeconds: fc.integer({ min: 1, max: 10_000 }),
  });
  fc.assert(
    fc.property(retriers, fc.double({ min: 0, max: 1, noNaN: true }), (retrier, random) => {
      let before = 0;
      for (let attempt = 0; attempt < retrier.MaxAttempts; attempt++) {
        const delay = retryDelay(retrier, attempt, () => random) ?? Number.NaN;
        const jittered =
          retryDelay({ ...retrier, JitterStrategy: "FULL" }, attempt, () => random) ?? Number.NaN;
        expect(delay).toBeGreaterThanOrEqual(before);
        expect(delay).toBeLessThanOrEqual(retrier.MaxDelaySeconds);
        expect(jittered).toBeGreaterThanOrEqual(0);
        expect(jittered).toBeLessThanOrEqual(delay);
        before = delay;
      }
      expect(retryDelay(retrier, retrier.MaxAttempts, () => random)).toBeUndefined();
    }),
  );
});
