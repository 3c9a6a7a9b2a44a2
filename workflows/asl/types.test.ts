import { expect, test } from "vitest";
import { stateMachine } from "./types.ts";

type OrderTask = "reserve" | "charge";
const order = stateMachine<OrderTask>();
const reserve = { Type: "Task", Resource: "task:reserve", End: true } as const;

// These tests are checked by the compiler: `@ts-expect-error` itself becomes an error where the line below
// compiles.
test("a workflow with correct state and task names compiles, and its value is unchanged", () => {
  const definition = {
    QueryLanguage: "JSONata",
    StartAt: "Reserve",
    States: {
      Reserve: {
        Type: "Task",
        Resource: "task:reserve",
        Catch: [{ ErrorEquals: ["States.ALL"], Next: "No" }],
        Next: "Way",
      },
      Way: { Type: "Choice", Choices: [{ Condition: "{% true %}", Next: "Charge" }], Default: "No" },
      Charge: { Type: "Task", Resource: "task:charge.waitForTaskToken", HeartbeatSeconds: 5, Next: "Yes" },
      Yes: { Type: "Succeed" },
      No: { Type: "Fail", Error: "No" },
    },
  } as const;
  expect(order(definition)).toBe(definition);
});

test("a state that does not exist does not compile", () => {
  const compiles = [
    order({
      QueryLanguage: "JSONata",
      // @ts-expect-error StartAt
      StartAt: "Reserv",
      States: { Reserve: reserve },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Reserve",
      // @ts-expect-error Next
      States: { Reserve: { Type: "Pass", Next: "Don" }, Done: { Type: "Succeed" } },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Way",
      States: {
        Way: {
          Type: "Choice",
          Choices: [{ Condition: "{% true %}", Next: "Done" }],
          // @ts-expect-error Default
          Default: "Don",
        },
        Done: { Type: "Succeed" },
      },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Way",
      States: {
        Way: {
          Type: "Choice",
          // @ts-expect-error a rule's Next
          Choices: [{ Condition: "{% true %}", Next: "Don" }],
          Default: "Done",
        },
        Done: { Type: "Succeed" },
      },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Reserve",
      States: {
        Reserve: {
          Type: "Task",
          Resource: "task:reserve",
          // @ts-expect-error a catcher's Next
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Don" }],
          Next: "Done",
        },
        Done: { Type: "Succeed" },
      },
    }),
  ];
  expect(compiles).toHaveLength(5);
});

test("a task that does not exist does not compile, also inside maps and branches", () => {
  const compiles = [
    order({
      QueryLanguage: "JSONata",
      StartAt: "Reserve",
      // @ts-expect-error the task
      States: { Reserve: { ...reserve, Resource: "task:reserv" } },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Reserve",
      // @ts-expect-error the way to wait
      States: { Reserve: { ...reserve, Resource: "task:reserve.waitForToken" } },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemProcessor: {
            StartAt: "In",
            // @ts-expect-error the task in a Map
            States: { In: { ...reserve, Resource: "task:reserv" } },
          },
          End: true,
        },
      },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Both",
      States: {
        Both: {
          Type: "Parallel",
          // @ts-expect-error the task in a branch
          Branches: [{ StartAt: "In", States: { In: { ...reserve, Resource: "task:reserv" } } }],
          End: true,
        },
      },
    }),
  ];
  expect(compiles).toHaveLength(4);
});

test("a field that a state type does not have does not compile", () => {
  const compiles = [
    order({
      QueryLanguage: "JSONata",
      StartAt: "Reserve",
      // @ts-expect-error neither Next nor End
      States: { Reserve: { Type: "Task", Resource: "task:reserve" } },
    }),
    order({
      QueryLanguage: "JSONata",
      StartAt: "Way",
      // @ts-expect-error a Condition that is no expression would be true always, or never
      States: { Way: { Type: "Choice", Choices: [{ Condition: "$total > 5", Next: "Way" }] } },
    }),
    order({
      // @ts-expect-error the language that this engine does not speak
      QueryLanguage: "JSONPath",
      StartAt: "Reserve",
      States: { Reserve: reserve },
    }),
  ];
  expect(compiles).toHaveLength(3);
});
