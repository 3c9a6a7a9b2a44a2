import type { Cursor, Json } from "./table.ts";

export const workflowNames = ["checkout", "refund"] as const;
export type WorkflowName = (typeof workflowNames)[number];

export const runStatuses = ["running", "succeeded", "failed", "timed-out", "aborted"] as const;
export type RunStatus = (typeof runStatuses)[number];

/** One execution; its name is the id of what it is for: an order, a refund. Times are epoch milliseconds. */
export type Run<Name extends string = WorkflowName> = {
  readonly workflow: Name;
  readonly name: string;
  readonly status: RunStatus;
  readonly startedAt: number;
  readonly endedAt?: number | undefined;
};

/** A state that an execution entered. Without `leftAt` it is still there. `attempts` counts how often its task was tried. */
export type RunStep = {
  readonly state: string;
  readonly type: string;
  readonly enteredAt: number;
  readonly leftAt?: number | undefined;
  readonly input?: Json | undefined;
  readonly output?: Json | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly attempts: number;
};

/** An execution with its steps in the order in which they were entered; `error` says why it failed. */
export type RunDetail<Name extends string = WorkflowName> = Run<Name> & {
  readonly input: Json;
  readonly output?: Json | undefined;
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  readonly steps: readonly RunStep[];
};

export type RunQuery = {
  readonly status?: RunStatus | undefined;
  readonly limit: number;
  readonly cursor?: Cursor | undefined;
};

/** Durable executions of the definitions in workflows/. */
export interface Workflows<Name extends string = WorkflowName> {
  /** Starting a name twice starts once, whatever the second input. */
  start(workflow: Name, name: string, input: Json): Promise<void>;
  /** Whether an execution can still act by itself. */
  state(workflow: Name, name: string): Promise<"unknown" | "running" | "ended">;
  /** Newest first. */
  runs(
    workflow: Name,
    query: RunQuery,
  ): Promise<{ readonly runs: readonly Run<Name>[]; readonly cursor?: Cursor }>;
  /** An execution without its steps; undefined: there is none of that name. */
  find(workflow: Name, name: string): Promise<Run<Name> | undefined>;
  /** An execution with its steps; undefined: there is none of that name. */
  run(workflow: Name, name: string): Promise<RunDetail<Name> | undefined>;
  /** Completes the task that waits on `token`; a token that is spent, expired or unknown changes nothing. */
  succeed(token: string, output: Json): Promise<void>;
  fail(token: string, error: string, cause: string): Promise<void>;
}
