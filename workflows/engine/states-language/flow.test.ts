import { describe, expect, test } from "vitest";
import type { State } from "../../asl/types.ts";
import { type Definition, run, testEngine } from "../testing/test-engine.ts";

const states = (StartAt: string, States: Record<string, State<string, string>>): Definition => ({
  StartAt,
  States,
});

describe("Pass", () => {
  test("passes on its input, or its Output", async () => {
    const definition = states("Same", {
      Same: { Type: "Pass", Next: "Other" },
      Other: { Type: "Pass", Output: { total: "{% $states.input.price * 2 %}" }, End: true },
    });
    const { history } = await run(definition, {}, { price: 4 });
    expect(history.map(({ input, output }) => ({ input, output }))).toEqual([
      { input: { price: 4 }, output: { price: 4 } },
      { input: { price: 4 }, output: { total: 8 } },
    ]);
  });
});

describe("Choice", () => {
  const choice = states("Size", {
    Size: {
      Type: "Choice",
      Choices: [
        {
          Condition: "{% $states.input.total > 100 %}",
          Assign: { size: "big" },
          Output: { by: "rule", size: "not yet: {% %}" },
          Next: "Big",
        },
        { Condition: "{% $states.input.total > 50 %}", Next: "Middle" },
        { Condition: "{% $states.input.total > 10 %}", Next: "Never" },
      ],
      Assign: { size: "small" },
      Output: { by: "default" },
      Default: "Small",
    },
    Big: { Type: "Pass", Output: "{% $merge([$states.input, {'size': $size}]) %}", End: true },
    Middle: { Type: "Pass", End: true },
    Never: { Type: "Fail", Error: "Never" },
    Small: { Type: "Pass", Output: "{% $merge([$states.input, {'size': $size}]) %}", End: true },
  });

  test("takes the first rule whose condition is true, with that rule's Output and Assign", async () => {
    expect((await run(choice, {}, { total: 200 })).output).toEqual({ by: "rule", size: "big" });
  });
  test("a rule without Output and Assign passes on the input: the state's own belong to the Default", async () => {
    expect((await run(choice, {}, { total: 60 })).output).toEqual({ total: 60 });
    expect((await run(choice, {}, { total: 1 })).output).toEqual({ by: "default", size: "small" });
  });
  test("without a matching rule and a Default fails as on AWS", async () => {
    const definition = states("Size", {
      Size: { Type: "Choice", Choices: [{ Condition: "{% false %}", Next: "Yes" }] },
      Yes: { Type: "Succeed" },
    });
    const { status, history } = await run(definition);
    expect(status).toBe("FAILED");
    expect(history[0]?.error).toEqual({
      Error: "States.Runtime",
      Cause:
        "An error occurred while executing the state 'Size' (entered at the event id #2). Failed to transition out of the state. The state does not point to a next state.",
    });
  });
  test.each(["{% 1 %}", "{% 'true' %}", "{% $states.input.nothing %}"] as const)(
    "a Condition that is not true or false is an error, not a no: %s",
    async (Condition) => {
      const definition = states("Size", {
        Size: { Type: "Choice", Choices: [{ Condition, Next: "Yes" }], Default: "Yes" },
        Yes: { Type: "Succeed" },
      });
      expect((await run(definition, {}, {})).error).toMatch(/^States\.QueryEvaluationError/);
    },
  );
});

