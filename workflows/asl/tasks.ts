import type { Json } from "../../api/ports/table.ts";
import type { Carried } from "../../api/ports/telemetry/telemetry.ts";

/**
 * `execution` is the execution's name; `token` is set when the state waits for one; `trace` is what the execution was
 * started with.
 */
export type TaskContext = {
  readonly execution: string;
  readonly token?: string | undefined;
  readonly trace?: Carried | undefined;
};

/** The code of one workflow step. At-least-once: it may run again with the same input. */
export type TaskHandler = (input: Json, context: TaskContext) => Promise<Json>;

export type TaskHandlers<Task extends string> = { readonly [Name in Task]: TaskHandler };
