import type { Json } from "../../api/ports/table.ts";

/** `execution` is the execution's name; `token` is set when the state waits for one. */
export type TaskContext = { readonly execution: string; readonly token?: string | undefined };

/** The code of one workflow step. At-least-once: it may run again with the same input. */
export type TaskHandler = (input: Json, context: TaskContext) => Promise<Json>;

export type TaskHandlers<Task extends string> = { readonly [Name in Task]: TaskHandler };