describe("Wait", () => {
  const until = (wait: { Seconds: number | `{% ${string} %}` } | { Timestamp: string }): Definition =>
    states("Rest", { Rest: { Type: "Wait", ...wait, End: true } });

  test.each([
    ["Seconds", until({ Seconds: 90 })],
    ["Seconds as an expression", until({ Seconds: "{% $states.input.minutes * 60 %}" })],
    ["a Timestamp", until({ Timestamp: "2026-01-01T00:01:30Z" })],
    ["a Timestamp as an expression", until({ Timestamp: "{% $states.input.at %}" })],
  ])("rests for %s, and no second less", async (_, definition) => {
    const shop = testEngine(definition);
    await shop.begin({ minutes: 1.5, at: "2026-01-01T00:01:30Z" });
    await shop.pass(89);
    expect(shop.ended().status).toBe("RUNNING");
    await shop.pass(1);
    const { status, history } = shop.ended();
    expect(status).toBe("SUCCEEDED");
    expect(history[0]).toMatchObject({ state: "Rest", leftAt: shop.now(), enteredAt: shop.now() - 90_000 });
    await shop.close();
  });
  test("until a time in the past continues at once", async () => {
    const shop = testEngine(until({ Timestamp: "2020-01-01T00:00:00Z" }));
    expect((await shop.begin()).status).toBe("SUCCEEDED");
    await shop.close();
  });
  test.each([
    until({ Seconds: "{% 'ten' %}" }),
    until({ Seconds: "{% '10' %}" }),
    until({ Seconds: -1 }),
    until({ Timestamp: "soon" }),
    until({ Timestamp: "2016-12-05 21:29:29Z" }),
    until({ Timestamp: "2016-12-05T21:29:29" }),
    until({ Timestamp: "2016-12-05t21:29:29z" }),
    until({ Timestamp: "2016-12-05T21:29Z" }),
    until({ Timestamp: "2016-12-05T21:29:29+0100" }),
    until({ Timestamp: "2016-02-30T21:29:29Z" }),
    until({ Timestamp: "2016-12-05T24:00:00Z" }),
    until({ Timestamp: "2016-12-05" }),
    until({ Timestamp: "{% $fromMillis(0, '[Y0001]-[M01]-[D01] [H01]:[m01]:[s01]Z') %}" }),
    until({ Timestamp: "{% 5 %}" }),
  ])("for what is no time is an error", async (definition) => {
    expect((await run(definition)).error).toMatch(/^States\.QueryEvaluationError/);
  });
});

describe("Succeed and Fail", () => {
  test("Succeed ends with its Output", async () => {
    const definition = states("Yes", { Yes: { Type: "Succeed", Output: "{% $states.input.a + 1 %}" } });
    expect(await run(definition, {}, { a: 1 })).toMatchObject({ status: "SUCCEEDED", output: 2 });
  });
  test("Fail ends with an Error and Cause that may be expressions, and the history contains them", async () => {
    const definition = states("No", {
      No: { Type: "Fail", Error: "{% 'Bad' & $states.input.what %}", Cause: "{% $states.input.why %}" },
    });
    const { status, error, output, history } = await run(definition, {}, { what: "Card", why: "stolen" });
    expect({ status, error, output }).toEqual({
      status: "FAILED",
      error: "BadCard: stolen",
      output: undefined,
    });
    expect(history).toMatchObject([{ state: "No", error: { Error: "BadCard", Cause: "stolen" } }]);
  });
  test("Fail with only a Cause or an Error has no more than that", async () => {
    const failing = async (Fail: { Error?: string; Cause?: string }) => {
      const { error, history } = await run(states("No", { No: { Type: "Fail", ...Fail } }));
      return { error, told: history[0]?.error };
    };
    expect(await failing({ Cause: "sold out" })).toEqual({ error: "sold out", told: { Cause: "sold out" } });
    expect(await failing({ Error: "SoldOut" })).toEqual({
      error: "SoldOut",
      told: { Error: "SoldOut", Cause: "" },
    });
  });
  test("Fail with an Error that is not a string fails like an expression", async () => {
    const definition = states("No", { No: { Type: "Fail", Error: "{% 5 %}" } });
    expect((await run(definition)).error).toMatch(/^States\.QueryEvaluationError/);
  });
});

test("an endless loop does not starve other executions, and can be stopped", async () => {
  const definition = states("Round", {
    Round: { Type: "Pass", Next: "And" },
    And: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "Round" }] },
  });
  const shop = testEngine({ ...definition, TimeoutSeconds: 10 });
  await shop.engine.start("m", "one", null);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await shop.pass(10);
  expect(shop.ended()).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout" });
  await shop.close();
});
