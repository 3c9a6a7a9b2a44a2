import { expect, test } from "vitest";
import type { State } from "../../asl/types.ts";
import { type Definition, run } from "../testing/test-engine.ts";

type States = Definition["States"];
const machine = (states: States): Definition => ({ StartAt: Object.keys(states)[0] ?? "", States: states });
const first: State<string, string> = { Type: "Pass", Next: "E" };

/** The cause with which the state E fails after a state before it. */
async function causeOf(states: States, input = {}): Promise<string | undefined> {
  const { history } = await run(machine({ First: first, ...states }), {}, input);
  return history.find(({ state }) => state === "E")?.error?.Cause;
}

const at = "An error occurred while executing the state 'E' (entered at the event id #4). ";

test.each<[string, States, string]>([
  [
    "a value that is not there",
    { E: { Type: "Pass", Output: { v: "{% $states.input.missing %}" }, End: true } },
    "The JSONata expression '$states.input.missing' specified for the field 'Output/v' returned nothing (undefined).",
  ],
  [
    "an expression that fails",
    { E: { Type: "Pass", Assign: { x: ["{% $abs('a') %}"] }, End: true } },
    "The JSONata expression '$abs('a')' specified for the field 'Assign/x[0]' threw an error during evaluation. T0410: Argument 1 of function \"abs\" does not match function signature",
  ],
  [
    "a Condition that is no truth value",
    {
      E: {
        Type: "Choice",
        Choices: [
          { Condition: "{% false %}", Next: "First" },
          { Condition: "{% 5 %}", Next: "First" },
        ],
      },
    },
    "The JSONata expression '5' specified for the field 'Choices[1]/Condition' returned an unexpected result type. Expected 'boolean', but was 'number' for value: 5",
  ],
  [
    "a chosen rule's Output",
    {
      E: {
        Type: "Choice",
        Choices: [{ Condition: "{% true %}", Output: "{% $states.input.missing %}", Next: "First" }],
      },
    },
    "The JSONata expression '$states.input.missing' specified for the field 'Choices[0]/Output' returned nothing (undefined).",
  ],
  [
    "Items that are an object",
    {
      E: {
        Type: "Map",
        Items: "{% {'a': 1} %}",
        ItemProcessor: { StartAt: "In", States: { In: { Type: "Pass", End: true } } },
        End: true,
      },
    },
    "The JSONata expression '{'a': 1}' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {\"a\":1}",
  ],
  [
    "a Timestamp that is none",
    { E: { Type: "Wait", Timestamp: "{% 'soon' %}", End: true } },
    "The Timestamp parameter does not reference a valid ISO-8601 extended offset date-time format string: {% 'soon' %} == soon",
  ],
])("%s is told in AWS's words", async (_, states, cause) => {
  expect(await causeOf(states)).toBe(at + cause);
});

test("the event id counts what Step Functions' history would have", async () => {
  const lost = { Type: "Pass", Output: "{% $gone %}", End: true } as const;
  const { error } = await run(
    machine({
      Ask: { Type: "Task", Resource: "task:ask", Retry: [{ ErrorEquals: ["Busy"] }], Next: "Each" },
      Each: {
        Type: "Map",
        Items: [1, 2],
        MaxConcurrency: 1,
        ItemProcessor: { StartAt: "In", States: { In: { Type: "Pass", End: true } } },
        Next: "Lost",
      },
      Lost: lost,
    }),
    { ask: async () => null },
  );
  // Start, Ask: entered, scheduled, started, succeeded, exited; Each: entered, started, 2 × (started, entered,
  // exited, succeeded), succeeded, exited.
  expect(error).toContain("'Lost' (entered at the event id #19)");
});

test("a result that is too large is told in AWS's words", async () => {
  const { history } = await run(machine({ E: { Type: "Task", Resource: "task:big", End: true } }), {
    big: async () => "x".repeat(300_000),
  });
  expect(history[0]?.error).toEqual({
    Error: "States.DataLimitExceeded",
    Cause:
      "The state/task 'E' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});

test("an error of a branch keeps the place where it happened, also for the catcher", async () => {
  const { output } = await run(
    machine({
      Both: {
        Type: "Parallel",
        Branches: [machine({ In: { Type: "Pass", Output: "{% $gone %}", End: true } })],
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "Caught" }],
        End: true,
      },
      Caught: { Type: "Pass", End: true },
    }),
  );
  expect(output).toEqual({
    Error: "States.QueryEvaluationError",
    Cause:
      "An error occurred while executing the state 'In' (entered at the event id #4). The JSONata expression '$gone' specified for the field 'Output' returned nothing (undefined).",
  });
});

test("a heartbeat on a task without a token is accepted and without effect", async () => {
  const Ask = { Type: "Task", Resource: "task:ask", HeartbeatSeconds: 5, End: true } as const;
  expect((await run(machine({ Ask }), { ask: async () => "done" })).output).toBe("done");
});
