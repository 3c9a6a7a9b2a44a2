import type { Json } from "../../api/ports/table.ts";

/** `execution` is the name that was started; `token` is there when the state waits for one. */
export type TaskContext = { readonly execution: string; readonly token?: string | undefined };

/** One step of a workflow as code: JSON in, JSON out. It may run again with the same input. */
export type TaskHandler = (input: Json, context: TaskContext) => Promise<Json>;

export type TaskHandlers<Task extends string> = { readonly [Name in Task]: TaskHandler };
