import { expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import type { TaskState } from "../asl/types.ts";
import { type Definition, run, type Tasks } from "./testing/test-engine.ts";

const one = (fields: Partial<TaskState<string, string>> = {}): Definition => ({
  StartAt: "Work",
  States: {
    Work: { Type: "Task", Resource: "task:work", End: true, ...fields },
  },
});
const echo: Tasks = { work: async (input) => ({ got: input }) };

test("a task gets the state's input and its result is the state's output", async () => {
  expect(await run(one(), echo, { sku: "mug" })).toMatchObject({
    status: "SUCCEEDED",
    output: { got: { sku: "mug" } },
  });
});

test("Arguments are the task's input, Output is the next state's input", async () => {
  const definition = one({
    Arguments: { sku: "{% $uppercase($states.input.sku) %}", fixed: [1, "two", null] },
    Output: { was: "{% $states.input.sku %}", is: "{% $states.result.got.sku %}" },
  });
  const { output, history } = await run(definition, echo, { sku: "mug" });
  expect(output).toEqual({ was: "mug", is: "MUG" });
  expect(history).toMatchObject([
    { state: "Work", type: "Task", input: { sku: "mug" }, output, attempts: 1 },
  ]);
});

test("a task sees its execution's name; the context object has it too, with workflow, state and start", async () => {
  const { output } = await run(
    one({ Arguments: "{% $states.context %}" }),
    { work: async (input, { execution }) => ({ input, execution }) },
    { sku: "mug" },
  );
  expect(output).toEqual({
    execution: "one",
    input: {
      Execution: {
        Id: "m:one",
        Name: "one",
        Input: { sku: "mug" },
        StartTime: "2026-01-01T00:00:00.000Z",
        RedriveCount: 0,
      },
      StateMachine: { Id: "m", Name: "m" },
      State: { Name: "Work", EnteredTime: "2026-01-01T00:00:00.000Z", RetryCount: 0 },
    },
  });
});

test("a task's result is JSON as a restart would read it, and null for nothing", async () => {
  const dated: Tasks = {
    // A task in JavaScript may return a value that its type forbids.
    work: async () => ({ at: new Date(0), none: undefined }) as never,
  };
  expect((await run(one(), dated)).output).toEqual({ at: "1970-01-01T00:00:00.000Z" });
  expect((await run(one(), { work: async () => undefined as never })).output).toBeNull();
});

test("a task that mutates its input does not change the input of its retry", async () => {
  const seen: unknown[] = [];
  const work: Tasks[string] = async (input) => {
    seen.push(structuredClone(input));
    if (typeof input === "object" && input !== null) Object.assign(input, { spoiled: true });
    if (seen.length === 1) throw new Error("once");
    return null;
  };
  await run(one({ Retry: [{ ErrorEquals: ["States.ALL"] }] }), { work }, { sku: "mug" });
  expect(seen).toEqual([{ sku: "mug" }, { sku: "mug" }]);
});

test.each([
  [new DomainError("OUT_OF_STOCK", { lines: [] }), "OUT_OF_STOCK", '{"lines":[]}'],
  [new RangeError("too far"), "RangeError", "too far"],
  ["a string", "Error", "a string"],
])("%s thrown by a task fails the execution under its name", async (thrown, name, cause) => {
  const { status, error, history } = await run(one(), { work: () => Promise.reject(thrown) });
  expect({ status, error }).toEqual({ status: "FAILED", error: `${name}: ${cause}` });
  expect(history).toMatchObject([{ state: "Work", error: { Error: name, Cause: cause } }]);
  expect(history[0]).not.toHaveProperty("output");
});

test("a task that throws synchronously fails the same way", async () => {
  const work: Tasks[string] = () => {
    throw new TypeError("at once");
  };
  expect(await run(one(), { work })).toMatchObject({ status: "FAILED", error: "TypeError: at once" });
});

test("a task without a handler fails the execution, and nothing catches that", async () => {
  const definition: Definition = {
    StartAt: "Work",
    States: {
      Work: {
        Type: "Task",
        Resource: "task:gone",
        Retry: [{ ErrorEquals: ["States.ALL"] }],
        Catch: [
          { ErrorEquals: ["States.Runtime"], Next: "Caught" },
          { ErrorEquals: ["States.ALL"], Next: "Caught" },
        ],
        End: true,
      },
      Caught: { Type: "Succeed" },
    },
  };
  expect(await run(definition)).toMatchObject({
    status: "FAILED",
    error: "States.Runtime: there is no task gone",
    path: ["Work"],
  });
});
