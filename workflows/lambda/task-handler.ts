import * as z from "zod";
import { DomainError } from "../../api/domain/errors.ts";
import type { Json } from "../../api/ports/table.ts";
import { carriedIn } from "../../api/ports/telemetry/carried.ts";
import type { TaskHandler } from "../asl/tasks.ts";

/** What bindTasks lets Step Functions send. */
const TaskEvent = z.object({
  task: z.string(),
  execution: z.string(),
  input: z.custom<Json>((input) => input !== undefined),
  token: z.string().optional(),
  trace: z.object({ traceparent: z.string().optional(), requestId: z.string().optional() }).nullish(),
});

/**
 * Runs the task that an event names. Lambda tells Step Functions an error by its name, and definitions know ours by their
 * code: a DomainError leaves under its code. Throws an Error on a task that is not there.
 */
export const taskHandler =
  (tasks: Readonly<Record<string, TaskHandler>>) =>
  async (event: unknown): Promise<Json> => {
    const { task, execution, input, token, trace } = TaskEvent.parse(event);
    const run = Object.hasOwn(tasks, task) ? tasks[task] : undefined;
    if (!run) throw new Error(`there is no task ${task}`);
    try {
      return await run(input, { execution, token, trace: trace ? carriedIn(trace) : undefined });
    } catch (error) {
      if (DomainError.is(error)) throw named(error.code, JSON.stringify(error.details), error);
      throw error;
    }
  };

function named(name: string, message: string, cause: Error): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}
