import type { Json } from "../../api/ports/table.ts";
import type { Template } from "../asl/types.ts";
import { runChildren } from "./children.ts";
import { matches, retryDelay, StateError, stateErrorOf } from "./errors.ts";
import { branchAt, type Thread } from "./execution.ts";
import { evaluate, type Scope } from "./expressions.ts";
import type { Live, Outer, Runner } from "./runner.ts";
import type { HistoryEntry } from "./store.ts";
import { runTask } from "./task.ts";

type Variables = Readonly<Record<string, Json>>;
type Step = { readonly output: Json; readonly assigned: Variables; readonly next: string | undefined };
type Assigning = { readonly Assign?: { readonly [variable: string]: Template }; readonly Output?: Template };

/** Largest payload between states. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const maxPayload = 262_144;

/** Walks a thread to its end from wherever it stands. Throws a StateError when a state fails for good. */
export async function runThread(runner: Runner, live: Live, thread: Thread, outer: Outer): Promise<Json> {
  const branch = branchAt(live.machine, thread.place);
  for (;;) {
    const state = branch.States[thread.state];
    if (!state) throw new StateError("States.Runtime", `there is no state ${thread.state}`);
    const { output, assigned, next } = await runState(runner, live, thread, outer);
    const entry: HistoryEntry = {
      state: thread.state,
      type: state.Type,
      input: thread.input,
      output,
      error: undefined,
      attempts: 1 + thread.retries.reduce((sum, count) => sum + count, 0),
      enteredAt: thread.enteredAt,
      leftAt: runner.now(),
    };
    if (live.signal.aborted) throw new StateError("States.Runtime", "the execution was stopped");
    thread.variables = { ...thread.variables, ...assigned };
    thread.waiting = null;
    thread.children = null;
    thread.retries = [];
    if (next === undefined) {
      thread.done = { output };
      // The root's end is written with the execution's.
      if (thread.place.length > 0) await runner.store.save(live.execution, entry);
      else Object.assign(live, { lastEntry: entry });
      return output;
    }
    thread.state = next;
    thread.input = output;
    thread.enteredAt = runner.now();
    await runner.store.save(live.execution, entry);
  }
}

/** Runs one state with its retries and catchers. */
async function runState(runner: Runner, live: Live, thread: Thread, outer: Outer): Promise<Step> {
  const state = branchAt(live.machine, thread.place).States[thread.state];
  const retriers = state && "Retry" in state ? (state.Retry ?? []) : [];
  for (;;) {
    try {
      if (state?.Type !== "Wait" && thread.waiting?.kind === "timer") {
        await runner.resting(runner.sleepers.until(thread.waiting.due, live.signal));
        thread.waiting = null;
      }
      return await perform(runner, live, thread, outer);
    } catch (thrown) {
      if (live.signal.aborted) throw thrown;
      const error = stateErrorOf(thrown);
      const place = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, error.name));
      const retrier = retriers[place];
      const done = thread.retries[place] ?? 0;
      const delay = retrier && retryDelay(retrier, done, runner.random);
      if (delay !== undefined) {
        thread.retries[place] = done + 1;
        for (let before = 0; before < place; before++) thread.retries[before] ??= 0;
        thread.children = null;
        thread.waiting = { kind: "timer", due: runner.now() + delay * 1000 };
        await runner.store.save(live.execution, undefined);
        continue;
      }
      return caught(live, thread, outer, error);
    }
  }
}

async function caught(live: Live, thread: Thread, outer: Outer, error: StateError): Promise<Step> {
  const state = branchAt(live.machine, thread.place).States[thread.state];
  const catchers = state && "Catch" in state ? (state.Catch ?? []) : [];
  const catcher = catchers.find((one) => matches(one.ErrorEquals, error.name));
  if (!catcher) throw error;
  const errorOutput = { Error: error.name, Cause: error.message };
  return settle(scopeOf(live, thread, outer, { errorOutput }), catcher, errorOutput, catcher.Next);
}

