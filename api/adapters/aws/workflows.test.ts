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

test("an execution that never existed is unknown", async () => {
  wire.answer(() => new WireError("ExecutionDoesNotExist"));
  expect(await workflows.state("checkout", "order-1")).toBe("unknown");
});
