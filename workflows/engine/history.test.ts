import { expect, test } from "vitest";
import { type Definition, run, testEngine } from "./testing/test-engine.ts";

const definition: Definition = {
  StartAt: "Price",
  States: {
    Price: { Type: "Task", Resource: "task:price", Next: "Priced" },
    Priced: {
      Type: "Choice",
      Choices: [
        { Condition: "{% $states.input.total > 0 %}", Output: "{% $states.input.total %}", Next: "Rest" },
      ],
    },
    Rest: { Type: "Wait", Seconds: 5, Next: "Charge" },
    Charge: {
      Type: "Task",
      Resource: "task:charge",
      Retry: [{ ErrorEquals: ["Error"], MaxAttempts: 1, IntervalSeconds: 2 }],
      Catch: [{ ErrorEquals: ["States.ALL"], Output: "given up", Next: "Failed" }],
      End: true,
    },
    Failed: { Type: "Fail", Error: "NotPaid", Cause: "{% $states.input %}" },
  },
};

test("an execution's history has every state with its input, output, number of attempts and times", async () => {
  let charged = 0;
  const shop = testEngine(definition, {
    price: async () => ({ total: 9 }),
    charge: async () => {
      if (++charged < 2) throw new Error("busy");
      return "paid";
    },
  });
  await shop.begin("cart");
  const at = shop.now();
  await shop.pass(5);
  await shop.pass(2);
  const entry = (state: string, type: string, input: unknown, output: unknown, from: number, to: number) => ({
    state,
    type,
    input,
    output,
    enteredAt: at + from * 1000,
    leftAt: at + to * 1000,
  });
  expect(shop.ended().history).toEqual([
    { ...entry("Price", "Task", "cart", { total: 9 }, 0, 0), attempts: 1 },
    { ...entry("Priced", "Choice", { total: 9 }, 9, 0, 0), attempts: 1 },
    { ...entry("Rest", "Wait", 9, 9, 0, 5), attempts: 1 },
    { ...entry("Charge", "Task", 9, "paid", 5, 7), attempts: 2 },
  ]);
  expect(shop.ended()).toMatchObject({ startedAt: at, endedAt: at + 7000, input: "cart", output: "paid" });
  await shop.close();
});

test("states that failed are in the history with their error, caught or not", async () => {
  const { status, error, history } = await run(definition, {
    price: async () => ({ total: 9 }),
    charge: () => Promise.reject(new Error("busy")),
  });
  expect({ status, error }).toEqual({ status: "FAILED", error: "NotPaid: given up" });
  expect(history.slice(3)).toMatchObject([
    { state: "Charge", attempts: 2, output: "given up", error: { Error: "Error", Cause: "busy" } },
    { state: "Failed", attempts: 1, input: "given up", error: { Error: "NotPaid", Cause: "given up" } },
  ]);
});

test("before an execution waits or runs a task, all earlier states are written", async () => {
  const seen: string[][] = [];
  const shop = testEngine(definition, {
    price: async () => ({ total: 9 }),
    charge: async () => {
      seen.push(shop.ended().path);
      return "paid";
    },
  });
  expect((await shop.begin("cart")).path).toEqual(["Price", "Priced"]);
  await shop.pass(5);
  expect(seen).toEqual([["Price", "Priced", "Rest"]]);
  await shop.close();
});

test("a state's output is written before a task acts on it, but not before a task that only reads", async () => {
  const seen: string[][] = [];
  const look = async () => {
    seen.push(shop.ended().path);
    return null;
  };
  const shop = testEngine(
    {
      StartAt: "First",
      States: {
        First: { Type: "Pass", Next: "Read" },
        Read: { Type: "Task", Resource: "task:read", Next: "Act" },
        Act: { Type: "Task", Resource: "task:act", End: true },
      },
    },
    { read: look, act: look },
    { reads: ["read"] },
  );
  await shop.begin();
  expect(seen).toEqual([[], ["First", "Read"]]);
  await shop.close();
});
