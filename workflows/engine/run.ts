import type { Json } from "../../api/ports/table.ts";
import type { State, Template, WaitState } from "../asl/types.ts";
import { runChildren } from "./children.ts";
import { evaluationError, matches, RuntimeError, retryDelay, StateError, stopped } from "./errors.ts";
import { branchAt, countEvents, type Thread } from "./execution.ts";
import { evaluate, type Scope, unexpected } from "./expressions.ts";
import { withinLimit } from "./limits.ts";
import type { Live, Outer, Runner } from "./runner.ts";
import type { HistoryEntry } from "./store.ts";
import { runTask } from "./task.ts";
import { timeOf } from "./timestamp.ts";

type Variables = Readonly<Record<string, Json>>;
type Failure = { readonly Error?: string; readonly Cause: string };
type Step = {
  readonly output: Json;
  readonly assigned: Variables;
  readonly next: string | undefined;
  readonly error?: Failure;
};
/** A state, rule or catcher; `path` is where it stands in the state, as causes name it. */
type Assigning = {
  readonly Assign?: { readonly [variable: string]: Template };
  readonly Output?: Template;
  readonly state: string;
  readonly path: string;
};

/**
 * How many states without side effects run in memory before a write, which also yields to other executions.
 */
const unsavedAtMost = 50;

/** Runs a thread to its end from its current state. Throws a StateError when a state fails for good. */
export async function runThread(runner: Runner, live: Live, thread: Thread, outer: Outer): Promise<Json> {
  for (;;) {
    thread.enteredEvent ??= countEvents(live.execution, 1);
    const step = await runState(runner, live, thread, outer).catch((thrown: unknown) => {
      if (thrown instanceof StateError && !live.signal.aborted)
        live.unsaved.entries.push(entryOf(runner, live, thread, { error: failureOf(thrown) }));
      throw thrown;
    });
    if (live.signal.aborted) throw stopped();
    const { output, assigned, next } = step;
    countEvents(live.execution, 1);
    live.unsaved.entries.push(entryOf(runner, live, thread, step));
    thread.variables = { ...thread.variables, ...assigned };
    thread.waiting = null;
    thread.children = null;
    thread.retries = [];
    if (next === undefined) {
      thread.done = { output };
      // The end of the root thread is written together with the execution's end.
      if (thread.place.length > 0) await runner.store.save(live.execution, live.unsaved);
      return output;
    }
    thread.state = next;
    thread.input = output;
    thread.enteredAt = runner.now();
    delete thread.enteredEvent;
    if (live.unsaved.entries.length >= unsavedAtMost) await runner.store.save(live.execution, live.unsaved);
  }
}

const failureOf = ({ name, message }: StateError): Failure => ({
  ...(name !== "" && { Error: name }),
  Cause: message,
});

/** Runs work of a state; an error of the interpreter names the state. */
async function placed<T>({ execution }: Live, thread: Thread, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RuntimeError)) throw error;
    if (error.name === "States.QueryEvaluationError") countEvents(execution, 1);
    throw error.at(thread.state, thread.enteredEvent ?? 0);
  }
}

const entryOf = (
  runner: Runner,
  live: Live,
  thread: Thread,
  { output, error }: { readonly output?: Json; readonly error?: Failure },
): HistoryEntry => ({
  state: thread.state,
  type: stateOf(live, thread)?.Type ?? "",
  input: thread.input,
  output,
  error,
  attempts: 1 + retriesOf(thread),
  enteredAt: thread.enteredAt,
  leftAt: runner.now(),
});

const stateOf = (live: Live, thread: Thread): State<string, string> | undefined =>
  branchAt(live.machine, thread.place).States[thread.state];
const retriesOf = (thread: Thread): number => thread.retries.reduce((sum, count) => sum + count, 0);

/**
 * Runs one state with its retries and catchers. Errors other than StateError are the engine's and are
 * rethrown.
 */
async function runState(runner: Runner, live: Live, thread: Thread, outer: Outer): Promise<Step> {
  const state = stateOf(live, thread);
  const retriers = state && "Retry" in state ? (state.Retry ?? []) : [];
  for (;;) {
    if (state?.Type !== "Wait" && thread.waiting?.kind === "timer") {
      await runner.idleDuring(runner.timers.until(thread.waiting.due, live.signal));
      thread.waiting = null;
    }
    if (live.signal.aborted) throw stopped();
    try {
      return await placed(live, thread, () => perform(runner, live, thread, outer));
    } catch (error) {
      if (live.signal.aborted || !(error instanceof StateError)) throw error;
      const place = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, error.name));
      const retrier = retriers[place];
      const done = thread.retries[place] ?? 0;
      const delay = retrier && retryDelay(retrier, done, runner.random);
      if (delay === undefined) return placed(live, thread, () => caught(live, thread, outer, error));
      thread.retries = retriers.map((_, index) => (thread.retries[index] ?? 0) + (index === place ? 1 : 0));
      thread.children = null;
      thread.waiting = { kind: "timer", due: runner.now() + delay * 1000 };
      await runner.store.save(live.execution, live.unsaved);
    }
  }
}

