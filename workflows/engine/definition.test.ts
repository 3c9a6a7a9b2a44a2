import { expect, test } from "vitest";
import type { State } from "../asl/types.ts";
import { type Definition, testEngine } from "./testing/test-engine.ts";

type States = Record<string, State<string, string>>;
const end = { Type: "Pass", End: true } as const;
const machine = (StartAt: string, States: States): Definition => ({ StartAt, States });

test.each<[string, Definition, RegExp]>([
  ["starts nowhere", machine("Gone", { Here: end }), /StartAt leads to Gone/],
  ["leads nowhere", machine("Here", { Here: { Type: "Pass", Next: "Gone" } }), /Here leads to Gone/],
  [
    "catches into nowhere",
    machine("Here", {
      Here: {
        Type: "Task",
        Resource: "task:x",
        Catch: [{ ErrorEquals: ["A"], Next: "Gone" }],
        End: true,
      },
    }),
    /Here leads to Gone/,
  ],
  [
    "chooses nowhere",
    machine("Here", { Here: { Type: "Choice", Choices: [], Default: "toString" } }),
    /Here leads to toString/,
  ],
  [
    "leads out of a branch",
    machine("Each", {
      Each: {
        Type: "Map",
        ItemProcessor: machine("In", { In: { Type: "Pass", Next: "Done" } }),
        Next: "Done",
      },
      Done: end,
    }),
    /In leads to Done/,
  ],
  [
    "assigns in a Map what was assigned outside",
    machine("Note", {
      Note: { Type: "Pass", Assign: { total: 1 }, Next: "Each" },
      Each: {
        Type: "Map",
        Items: [1],
        ItemProcessor: machine("In", { In: { Type: "Pass", Assign: { total: 2 }, End: true } }),
        End: true,
      },
    }),
    /\$total is a variable from outside/,
  ],
  [
    "assigns in a branch what a catcher outside assigns, two levels up",
    machine("Both", {
      Both: {
        Type: "Parallel",
        Catch: [{ ErrorEquals: ["States.ALL"], Assign: { why: 1 }, Next: "Done" }],
        Branches: [
          machine("Mid", {
            Mid: {
              Type: "Parallel",
              Branches: [
                machine("In", {
                  In: {
                    Type: "Choice",
                    Choices: [{ Condition: "{% true %}", Assign: { why: 2 }, Next: "In" }],
                  },
                }),
              ],
              End: true,
            },
          }),
        ],
        End: true,
      },
      Done: end,
    }),
    /\$why is a variable from outside/,
  ],
  [
    "assigns $states",
    machine("Here", { Here: { Type: "Pass", Assign: { states: 1 }, End: true } }),
    /\$states is reserved/,
  ],
])("a shop does not open with a workflow that %s", (_, definition, message) => {
  expect(() => testEngine(definition)).toThrow(message);
});

test("all problems of a definition are reported at once", () => {
  const definition = machine("Gone", { Here: { Type: "Pass", Next: "Away" } });
  expect(() => testEngine(definition)).toThrow(/m is wrong: StartAt leads to Gone.*; Here leads to Away/);
});
