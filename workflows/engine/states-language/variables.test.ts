import { describe, expect, test } from "vitest";
import { type Definition, run } from "../testing/test-engine.ts";

describe("variables", () => {
  test("are set from the next state on: Assign and Output both see the values on entry", async () => {
    const definition: Definition = {
      StartAt: "First",
      States: {
        First: { Type: "Pass", Assign: { total: 1, other: "a" }, Next: "Second" },
        Second: {
          Type: "Pass",
          Assign: { total: "{% $total + 1 %}", copy: "{% $total %}" },
          Output: "{% $total %}",
          Next: "Third",
        },
        Third: {
          Type: "Pass",
          Output: {
            was: "{% $states.input %}",
            total: "{% $total %}",
            copy: "{% $copy %}",
            other: "{% $other %}",
          },
          End: true,
        },
      },
    };
    expect((await run(definition)).output).toEqual({ was: 1, total: 2, copy: 1, other: "a" });
  });

  test("of a task are assigned from its result, of a wait and a choice from their input", async () => {
    const definition: Definition = {
      StartAt: "Work",
      States: {
        Work: {
          Type: "Task",
          Resource: "task:work",
          Assign: { id: "{% $states.result.id %}", order: "{% $states.input.order %}" },
          Output: "{% $states.input %}",
          Next: "Rest",
        },
        Rest: { Type: "Wait", Seconds: 1, Assign: { rested: "{% $states.input.order %}" }, Next: "Way" },
        Way: {
          Type: "Choice",
          Choices: [{ Condition: "{% $rested = 7 %}", Assign: { way: "{% $id %}" }, Next: "Tell" }],
        },
        Tell: { Type: "Pass", Output: "{% [$id, $order, $rested, $way] %}", End: true },
      },
    };
    expect((await run(definition, { work: async () => ({ id: "pi_1" }) }, { order: 7 })).output).toEqual([
      "pi_1",
      7,
      7,
      "pi_1",
    ]);
  });

  test("an object variable is replaced as a whole; executions never share a part of it", async () => {
    const definition: Definition = {
      StartAt: "First",
      States: {
        First: { Type: "Pass", Assign: { cart: { lines: [1], note: "x" } }, Next: "Second" },
        Second: { Type: "Pass", Assign: { cart: { lines: "{% $append($cart.lines, 2) %}" } }, Next: "Third" },
        Third: { Type: "Pass", Output: "{% $cart %}", End: true },
      },
    };
    expect((await run(definition)).output).toEqual({ lines: [1, 2] });
  });

  test("of a state that fails are not assigned", async () => {
    const definition: Definition = {
      StartAt: "Work",
      States: {
        Work: {
          Type: "Task",
          Resource: "task:work",
          Assign: { paid: true },
          Output: "{% $error('after all') %}",
          Catch: [{ ErrorEquals: ["States.ALL"], Next: "Tell" }],
          End: true,
        },
        Tell: { Type: "Pass", Output: "{% $exists($paid) %}", End: true },
      },
    };
    expect((await run(definition, { work: async () => null })).output).toBe(false);
  });
});

describe("scopes", () => {
  test("a Map reads the variables outside; each item has its own variables, which do not leave it", async () => {
    const definition: Definition = {
      StartAt: "Note",
      States: {
        Note: { Type: "Pass", Assign: { rate: 2 }, Next: "Each" },
        Each: {
          Type: "Map",
          Items: [1, 2, 3],
          Assign: { all: "{% $sum($states.result) %}" },
          ItemProcessor: {
            StartAt: "Times",
            States: {
              Times: { Type: "Pass", Assign: { mine: "{% $states.input * $rate %}" }, Next: "Add" },
              Add: { Type: "Pass", Assign: { mine: "{% $mine + 1 %}" }, Next: "Tell" },
              Tell: { Type: "Pass", Output: "{% $mine %}", End: true },
            },
          },
          Next: "Tell",
        },
        Tell: { Type: "Pass", Output: "{% [$all, $exists($mine), $rate] %}", End: true },
      },
    };
    expect((await run(definition)).output).toEqual([15, false, 2]);
  });

  test("concurrent branches may use the same names; a nested branch sees both levels", async () => {
    const tell = (StartAt: string, value: string): Definition => ({
      StartAt,
      States: {
        [StartAt]: { Type: "Pass", Assign: { name: value }, Next: "In" },
        In: {
          Type: "Parallel",
          Branches: [
            {
              StartAt: "Tell",
              States: { Tell: { Type: "Pass", Output: "{% $shop & ':' & $name %}", End: true } },
            },
          ],
          End: true,
        },
      },
    });
    const definition: Definition = {
      StartAt: "Note",
      States: {
        Note: { Type: "Pass", Assign: { shop: "E-Com67" }, Next: "Both" },
        Both: { Type: "Parallel", Branches: [tell("A", "a"), tell("B", "b")], End: true },
      },
    };
    expect((await run(definition)).output).toEqual([["E-Com67:a"], ["E-Com67:b"]]);
  });
});
