import { randomUUID } from "node:crypto";
import type { Json } from "../../api/ports/table.ts";
import type { TaskState } from "../asl/types.ts";
import { StateError } from "./errors.ts";
import type { Thread } from "./execution.ts";
import { evaluate, type Scope } from "./expressions.ts";
import type { Live, Runner } from "./runner.ts";

const resource = /^task:([^.]+)(\.waitForTaskToken)?$/;

/**
 * Runs a task, and where it waits for a token, waits: the token is stored before the task hears of it, so that it can be
 * completed before, during and after a restart. After a kill the task runs again with the same token.
 */
export async function runTask(
  runner: Runner,
  live: Live,
  thread: Thread,
  state: TaskState<string, string>,
  scopeWith: (fields: Record<string, unknown>) => Scope,
): Promise<Json> {
  const [, name = "", waits] = resource.exec(state.Resource) ?? [];
  const handler = runner.tasks[name];
  if (!handler) throw new StateError("States.Runtime", `there is no task ${name}`);
  const seconds = await secondsOf(state, scopeWith({}));
  if (waits && thread.waiting?.kind !== "token") {
    const token = randomUUID();
    const due = seconds === undefined ? null : runner.now() + seconds * 1000;
    thread.waiting = { kind: "token", token, due };
    await runner.store.save(live.execution, undefined, token);
  }
  const waiting = thread.waiting?.kind === "token" ? thread.waiting : undefined;
  const input =
    state.Arguments === undefined
      ? thread.input
      : await evaluate(state.Arguments, scopeWith({}), "Arguments");
  const due = waiting ? waiting.due : seconds === undefined ? null : runner.now() + seconds * 1000;
  const expired = new AbortController();
  const signal = AbortSignal.any([live.signal, expired.signal]);
  const work = async (): Promise<Json> => {
    const context = { execution: live.execution.name, ...(waiting && { token: waiting.token }) };
    if (!waiting) return handler(input, context);
    if (!runner.store.resultOf(waiting.token)) await handler(input, context);
    return tokenOutput(runner, waiting.token, signal);
  };
  const timeout = async (): Promise<Json> => {
    if (due === null) return new Promise<Json>(() => {});
    await runner.sleepers.until(due, signal);
    if (expired.signal.aborted) return new Promise<Json>(() => {});
    throw live.signal.aborted
      ? new StateError("States.Runtime", "the execution was stopped")
      : new StateError("States.Timeout", `the task ${name} took longer than ${seconds} s`);
  };
  try {
    return await Promise.race([work(), timeout()]);
  } finally {
    expired.abort();
    if (waiting) {
      await runner.store.giveUp(waiting.token);
      thread.waiting = null;
    }
  }
}

async function tokenOutput(runner: Runner, token: string, signal: AbortSignal): Promise<Json> {
  while (!signal.aborted) {
    const arrival = runner.tokenResult(token, signal);
    const result = runner.store.resultOf(token);
    if (!result) {
      await runner.resting(arrival);
      continue;
    }
    if ("error" in result) throw new StateError(result.error, result.cause);
    return result.output;
  }
  return new Promise<Json>(() => {});
}

async function secondsOf(state: TaskState<string, string>, scope: Scope): Promise<number | undefined> {
  if (state.TimeoutSeconds === undefined) return undefined;
  const seconds = await evaluate(state.TimeoutSeconds, scope, "TimeoutSeconds");
  if (typeof seconds !== "number" || seconds < 0)
    throw new StateError("States.QueryEvaluationError", "TimeoutSeconds must be a number of seconds");
  return seconds;
}
