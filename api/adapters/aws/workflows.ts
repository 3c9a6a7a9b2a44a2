import type { WorkflowName, Workflows } from "../../ports/workflows.ts";
import { lazy } from "../lazy.ts";
import { whileAvailable } from "./availability.ts";
import { stepFunctionsRuns } from "./executions.ts";
import { within } from "./within.ts";

/**
 * The Workflows port on Step Functions Standard. Executions are named by their order, so starting twice
 * starts once.
 */
export function stepFunctions(arns: Readonly<Record<WorkflowName, string>>): Workflows {
  const sdk = lazy(async () => {
    const module = await import("@aws-sdk/client-sfn");
    return { ...module, client: new module.SFNClient(within(5_000)) };
  });
  /** Ignores that a token is already used, expired or unknown. */
  const unlessSpent = async (send: () => Promise<unknown>): Promise<void> => {
    try {
      await whileAvailable(send);
    } catch (error) {
      if (!(error instanceof Error) || !spent.has(error.name)) throw error;
    }
  };
  return {
    ...stepFunctionsRuns(arns, sdk),
    async start(workflow, name, input) {
      const { client, StartExecutionCommand, ExecutionAlreadyExists } = await sdk();
      const request = { stateMachineArn: arns[workflow], name, input: JSON.stringify(input) };
      try {
        await whileAvailable(() => client.send(new StartExecutionCommand(request)));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    async state(workflow, name) {
      const { client, DescribeExecutionCommand, ExecutionDoesNotExist } = await sdk();
      const executionArn = `${arns[workflow].replace(":stateMachine:", ":execution:")}:${name}`;
      try {
        const describe = new DescribeExecutionCommand({ executionArn });
        const { status } = await whileAvailable(() => client.send(describe));
        return status === "RUNNING" || status === "PENDING_REDRIVE" ? "running" : "ended";
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return "unknown";
        throw error;
      }
    },
    succeed: (taskToken, output) =>
      unlessSpent(async () => {
        const { client, SendTaskSuccessCommand } = await sdk();
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output) }));
      }),
    fail: (taskToken, error, cause) =>
      unlessSpent(async () => {
        const { client, SendTaskFailureCommand } = await sdk();
        await client.send(new SendTaskFailureCommand({ taskToken, error, cause }));
      }),
  };
}

const spent = new Set(["TaskDoesNotExist", "TaskTimedOut", "InvalidToken"]);
