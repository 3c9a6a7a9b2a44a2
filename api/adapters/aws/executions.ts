import type { HistoryEvent, SFNClient } from "@aws-sdk/client-sfn";
import type { Json } from "../../ports/table.ts";
import type { Run, RunQuery, RunStatus, RunStep, WorkflowName, Workflows } from "../../ports/workflows.ts";

type Sdk = () => Promise<typeof import("@aws-sdk/client-sfn") & { readonly client: SFNClient }>;

/** Events that are read of one execution: far more than a checkout has. */
const mostEvents = 2_000;

const statuses: Readonly<Record<RunStatus, string>> = {
  running: "RUNNING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  "timed-out": "TIMED_OUT",
  aborted: "ABORTED",
};
const statusOf = (status: string | undefined): RunStatus => {
  const known = Object.entries(statuses).find(([, name]) => name === status)?.[0];
  // The keys of `statuses` are run statuses; PENDING_REDRIVE is about to run.
  return (known as RunStatus | undefined) ?? "running";
};

/** Lists and shows executions of Step Functions. */
export function stepFunctionsRuns(
  arns: Readonly<Record<WorkflowName, string>>,
  sdk: Sdk,
): Pick<Workflows, "runs" | "find" | "run"> {
  async function describe(workflow: WorkflowName, name: string) {
    const { client, DescribeExecutionCommand, ExecutionDoesNotExist } = await sdk();
    const executionArn = `${arns[workflow].replace(":stateMachine:", ":execution:")}:${name}`;
    try {
      const found = await client.send(new DescribeExecutionCommand({ executionArn }));
      const { status: state, startDate, stopDate } = found;
      return { ...found, executionArn, run: runOf(workflow, { name, state, startDate, stopDate }) };
    } catch (problem) {
      if (problem instanceof ExecutionDoesNotExist) return undefined;
      throw problem;
    }
  }
  return {
    async runs(workflow, { status, limit, cursor }: RunQuery) {
      const { client, ListExecutionsCommand } = await sdk();
      const { executions = [], nextToken } = await client.send(
        new ListExecutionsCommand({
          stateMachineArn: arns[workflow],
          maxResults: limit,
          ...(status && { statusFilter: statuses[status] as "RUNNING" }),
          ...(cursor && { nextToken: String(cursor["token"]) }),
        }),
      );
      const runs = executions.map(({ name = "", status: state, startDate, stopDate }) =>
        runOf(workflow, { name, state, startDate, stopDate }),
      );
      return { runs, ...(nextToken !== undefined && { cursor: { token: nextToken } }) };
    },
    async find(workflow, name) {
      const found = await describe(workflow, name);
      return found?.run;
    },
    async run(workflow, name) {
      const found = await describe(workflow, name);
      if (!found) return undefined;
      const { executionArn, run, input, output, error, cause } = found;
      return {
        ...run,
        input: parsed(input) ?? null,
        output: parsed(output),
        error,
        cause,
        steps: stepsOf(await eventsOf(sdk, executionArn)),
      };
    },
  };
}

type Described = {
  readonly name: string;
  readonly state: string | undefined;
  readonly startDate: Date | undefined;
  readonly stopDate: Date | undefined;
};

const runOf = (workflow: WorkflowName, { name, state, startDate, stopDate }: Described): Run => ({
  workflow,
  name,
  status: statusOf(state),
  startedAt: startDate?.getTime() ?? 0,
  endedAt: stopDate?.getTime(),
});

async function eventsOf(sdk: Sdk, executionArn: string): Promise<HistoryEvent[]> {
  const { client, GetExecutionHistoryCommand } = await sdk();
  const read: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({
        executionArn,
        maxResults: 1_000,
        includeExecutionData: true,
        ...(nextToken !== undefined && { nextToken }),
      }),
    );
    read.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined && read.length < mostEvents);
  return read;
}

type Step = { -readonly [Field in keyof RunStep]: RunStep[Field] };

/** Each event names the one before it in its branch, and so the state that it belongs to. */
function stepsOf(events: readonly HistoryEvent[]): RunStep[] {
  const steps: Step[] = [];
  const stepAt = new Map<number, Step>();
  for (const event of events) {
    const { id = 0, previousEventId = 0, type = "", timestamp } = event;
    const at = timestamp?.getTime() ?? 0;
    const entered = event.stateEnteredEventDetails;
    if (entered) {
      const input = parsed(entered.input);
      const step: Step = {
        state: entered.name ?? "",
        type: type.replace(/StateEntered$/, ""),
        enteredAt: at,
        input,
        attempts: 0,
      };
      steps.push(step);
      stepAt.set(id, step);
      continue;
    }
    const step = stepAt.get(previousEventId);
    if (!step) continue;
    stepAt.set(id, step);
    if (/^(Task|LambdaFunction)Scheduled$/.test(type)) step.attempts++;
    const failure = failureOf(event);
    if (failure) Object.assign(step, { error: failure.error, cause: failure.cause });
    if (/(Failed|TimedOut|Aborted)$/.test(type) && type.startsWith("Execution")) step.leftAt = at;
    const exited = event.stateExitedEventDetails;
    if (exited) Object.assign(step, { leftAt: at, output: parsed(exited.output) });
  }
  return steps.map((step) => ({ ...step, attempts: Math.max(1, step.attempts) }));
}

/** Every kind of failure has its details in a field of its own. */
const failureOf = (event: HistoryEvent) =>
  event.taskFailedEventDetails ??
  event.lambdaFunctionFailedEventDetails ??
  event.taskTimedOutEventDetails ??
  event.lambdaFunctionTimedOutEventDetails ??
  event.executionFailedEventDetails ??
  event.executionTimedOutEventDetails;

/** Step Functions cuts what is too long, which then is no JSON; it is shown as it came. */
function parsed(text: string | undefined): Json | undefined {
  if (text === undefined) return undefined;
  try {
    // JSON.parse makes nothing but JSON.
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
