import type { Json } from "./table.ts";

export const workflowNames = ["checkout", "refund"] as const;
export type WorkflowName = (typeof workflowNames)[number];

/** Durable executions of the definitions in workflows/. */
export interface Workflows<Name extends string = WorkflowName> {
  /** Starting a name twice starts once, whatever the second input. */
  start(workflow: Name, name: string, input: Json): Promise<void>;
  /** Whether an execution can still act by itself. */
  state(workflow: Name, name: string): Promise<"unknown" | "running" | "ended">;
  /** Completes the task that waits on `token`; a token that is spent, expired or unknown changes nothing. */
  succeed(token: string, output: Json): Promise<void>;
  fail(token: string, error: string, cause: string): Promise<void>;
}
