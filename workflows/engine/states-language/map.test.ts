import { expect, test } from "vitest";
import type { MapState } from "../../asl/types.ts";
import { type Definition, run, type Tasks, testEngine } from "../testing/test-engine.ts";

type Each = Partial<MapState<string, string>>;
const work = { Type: "Task", Resource: "task:work", End: true } as const;
const each = (fields: Each = {}, inner: Definition["States"] = { Work: work }): Definition => ({
  StartAt: "Each",
  States: {
    Each: {
      Type: "Map",
      ItemProcessor: { StartAt: Object.keys(inner)[0] ?? "", States: inner },
      Next: "Done",
      ...fields,
    },
    Done: { Type: "Pass", End: true },
    Caught: { Type: "Pass", End: true },
  },
});
const twice: Tasks = { work: async (input) => [input, input] };
const echo: Tasks = { work: async (input) => input };

test("every item of the input goes through the processor; the results are in the items' order", async () => {
  // Later items finish sooner.
  const slow: Tasks = {
    work: async (input) => {
      for (let turns = 0; turns < 30 - 10 * Number(input); turns++) await Promise.resolve();
      return Number(input) * 10;
    },
  };
  expect((await run(each(), slow, [0, 1, 2])).output).toEqual([0, 10, 20]);
});

test("Items is an expression or a list with expressions in it", async () => {
  const lines = each({ Items: "{% $states.input.lines %}" });
  expect((await run(lines, echo, { lines: [{ sku: "a" }, { sku: "b" }] })).output).toEqual([
    { sku: "a" },
    { sku: "b" },
  ]);
  const list = each({ Items: [1, "{% $states.input.two %}", { three: "{% 3 %}" }] });
  expect((await run(list, echo, { two: 2 })).output).toEqual([1, 2, { three: 3 }]);
});

test("no items give an empty result; one gives a list of one", async () => {
  expect((await run(each(), twice, [])).output).toEqual([]);
  expect((await run(each(), twice, ["a"])).output).toEqual([["a", "a"]]);
});

test.each([
  ["a text", "ab"],
  ["a number", 5],
  ["nothing", null],
  ["an object", { mug: 3 }],
])("%s is not iterated", async (_, input) => {
  expect((await run(each(), echo, input)).error).toMatch(/^States\.QueryEvaluationError/);
});

test("a cart of one line that JSONata collapsed to an object is refused: Items must use [ ]", async () => {
  const cart = { lines: [{ sku: "a", quantity: 2 }] };
  const wrong = each({ Items: "{% $states.input.lines.quantity %}" });
  expect((await run(wrong, echo, cart)).error).toMatch(/^States\.QueryEvaluationError/);
  const right = each({ Items: "{% [$states.input.lines.quantity] %}" });
  expect((await run(right, echo, cart)).output).toEqual([2]);
});

test("the context has each item's index and value; an object's entries are made a list with $each", async () => {
  const Items = "{% [$each($states.input, function($value, $key) { { 'key': $key, 'value': $value } })] %}";
  const definition = each({ Items, ItemSelector: "{% $states.context.Map.Item %}" });
  expect((await run(definition, echo, { mug: 3, hat: 1 })).output).toEqual([
    { Index: 0, Value: { key: "mug", value: 3 } },
    { Index: 1, Value: { key: "hat", value: 1 } },
  ]);
});

test("ItemSelector builds each item's input from the item, the state's input and variables", async () => {
  const definition: Definition = {
    StartAt: "Note",
    States: {
      Note: { Type: "Pass", Assign: { currency: "EUR" }, Next: "Each" },
      ...each({
        Items: "{% $states.input.prices %}",
        ItemSelector: {
          price: "{% $states.context.Map.Item.Value + $states.input.fee %}",
          currency: "{% $currency %}",
          place: "{% $states.context.Map.Item.Index %}",
        },
      }).States,
    },
  };
  expect((await run(definition, echo, { prices: [10, 20], fee: 1 })).output).toEqual([
    { price: 11, currency: "EUR", place: 0 },
    { price: 21, currency: "EUR", place: 1 },
  ]);
});

