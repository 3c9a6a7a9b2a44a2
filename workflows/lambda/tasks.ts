import * as z from "zod";
import { awsDeps } from "../../api/adapters/aws/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Json } from "../../api/ports/table.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import { checkoutTasks } from "../checkout/tasks.ts";
import { refundTasks } from "../refund/tasks.ts";

const deps = await awsDeps(process.env);
const tasks: Readonly<Record<string, TaskHandler>> = { ...checkoutTasks(deps), ...refundTasks(deps) };

/** What bindTasks lets Step Functions send. */
const TaskEvent = z.object({
  task: z.string(),
  execution: z.string(),
  input: z.custom<Json>(),
  token: z.string().optional(),
});

/** Runs one task. Lambda tells Step Functions an error's name, and definitions know ours by their code. */
export async function handler(event: unknown): Promise<Json> {
  const { task, execution, input, token } = TaskEvent.parse(event);
  const run = tasks[task];
  if (!run) throw new Error(`there is no task ${task}`);
  try {
    return await run(input, { execution, token });
  } catch (error) {
    if (DomainError.is(error)) throw named(error.code, JSON.stringify(error.details), error);
    throw error;
  }
}

function named(name: string, message: string, cause: Error): Error {
  const error = new Error(message, { cause });
  error.name = name;
  return error;
}
