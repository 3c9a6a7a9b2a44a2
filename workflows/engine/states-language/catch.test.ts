import { expect, test } from "vitest";
import type { Catcher } from "../../asl/types.ts";
import { StateError } from "../errors.ts";
import { type Definition, run } from "../testing/test-engine.ts";

const catching = (
  Catch: Catcher<string>[],
  Caught: Definition["States"][string] = { Type: "Pass", End: true },
) =>
  ({
    StartAt: "Work",
    States: {
      Work: { Type: "Task", Resource: "task:work", Assign: { paid: true }, Catch, Next: "Done" },
      Done: { Type: "Pass", End: true },
      Caught,
    },
  }) satisfies Definition;
const throwing = (name: string) => ({ work: () => Promise.reject(new StateError(name, "as told")) });

test("without an Output the next state gets the error's name and cause", async () => {
  const { output, history } = await run(
    catching([{ ErrorEquals: ["Declined"], Next: "Caught" }]),
    throwing("Declined"),
    { order: 1 },
  );
  expect(output).toEqual({ Error: "Declined", Cause: "as told" });
  expect(history[0]).toMatchObject({
    state: "Work",
    input: { order: 1 },
    output: { Error: "Declined", Cause: "as told" },
    error: { Error: "Declined", Cause: "as told" },
  });
  expect(history[1]).toMatchObject({ state: "Caught" });
  expect(history[1]).not.toHaveProperty("error");
});

test("a catcher has its own Output and Assign, which read $states.errorOutput and the state's input; the state's own do not run", async () => {
  const catcher: Catcher<string> = {
    ErrorEquals: ["States.ALL"],
    Assign: { why: "{% $states.errorOutput.Error %}" },
    Output: { order: "{% $states.input.order %}", cause: "{% $states.errorOutput.Cause %}" },
    Next: "Caught",
  };
  const tell = {
    Type: "Pass",
    Output: { in: "{% $states.input %}", why: "{% $why %}", paid: "{% $exists($paid) %}" },
    End: true,
  } as const;
  expect((await run(catching([catcher], tell), throwing("Declined"), { order: 1 })).output).toEqual({
    in: { order: 1, cause: "as told" },
    why: "Declined",
    paid: false,
  });
});

test("the first catcher that names the error handles it; an error that no catcher names stays uncaught", async () => {
  const definition = catching([
    { ErrorEquals: ["Other", "Declined"], Output: "first", Next: "Caught" },
    { ErrorEquals: ["Declined"], Output: "second", Next: "Caught" },
  ]);
  expect((await run(definition, throwing("Declined"))).output).toBe("first");
  expect(await run(definition, throwing("Lost"))).toMatchObject({ status: "FAILED", error: "Lost: as told" });
});

test("$states.result does not exist in a catcher, and errorOutput exists only there", async () => {
  const result = catching([{ ErrorEquals: ["States.ALL"], Output: "{% $states.result %}", Next: "Caught" }]);
  const { status, error, history } = await run(result, throwing("Declined"));
  expect({ status, error: error?.split(":")[0] }).toEqual({
    status: "FAILED",
    error: "States.QueryEvaluationError",
  });
  expect(history).toMatchObject([{ state: "Work", error: { Error: "States.QueryEvaluationError" } }]);
  const elsewhere = catching([{ ErrorEquals: ["States.ALL"], Next: "Caught" }], {
    Type: "Pass",
    Output: "{% $states.errorOutput %}",
    End: true,
  });
  expect((await run(elsewhere, throwing("Declined"))).error).toMatch(/^States\.QueryEvaluationError/);
});

test("an expression of the state that fails is caught like a failing task", async () => {
  const definition: Definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: "task:work",
        Arguments: "{% $states.input.nothing %}",
        Catch: [{ ErrorEquals: ["States.QueryEvaluationError"], Output: "caught", Next: "Caught" }],
        End: true,
      },
      Caught: { Type: "Pass", End: true },
    },
  };
  expect((await run(definition, throwing("never"), {})).output).toBe("caught");
});

test("an error is caught only after its retries, and the history counts them", async () => {
  const definition = catching([{ ErrorEquals: ["Busy"], Next: "Caught" }]);
  const retried: Definition = {
    ...definition,
    States: {
      ...definition.States,
      Work: { ...definition.States.Work, Retry: [{ ErrorEquals: ["Busy"], MaxAttempts: 2 }] },
    },
  };
  const { path, history } = await run(retried, throwing("Busy"));
  expect(path).toEqual(["Work", "Caught"]);
  expect(history[0]).toMatchObject({ attempts: 3, error: { Error: "Busy" } });
});