test("states inside a Map see their item, also within a Parallel; an inner Map's item hides the outer one's", async () => {
  const tell = { Type: "Pass", Output: "{% $states.context.Map.Item.Value %}", End: true } as const;
  const definition = each(
    {},
    {
      Both: {
        Type: "Parallel",
        Branches: [
          { StartAt: "Tell", States: { Tell: tell } },
          {
            StartAt: "Inner",
            States: {
              Inner: {
                Type: "Map",
                Items: "{% [$states.input & '1', $states.input & '2'] %}",
                ItemProcessor: { StartAt: "Tell", States: { Tell: tell } },
                End: true,
              },
            },
          },
        ],
        End: true,
      },
    },
  );
  expect((await run(definition, {}, ["a", "b"])).output).toEqual([
    ["a", ["a1", "a2"]],
    ["b", ["b1", "b2"]],
  ]);
});

test.each([
  [0, 5],
  [2, 2],
  ["{% $states.input[0] + 2 %}" as const, 3],
])("MaxConcurrency %s lets %i of 5 items work at once", async (MaxConcurrency, most) => {
  let [working, seen] = [0, 0];
  const counted: Tasks = {
    work: async (input) => {
      seen = Math.max(seen, ++working);
      await new Promise((resolve) => setImmediate(resolve));
      working--;
      return input;
    },
  };
  expect((await run(each({ MaxConcurrency }), counted, [1, 2, 3, 4, 5])).output).toEqual([1, 2, 3, 4, 5]);
  expect(seen).toBe(most);
});

test.each(["{% 'two' %}", "{% -1 %}", "{% 1.5 %}"] as const)(
  "MaxConcurrency %s is an error",
  async (wrong) => {
    expect((await run(each({ MaxConcurrency: wrong }), echo, [1])).error).toMatch(
      /^States\.QueryEvaluationError/,
    );
  },
);

test("a failing item stops the others at their next state and fails the Map with its error", async () => {
  const shipped: unknown[] = [];
  const definition = each(
    { Catch: [{ ErrorEquals: ["Broken"], Output: "{% $states.errorOutput %}", Next: "Caught" }] },
    {
      Rest: { Type: "Wait", Seconds: "{% $states.input %}", Next: "Check" },
      Check: {
        Type: "Choice",
        Choices: [{ Condition: "{% $states.input = 20 %}", Next: "Break" }],
        Default: "Ship",
      },
      Break: { Type: "Fail", Error: "Broken", Cause: "20" },
      Ship: { Type: "Task", Resource: "task:ship", End: true },
    },
  );
  const shop = testEngine(definition, { ship: async (input) => shipped.push(input) });
  await shop.begin([10, 20, 30]);
  for (let tens = 0; tens < 4; tens++) await shop.pass(10);
  const { status, output, history } = shop.ended();
  expect({ status, output, shipped }).toEqual({
    status: "SUCCEEDED",
    output: { Error: "Broken", Cause: "20" },
    shipped: [10],
  });
  const failed = history.filter(({ error }) => error !== undefined);
  expect(failed.map(({ state, error }) => [state, error?.Error])).toEqual([
    ["Break", "Broken"],
    ["Each", "Broken"],
  ]);
  await shop.close();
});

test("a Map is retried as a whole", async () => {
  const tried: unknown[] = [];
  const once: Tasks = {
    work: async (input) => {
      tried.push(input);
      if (tried.length === 2) throw new Error("once");
      return input;
    },
  };
  const definition = each({ MaxConcurrency: 1, Retry: [{ ErrorEquals: ["Error"] }] });
  const { output, history } = await run(definition, once, [1, 2, 3]);
  expect({ output, tried }).toEqual({ output: [1, 2, 3], tried: [1, 2, 1, 2, 3] });
  expect(history.find(({ state }) => state === "Each")).toMatchObject({ attempts: 2 });
});

test("500 items are each processed once", async () => {
  let done = 0;
  const count: Tasks = {
    work: async (input) => {
      done++;
      return input;
    },
  };
  const items = Array.from({ length: 500 }, (_, place) => place);
  expect((await run(each({ MaxConcurrency: 40 }), count, items)).output).toEqual(items);
  expect(done).toBe(500);
});
