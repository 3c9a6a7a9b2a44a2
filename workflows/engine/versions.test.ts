import { expect, test } from "vitest";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { StateMachine } from "../asl/types.ts";
import { workflowEngine } from "./engine.ts";

const before: StateMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Reserve",
  States: {
    Reserve: { Type: "Task", Resource: "task:ask.waitForTaskToken", Next: "Charge" },
    Charge: { Type: "Pass", Output: "charged as before", End: true },
  },
};
const after: StateMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Hold",
  States: { Hold: { Type: "Pass", Output: "charged the new way", End: true } },
};

test("an order that is running when the shop is updated ends with its old definition; the next one uses the new", async () => {
  const sqlite = openSqlite(":memory:");
  const tokens: string[] = [];
  const open = (checkout: StateMachine) =>
    workflowEngine({
      sqlite,
      definitions: { checkout },
      tasks: {
        ask: async (_, { token = "" }) => {
          tokens.push(token);
          return null;
        },
      },
    });
  const old = open(before);
  await old.start("checkout", "order-1", null);
  await old.idle();
  await old.close();

  const updated = open(after);
  await updated.resume();
  await updated.start("checkout", "order-2", null);
  await updated.idle();
  expect(new Set(tokens).size).toBe(1);
  await updated.succeed(tokens[0] ?? "", "held");
  await updated.idle();
  expect(updated.describe("checkout", "order-1")).toMatchObject({
    status: "SUCCEEDED",
    output: "charged as before",
  });
  expect(updated.describe("checkout", "order-2")).toMatchObject({
    status: "SUCCEEDED",
    output: "charged the new way",
  });
  await updated.close();
  await sqlite.close();
});
