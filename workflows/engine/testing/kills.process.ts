// The process that kills.test.ts kills: node kills.process.ts <file> <log> <first> <count>. Its tasks write
// what they did to the log.
import { appendFileSync } from "node:fs";
import { openSqlite } from "../../../api/adapters/embedded/sqlite/sqlite.ts";
import type { StateMachine } from "../../asl/types.ts";
import { workflowEngine } from "../engine.ts";

const [, , file = "", log = "", first = "0", count = "0"] = process.argv;

/** Uses every way to wait, to fail and to fan out. */
const machine: StateMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Reserve",
  States: {
    Reserve: { Type: "Task", Resource: "task:reserve", Next: "Note" },
    Note: { Type: "Pass", Assign: { id: "{% $uuid() %}" }, Next: "Flaky" },
    Flaky: {
      Type: "Task",
      Resource: "task:flaky",
      Arguments: { id: "{% $id %}" },
      Retry: [{ ErrorEquals: ["Busy"], IntervalSeconds: 0.005, BackoffRate: 1, MaxAttempts: 99 }],
      Next: "Rest",
    },
    Rest: { Type: "Wait", Seconds: "{% 0.01 %}", Next: "Ask" },
    Ask: { Type: "Task", Resource: "task:ask.waitForTaskToken", TimeoutSeconds: 60, Next: "Lines" },
    Lines: {
      Type: "Map",
      Items: [1, 2, 3],
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: "Ship",
        States: {
          Ship: {
            Type: "Task",
            Resource: "task:ship",
            Arguments: { id: "{% $id %}", line: "{% $states.input %}" },
            End: true,
          },
        },
      },
      Next: "Late",
    },
    Late: {
      Type: "Task",
      Resource: "task:silent.waitForTaskToken",
      TimeoutSeconds: "{% 0.02 %}",
      Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Book" }],
      End: true,
    },
    Book: { Type: "Task", Resource: "task:book", Arguments: { id: "{% $id %}" }, Next: "Placed" },
    Placed: { Type: "Succeed" },
  },
};

const say = (...words: unknown[]): void => appendFileSync(log, `${words.join(" ")}\n`);
const sqlite = openSqlite(file);
// In each process, the first attempt for an order fails.
const tries = new Map<string, number>();
const engine = workflowEngine({
  sqlite,
  definitions: { order: machine },
  tasks: {
    reserve: async (_, { execution }) => {
      say(execution, "reserve");
      return null;
    },
    flaky: async (input, { execution }) => {
      const tried = (tries.get(execution) ?? 0) + 1;
      tries.set(execution, tried);
      say(execution, "flaky", (input as { id: string }).id);
      // Long enough for a kill to happen between the task's effect and its answer.
      await new Promise((resolve) => setTimeout(resolve, 3));
      if (tried === 1) throw Object.assign(new Error("try again"), { name: "Busy" });
      return input;
    },
    ask: async (_, { execution, token = "" }) => {
      say(execution, "ask");
      setTimeout(() => void engine.succeed(token, execution).catch(() => {}), 5);
      return null;
    },
    ship: async (input, { execution }) => {
      const { id, line } = input as { id: string; line: number };
      say(execution, `ship${line}`, id);
      return line;
    },
    silent: async () => null,
    book: async (input, { execution }) => {
      say(execution, "book", (input as { id: string }).id);
      return null;
    },
  },
});

// Continues unfinished executions, and starts those whose start was lost in the kill.
await engine.resume();
for (let order = Number(first); order < Number(first) + Number(count); order++) {
  await engine.start("order", `order-${order}`, null);
  if (order % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
}
const unfinished = () => engine.list({ status: "RUNNING", limit: 1 }).length > 0;
while (unfinished()) await new Promise((resolve) => setTimeout(resolve, 5));
await engine.close();
await sqlite.close();
