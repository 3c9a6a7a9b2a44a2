import { randomUUID } from "node:crypto";
import type { Json } from "../../api/ports/table.ts";
import type { TaskContext } from "../asl/tasks.ts";
import type { TaskState } from "../asl/types.ts";
import { StateError, stateErrorOf, stopped } from "./errors.ts";
import type { Thread, Waiting } from "./execution.ts";
import { evaluate, type Scope } from "./expressions.ts";
import { withinLimit } from "./limits.ts";
import { done, type Live, linked, type Runner } from "./runner.ts";

type Token = Extract<Waiting, { kind: "token" }>;
type Deadlines = { readonly due: number | null; readonly token: Token | undefined };

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
  const timeout = await secondsOf(state.TimeoutSeconds, scopeWith({}), "TimeoutSeconds");
  const due = timeout === null ? null : runner.now() + timeout * 1000;
  if (waits && thread.waiting?.kind !== "token") {
    const beat = await secondsOf(state.HeartbeatSeconds, scopeWith({}), "HeartbeatSeconds");
    const since = runner.now();
    thread.waiting = {
      kind: "token",
      token: randomUUID(),
      since,
      due,
      beat: beat === null ? null : beat * 1000,
    };
    live.unsaved.awaited.push(thread.waiting.token);
    await runner.store.save(live.execution, live.unsaved);
  }
  const token = thread.waiting?.kind === "token" ? thread.waiting : undefined;
  const given =
    state.Arguments === undefined
      ? structuredClone(thread.input)
      : await evaluate(state.Arguments, scopeWith({}), "Arguments");
  const input = withinLimit(given, "what the task is given");
  // What the states before gave has to be on record before the task acts on it.
  if (live.unsaved.entries.length > 0 && !runner.reads.has(name))
    await runner.store.save(live.execution, live.unsaved);
  const context: TaskContext = { execution: live.execution.name, ...(token && { token: token.token }) };
  const call = async (): Promise<Json> => {
    try {
      return asJson(await runner.handling(handler(input, context)));
    } catch (error) {
      throw stateErrorOf(error);
    }
  };
  const work = async (signal: AbortSignal): Promise<Json> => {
    if (!token) return call();
    if (!runner.store.resultOf(token.token)) await call();
    return tokenOutput(runner, token.token, signal);
  };
  try {
    return await linked(live.signal, async (left) => {
      const deadlines = { due: token ? token.due : due, token };
      try {
        const result = await Promise.race([
          work(left.signal),
          expiry(runner, deadlines, name, left.signal),
          abortion(live.signal, left.signal),
        ]);
        return withinLimit(result, "the task's result");
      } finally {
        left.abort(done);
      }
    });
  } finally {
    // A token that the engine's end interrupted is waited for again at the next start: nothing is written from here on.
    if (token) {
      live.unsaved.spent.push(token.token);
      thread.waiting = null;
    }
  }
}

/** What a restart would read of it: JSON, and null for nothing. */
const asJson = (result: Json | undefined): Json =>
  typeof result === "object" && result !== null
    ? (JSON.parse(JSON.stringify(result)) as Json)
    : (result ?? null);

async function tokenOutput(runner: Runner, token: string, signal: AbortSignal): Promise<Json> {
  while (!signal.aborted) {
    const arrival = runner.arrival(token, signal);
    const result = runner.store.resultOf(token);
    if (!result) {
      await runner.resting(arrival);
      continue;
    }
    if ("error" in result) throw new StateError(result.error, result.cause);
    return result.output;
  }
  return never();
}

/** Rejects when the time is over or a heartbeat is missing; a token that was completed in time is left to its result. */
async function expiry(
  { sleepers, store, now }: Runner,
  { due, token }: Deadlines,
  name: string,
  signal: AbortSignal,
): Promise<Json> {
  const last = due ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const beat = token?.beat ? (store.beatOf(token.token) ?? token.since) + token.beat : last;
    const next = Math.min(last, beat);
    if (next === Number.POSITIVE_INFINITY) return never();
    await sleepers.until(next, signal);
    if (signal.aborted || (token && store.resultOf(token.token))) return never();
    if (now() >= last) throw new StateError("States.Timeout", `the task ${name} took too long`);
    if (token?.beat && now() >= (store.beatOf(token.token) ?? token.since) + token.beat)
      throw new StateError("States.HeartbeatTimeout", `the task ${name} gave no sign of life`);
  }
}

/** Rejects when the thread is stopped before it left the state. */
const abortion = (stop: AbortSignal, left: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const told = (): void => (stop.aborted ? reject(stopped()) : undefined);
    if (left.aborted) told();
    else left.addEventListener("abort", told);
  });

/** A new one each time: whoever waits on a promise stays in memory as long as it does. */
const never = (): Promise<never> => new Promise(() => {});

async function secondsOf(
  template: TaskState<string, string>["TimeoutSeconds"],
  scope: Scope,
  field: string,
): Promise<number | null> {
  if (template === undefined) return null;
  const seconds = await evaluate(template, scope, field);
  if (typeof seconds !== "number" || seconds <= 0)
    throw new StateError("States.QueryEvaluationError", `${field} must be a positive number of seconds`);
  return seconds;
}
