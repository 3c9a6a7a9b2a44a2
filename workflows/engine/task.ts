import { randomUUID } from "node:crypto";
import type { Json } from "../../api/ports/table.ts";
import { traceIn } from "../../api/ports/telemetry/carried.ts";
import type { TaskContext } from "../asl/tasks.ts";
import type { TaskState } from "../asl/types.ts";
import { StateError, stateErrorOf, stopped } from "./errors.ts";
import { countEvents, type Thread, type Waiting } from "./execution.ts";
import { evaluate, type Scope, unexpected } from "./expressions.ts";
import { withinLimit } from "./limits.ts";
import { done, type Live, linked, type Runner } from "./runner.ts";

type Token = Extract<Waiting, { kind: "token" }>;
type Deadlines = { readonly due: number | null; readonly token: Token | undefined };

const resource = /^task:([^.]+)(\.waitForTaskToken)?$/;

/**
 * Runs a task and, where the state waits for a token, waits until it is completed. The token is stored before
 * the handler gets it, so it can be completed before, during and after a restart. After a crash the handler
 * runs again with the same token.
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
  // It is scheduled and has started; one that waits for a token is submitted too.
  countEvents(live.execution, waits ? 3 : 2);
  const token = thread.waiting?.kind === "token" ? thread.waiting : undefined;
  const given =
    state.Arguments === undefined
      ? structuredClone(thread.input)
      : await evaluate(state.Arguments, scopeWith({}), "Arguments");
  const input = withinLimit(given, thread.state);
  // The results of earlier states must be stored before a task acts on them.
  if (live.unsaved.entries.length > 0 && !runner.reads.has(name))
    await runner.store.save(live.execution, live.unsaved);
  const context: TaskContext = {
    execution: live.execution.name,
    trace: traceIn(live.execution.input),
    ...(token && { token: token.token }),
  };
  const call = async (): Promise<Json> => {
    try {
      return asJson(await runner.trackHandler(handler(input, context)));
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
          expiry(runner, deadlines, left.signal),
          rejectOnStop(live.signal, left.signal),
        ]);
        return withinLimit(result, thread.state);
      } finally {
        left.abort(done);
      }
    });
  } finally {
    // It succeeded, failed or timed out.
    countEvents(live.execution, 1);
    // A wait for a token that `close` interrupts continues after the next start, so nothing is written from
    // here on.
    if (token) {
      live.unsaved.spent.push(token.token);
      thread.waiting = null;
    }
  }
}

/** The result as a restart would read it: JSON, and null for nothing. */
const asJson = (result: Json | undefined): Json =>
  typeof result === "object" && result !== null
    ? (JSON.parse(JSON.stringify(result)) as Json)
    : (result ?? null);

async function tokenOutput(runner: Runner, token: string, signal: AbortSignal): Promise<Json> {
  while (!signal.aborted) {
    const completed = runner.completion(token, signal);
    const result = runner.store.resultOf(token);
    if (!result) {
      await runner.idleDuring(completed);
      continue;
    }
    if ("error" in result) throw new StateError(result.error, result.cause);
    return result.output;
  }
  return never();
}

/** Rejects when the timeout passes or a heartbeat is missing, unless the token was completed in time. */
async function expiry(
  { timers, store, now }: Runner,
  { due, token }: Deadlines,
  signal: AbortSignal,
): Promise<Json> {
  const last = due ?? Number.POSITIVE_INFINITY;
  for (;;) {
    const beat = token?.beat ? (store.lastHeartbeat(token.token) ?? token.since) + token.beat : last;
    const next = Math.min(last, beat);
    if (next === Number.POSITIVE_INFINITY) return never();
    await timers.until(next, signal);
    if (signal.aborted || (token && store.resultOf(token.token))) return never();
    if (now() >= last) throw new StateError("States.Timeout", "");
    if (token?.beat && now() >= (store.lastHeartbeat(token.token) ?? token.since) + token.beat)
      throw new StateError("States.HeartbeatTimeout", "");
  }
}

/** Rejects when the thread is stopped before the state is left. */
const rejectOnStop = (stop: AbortSignal, left: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const onLeft = (): void => (stop.aborted ? reject(stopped()) : undefined);
    if (left.aborted) onLeft();
    else left.addEventListener("abort", onLeft);
  });

/** A new promise each time: a shared one would keep every waiter in memory. */
const never = (): Promise<never> => new Promise(() => {});

async function secondsOf(
  template: TaskState<string, string>["TimeoutSeconds"],
  scope: Scope,
  field: string,
): Promise<number | null> {
  if (template === undefined) return null;
  const seconds = await evaluate(template, scope, field);
  if (typeof seconds !== "number" || seconds <= 0) throw unexpected(template, field, "integer", seconds);
  return seconds;
}
