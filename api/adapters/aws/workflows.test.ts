import { afterAll, expect, test, vi } from "vitest";
import { startWire, WireError, wireEnvironment } from "../../../scripts/testing/aws-wire.ts";
import { stepFunctions } from "./workflows.ts";

const wire = await startWire();
for (const [name, value] of Object.entries(wireEnvironment(wire.endpoint))) vi.stubEnv(name, value);
afterAll(wire.stop);

const checkout = "arn:aws:states:eu-west-1:123456789012:stateMachine:e-com67-checkout";
const workflows = stepFunctions({ checkout, refund: checkout.replace("checkout", "refund") });

test("an order starts its checkout under its own name, and starting it twice is no error", async () => {
  wire.answer(() => ({ executionArn: "x", startDate: 1 }));
  await workflows.start("checkout", "order-1", { orderId: "order-1" });
  expect(wire.calls).toEqual([
    {
      action: "StartExecution",
      input: { stateMachineArn: checkout, name: "order-1", input: '{"orderId":"order-1"}' },
    },
  ]);
  wire.answer(() => new WireError("ExecutionAlreadyExists"));
  await workflows.start("checkout", "order-1", { orderId: "changed" });
  expect(wire.calls).toHaveLength(1);
});

test("a checkout that cannot start is reported", async () => {
  wire.answer(() => new WireError("StateMachineDoesNotExist"));
  await expect(workflows.start("refund", "r-1", {})).rejects.toMatchObject({
    name: "StateMachineDoesNotExist",
  });
});

test.each(["TaskDoesNotExist", "TaskTimedOut", "InvalidToken"])(
  "a bank's answer that comes late or twice changes nothing (%s)",
  async (error) => {
    wire.answer(() => new WireError(error));
    await workflows.succeed("token", { status: "ok" });
    await workflows.fail("token", "PAYMENT_DECLINED", "the bank said no");
    expect(wire.calls).toEqual([
      { action: "SendTaskSuccess", input: { taskToken: "token", output: '{"status":"ok"}' } },
      {
        action: "SendTaskFailure",
        input: { taskToken: "token", error: "PAYMENT_DECLINED", cause: "the bank said no" },
      },
    ]);
  },
);

test("a task result that Step Functions refuses is reported", async () => {
  wire.answer(() => new WireError("InvalidOutput"));
  await expect(workflows.succeed("token", {})).rejects.toMatchObject({ name: "InvalidOutput" });
});

test.each([
  ["RUNNING", "running"],
  ["PENDING_REDRIVE", "running"],
  ["SUCCEEDED", "ended"],
  ["FAILED", "ended"],
  ["TIMED_OUT", "ended"],
  ["ABORTED", "ended"],
])("an execution that is %s is %s to the sweeper", async (status, expected) => {
  wire.answer(() => ({ executionArn: "x", stateMachineArn: checkout, status, startDate: 1 }));
  expect(await workflows.state("checkout", "order-1")).toBe(expected);
  expect(wire.calls[0]?.input).toEqual({
    executionArn: "arn:aws:states:eu-west-1:123456789012:execution:e-com67-checkout:order-1",
  });
});

test("runs are listed by Step Functions' own pages, under its names of states", async () => {
  const startDate = 1_795_400_000;
  wire.answer(() => ({
    executions: [{ name: "order-2", status: "TIMED_OUT", startDate, stopDate: startDate + 60 }],
    nextToken: "there",
  }));
  expect(
    await workflows.runs("checkout", { status: "timed-out", limit: 5, cursor: { token: "here" } }),
  ).toEqual({
    runs: [
      {
        workflow: "checkout",
        name: "order-2",
        status: "timed-out",
        startedAt: startDate * 1000,
        endedAt: (startDate + 60) * 1000,
      },
    ],
    cursor: { token: "there" },
  });
  expect(wire.calls[0]?.input).toEqual({
    stateMachineArn: checkout,
    maxResults: 5,
    statusFilter: "TIMED_OUT",
    nextToken: "here",
  });
});

test("a run's events become its steps, each with input, output, error and attempts", async () => {
  const event = (id: number, previousEventId: number, type: string, details: object = {}) => ({
    id,
    previousEventId,
    type,
    timestamp: 1_795_400_000 + id,
    ...details,
  });
  const entered = (name: string, input: string) => ({ stateEnteredEventDetails: { name, input } });
  const events = [
    event(1, 0, "ExecutionStarted"),
    event(2, 0, "TaskStateEntered", entered("ReserveStock", '{"orderId":"o"}')),
    event(3, 2, "LambdaFunctionScheduled"),
    event(4, 3, "LambdaFunctionFailed", { lambdaFunctionFailedEventDetails: { error: "Lost", cause: "{}" } }),
    event(5, 4, "LambdaFunctionScheduled"),
    event(6, 5, "LambdaFunctionSucceeded"),
    event(7, 6, "TaskStateExited", { stateExitedEventDetails: { name: "ReserveStock", output: "[1]" } }),
    event(8, 7, "TaskStateEntered", entered("ChargeCard", "not JSON because it was cut")),
    event(9, 8, "LambdaFunctionScheduled"),
  ];
  wire.answer(({ action, input }) => {
    if (action === "DescribeExecution")
      return { executionArn: "x", stateMachineArn: checkout, status: "RUNNING", startDate: 1, input: "{}" };
    return input["nextToken"] === undefined
      ? { events: events.slice(0, 5), nextToken: "more" }
      : { events: events.slice(5) };
  });
  expect(await workflows.run("checkout", "o")).toMatchObject({
    status: "running",
    input: {},
    steps: [
      {
        state: "ReserveStock",
        type: "Task",
        input: { orderId: "o" },
        output: [1],
        error: "Lost",
        attempts: 2,
        enteredAt: 1_795_400_002_000,
        leftAt: 1_795_400_007_000,
      },
      { state: "ChargeCard", input: "not JSON because it was cut", attempts: 1 },
    ],
  });
  expect(await workflows.find("checkout", "o")).toEqual({
    workflow: "checkout",
    name: "o",
    status: "running",
    startedAt: 1_000,
    endedAt: undefined,
  });
  wire.answer(() => new WireError("ExecutionDoesNotExist"));
  expect(await workflows.run("checkout", "gone")).toBeUndefined();
  expect(await workflows.find("checkout", "gone")).toBeUndefined();
});

test("an execution that never existed is unknown", async () => {
  wire.answer(() => new WireError("ExecutionDoesNotExist"));
  expect(await workflows.state("checkout", "order-1")).toBe("unknown");
});