async function caught(live: Live, thread: Thread, outer: Outer, error: StateError): Promise<Step> {
  const state = stateOf(live, thread);
  const catchers = state && "Catch" in state ? (state.Catch ?? []) : [];
  const place = catchers.findIndex((one) => matches(one.ErrorEquals, error.name));
  const catcher = catchers[place];
  if (!catcher) throw error;
  const errorOutput = failureOf(error);
  const scope = scopeOf(live, thread, outer, { errorOutput });
  const from = { ...catcher, state: thread.state, path: `Catch[${place}]/` };
  return { ...(await settle(scope, from, errorOutput, catcher.Next)), error: errorOutput };
}

async function perform(runner: Runner, live: Live, thread: Thread, outer: Outer): Promise<Step> {
  const state = stateOf(live, thread);
  const scope = scopeOf(live, thread, outer, {});
  const { input } = thread;
  const from = { ...state, state: thread.state, path: "" };
  switch (state?.Type) {
    case "Pass":
      return settle(scope, from, input, nextOf(state));
    case "Succeed":
      return settle(scope, from, input, undefined);
    case "Fail":
      throw new StateError(
        await text(state.Error ?? "", scope, "Error"),
        await text(state.Cause ?? "", scope, "Cause"),
      );
    case "Choice": {
      for (const [place, rule] of state.Choices.entries()) {
        const rulePath = `Choices[${place}]/`;
        const holds = await evaluate(rule.Condition, scope, `${rulePath}Condition`);
        if (typeof holds !== "boolean")
          throw unexpected(rule.Condition, `${rulePath}Condition`, "boolean", holds);
        if (holds) return settle(scope, { ...rule, state: thread.state, path: rulePath }, input, rule.Next);
      }
      // The name is documented as States.NoChoiceMatched, but this is what AWS reports.
      if (state.Default === undefined)
        throw new RuntimeError(
          "States.Runtime",
          "Failed to transition out of the state. The state does not point to a next state.",
        );
      return settle(scope, from, input, state.Default);
    }
    case "Wait": {
      if (thread.waiting?.kind !== "timer") {
        const due = await dueOf(state, scope, runner.now());
        thread.waiting = { kind: "timer", due };
        await runner.store.save(live.execution, live.unsaved);
      }
      await runner.idleDuring(runner.timers.until(thread.waiting.due, live.signal));
      return settle(scope, from, input, nextOf(state));
    }
    case "Task": {
      const result = await runTask(runner, live, thread, state, (fields) =>
        scopeOf(live, thread, outer, fields),
      );
      return settle(scopeOf(live, thread, outer, { result }), from, result, nextOf(state));
    }
    case "Map":
    case "Parallel": {
      const result = await runChildren(runner, live, thread, state, scope, (own, child, items) =>
        runThread(runner, own, child, {
          variables: { ...outer.variables, ...thread.variables },
          items: items ?? outer.items,
        }),
      );
      return settle(scopeOf(live, thread, outer, { result }), from, result, nextOf(state));
    }
    case undefined:
      throw new StateError("States.Runtime", `there is no state ${thread.state}`);
  }
}

const nextOf = (state: { readonly Next: string } | { readonly End: true }): string | undefined =>
  "Next" in state ? state.Next : undefined;

async function text(template: Template, scope: Scope, field: string): Promise<string> {
  const value = await evaluate(template, scope, field);
  if (typeof value !== "string") throw unexpected(template, field, "string", value);
  return value;
}

async function dueOf(state: WaitState<string>, scope: Scope, now: number): Promise<number> {
  if ("Seconds" in state) {
    const seconds = await evaluate(state.Seconds, scope, "Seconds");
    if (typeof seconds === "number" && seconds >= 0) return now + seconds * 1000;
    throw unexpected(state.Seconds, "Seconds", "integer", seconds);
  }
  const timestamp = await text(state.Timestamp, scope, "Timestamp");
  const due = timeOf(timestamp);
  if (due !== undefined) return due;
  throw evaluationError(
    `The Timestamp parameter does not reference a valid ISO-8601 extended offset date-time format string: ${state.Timestamp} == ${timestamp}`,
  );
}

/** Evaluates Output and Assign, both with the variables that held when the state was entered. */
async function settle(scope: Scope, from: Assigning, result: Json, next: string | undefined): Promise<Step> {
  const { state, path } = from;
  const output = from.Output === undefined ? result : await evaluate(from.Output, scope, `${path}Output`);
  const assigned: Record<string, Json> = {};
  for (const [name, template] of Object.entries(from.Assign ?? {}))
    assigned[name] = await evaluate(template, scope, `${path}Assign/${name}`);
  withinLimit(assigned, state);
  return { output: withinLimit(output, state), assigned, next };
}

function scopeOf(live: Live, thread: Thread, outer: Outer, fields: Record<string, unknown>): Scope {
  const { execution } = live;
  const contextOf = () => ({
    Execution: {
      Id: `${execution.workflow}:${execution.name}`,
      Name: execution.name,
      Input: execution.input,
      StartTime: new Date(execution.startedAt).toISOString(),
      RedriveCount: 0,
    },
    StateMachine: { Id: execution.workflow, Name: execution.workflow },
    State: {
      Name: thread.state,
      EnteredTime: new Date(thread.enteredAt).toISOString(),
      RetryCount: retriesOf(thread),
    },
    ...(thread.waiting?.kind === "token" && { Task: { Token: thread.waiting.token } }),
    ...(outer.items && { Map: outer.items }),
  });
  return {
    states: {
      input: thread.input,
      // A getter, because few expressions read the context.
      get context() {
        return contextOf();
      },
      ...fields,
    },
    variables: { ...outer.variables, ...thread.variables },
  };
}
