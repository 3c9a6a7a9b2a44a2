import type { Cursor, Json } from "../../ports/table.ts";
import type { Run, RunDetail, RunQuery, RunStep, WorkflowName, Workflows } from "../../ports/workflows.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { redacted } from "../redaction.ts";

/** Executions of one workflow, newest first. For staff. */
export async function listRuns(
  deps: { readonly workflows: Pick<Workflows, "runs"> },
  actor: Actor,
  { workflow, ...query }: RunQuery & { readonly workflow: WorkflowName },
): Promise<{ readonly runs: readonly Run[]; readonly cursor?: Cursor }> {
  requireStaff(actor, "operations:read");
  return deps.workflows.runs(workflow, query);
}

/**
 * An execution with the input and output of each step, without secrets, card data, addresses and telephone numbers. For
 * staff. Throws RUN_NOT_FOUND.
 */
export async function showRun(
  deps: { readonly workflows: Pick<Workflows, "run"> },
  actor: Actor,
  { workflow, id }: { readonly workflow: WorkflowName; readonly id: string },
): Promise<RunDetail> {
  requireStaff(actor, "operations:read");
  const run = await deps.workflows.run(workflow, id);
  if (!run) throw new DomainError("RUN_NOT_FOUND", { workflow, id });
  return {
    ...run,
    input: redacted(run.input),
    output: concealed(run.output),
    cause: textOf(run.cause),
    steps: run.steps.map(stepOf),
  };
}

const stepOf = (step: RunStep): RunStep => ({
  ...step,
  input: concealed(step.input),
  output: concealed(step.output),
  cause: textOf(step.cause),
});

const concealed = (value: Json | undefined): Json | undefined =>
  value === undefined ? undefined : redacted(value);

/** The cause of a failure is often JSON: its fields are hidden like those of any other. */
function textOf(cause: string | undefined): string | undefined {
  if (cause === undefined) return undefined;
  const value = jsonIn(cause);
  const shown = redacted(value ?? cause);
  return typeof shown === "string" ? shown : JSON.stringify(shown);
}

function jsonIn(text: string): Json | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    // JSON.parse makes nothing but JSON.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