async function perform(runner: Runner, live: Live, thread: Thread, outer: Outer): Promise<Step> {
  const state = branchAt(live.machine, thread.place).States[thread.state];
  const scope = scopeOf(live, thread, outer, {});
  const { input } = thread;
  switch (state?.Type) {
    case "Pass":
      return settle(scope, state, input, nextOf(state));
    case "Succeed":
      return settle(scope, state, input, undefined);
    case "Fail":
      throw new StateError(
        await text(state.Error ?? "", scope, "Error"),
        await text(state.Cause ?? "", scope, "Cause"),
      );
    case "Choice": {
      for (const rule of state.Choices) {
        const holds = await evaluate(rule.Condition, scope, "Condition");
        if (typeof holds !== "boolean")
          throw new StateError("States.QueryEvaluationError", "Condition must be true or false");
        if (holds) return settle(scope, rule, input, rule.Next);
      }
      if (state.Default === undefined)
        throw new StateError("States.NoChoiceMatched", "no rule matched and there is no Default");
      return settle(scope, state, input, state.Default);
    }
    case "Wait": {
      if (thread.waiting?.kind !== "timer") {
        const due =
          "Seconds" in state
            ? runner.now() + Number(await evaluate(state.Seconds, scope, "Seconds")) * 1000
            : Date.parse(await text(state.Timestamp, scope, "Timestamp"));
        if (Number.isNaN(due))
          throw new StateError("States.QueryEvaluationError", "the time to wait for is not one");
        thread.waiting = { kind: "timer", due };
        await runner.store.save(live.execution, undefined);
      }
      await runner.resting(runner.sleepers.until(thread.waiting.due, live.signal));
      return settle(scope, state, input, nextOf(state));
    }
    case "Task": {
      const result = await runTask(runner, live, thread, state, (fields) =>
        scopeOf(live, thread, outer, fields),
      );
      return settle(scopeOf(live, thread, outer, { result }), state, result, nextOf(state));
    }
    case "Map":
    case "Parallel": {
      const result = await runChildren(runner, live, thread, state, scope, (child, items) =>
        runThread(runner, live, child, { variables: { ...outer.variables, ...thread.variables }, items }),
      );
      return settle(scopeOf(live, thread, outer, { result }), state, result, nextOf(state));
    }
    case undefined:
      throw new StateError("States.Runtime", `there is no state ${thread.state}`);
  }
}

const nextOf = (state: { readonly Next: string } | { readonly End: true }): string | undefined =>
  "Next" in state ? state.Next : undefined;

async function text(template: Template, scope: Scope, field: string): Promise<string> {
  const value = await evaluate(template, scope, field);
  if (typeof value !== "string")
    throw new StateError("States.QueryEvaluationError", `${field} must be a string`);
  return value;
}

/** Output and Assign, both from what held on entry. */
async function settle(scope: Scope, from: Assigning, result: Json, next: string | undefined): Promise<Step> {
  const output = from.Output === undefined ? result : await evaluate(from.Output, scope, "Output");
  const assigned: Record<string, Json> = {};
  for (const [name, template] of Object.entries(from.Assign ?? {}))
    assigned[name] = await evaluate(template, scope, `Assign/${name}`);
  if (JSON.stringify(output ?? null).length > maxPayload)
    throw new StateError("States.DataLimitExceeded", "the state's output is larger than 256 KiB");
  return { output: output ?? null, assigned, next };
}

function scopeOf(live: Live, thread: Thread, outer: Outer, fields: Record<string, unknown>): Scope {
  const { execution } = live;
  const context = {
    Execution: {
      Id: `${execution.workflow}:${execution.name}`,
      Name: execution.name,
      Input: execution.input,
      StartTime: new Date(execution.startedAt).toISOString(),
    },
    StateMachine: { Id: execution.workflow, Name: execution.workflow },
    State: {
      Name: thread.state,
      EnteredTime: new Date(thread.enteredAt).toISOString(),
      RetryCount: thread.retries.reduce((sum, count) => sum + count, 0),
    },
    ...(thread.waiting?.kind === "token" && { Task: { Token: thread.waiting.token } }),
    ...(outer.items && { Map: outer.items }),
  };
  return {
    states: { input: thread.input, context, ...fields },
    variables: { ...outer.variables, ...thread.variables },
  };
}
