import type { RunDetail, RunQuery, RunStatus, RunStep, Workflows } from "../../api/ports/workflows.ts";
import type { Execution, ExecutionStatus, Thread } from "./execution.ts";
import type { ExecutionFilter, ExecutionSummary, HistoryEntry } from "./store.ts";

/** What is read of the stored executions. */
type Source = {
  list(filter: ExecutionFilter): ExecutionSummary[];
  find(workflow: string, name: string): ExecutionSummary | undefined;
  history(workflow: string, name: string): HistoryEntry[];
  load(workflow: string, name: string): Execution | undefined;
};

const statusOf: Readonly<Record<ExecutionStatus, RunStatus>> = {
  RUNNING: "running",
  SUCCEEDED: "succeeded",
  FAILED: "failed",
  TIMED_OUT: "timed-out",
};
const storedAs: Readonly<Record<RunStatus, ExecutionStatus | undefined>> = {
  running: "RUNNING",
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  "timed-out": "TIMED_OUT",
  // Nothing of this engine aborts an execution.
  aborted: undefined,
};

/** Lists and shows executions from the engine's own store, as the port has it. */
export function inspection<Name extends string>(
  store: Source,
): Pick<Workflows<Name>, "runs" | "find" | "run"> {
  return {
    async runs(workflow, { status, limit, cursor }: RunQuery) {
      const stored = status && storedAs[status];
      if (status && !stored) return { runs: [] };
      const after = cursor && { startedAt: Number(cursor["startedAt"]), name: String(cursor["name"]) };
      const found = store.list({
        workflow,
        limit: limit + 1,
        ...(stored && { status: stored }),
        ...(after && { after }),
      });
      const runs = found.slice(0, limit).map((execution) => runOf(workflow, execution));
      const last = runs.at(-1);
      if (!last || found.length <= limit) return { runs };
      return { runs, cursor: { startedAt: last.startedAt, name: last.name } };
    },
    async find(workflow, name) {
      const found = store.find(workflow, name);
      return found && runOf(workflow, found);
    },
    async run(workflow, name): Promise<RunDetail<Name> | undefined> {
      const found = store.find(workflow, name);
      if (!found) return undefined;
      const { input, output, error } = found;
      const [kind, ...cause] = error?.split(": ") ?? [];
      const waiting = store.load(workflow, name);
      return {
        ...runOf(workflow, found),
        input,
        output,
        error: kind,
        cause: cause.length > 0 ? cause.join(": ") : undefined,
        steps: [
          ...store.history(workflow, name).map(stepOf),
          ...(waiting ? threadsIn(waiting.root).map(currentStep) : []),
        ],
      };
    },
  };
}

const runOf = <Name extends string>(
  workflow: Name,
  { name, status, startedAt, endedAt }: ExecutionSummary,
) => ({ workflow, name, status: statusOf[status], startedAt, endedAt });

const stepOf = ({ error, ...entry }: HistoryEntry): RunStep => ({
  ...entry,
  error: error && (error.Error ?? "States.Runtime"),
  cause: error?.Cause,
});

/** The innermost threads that are not done: where the execution is now. */
const threadsIn = (thread: Thread): Thread[] =>
  thread.done ? [] : thread.children ? thread.children.flatMap(threadsIn) : [thread];

const currentStep = ({ state, input, enteredAt, retries, waiting }: Thread): RunStep => ({
  state,
  type: waiting?.kind === "timer" ? "Wait" : "Task",
  enteredAt,
  input,
  attempts: 1 + retries.reduce((sum, count) => sum + count, 0),
});
