import type { Json } from "../../api/ports/table.ts";
import type { MapState, ParallelState } from "../asl/types.ts";
import { StateError } from "./errors.ts";
import { newThread, type Thread } from "./execution.ts";
import { evaluate, type Scope } from "./expressions.ts";
import type { Live, Runner } from "./runner.ts";

type RunChild = (child: Thread, items: Record<string, unknown> | undefined) => Promise<Json>;

/** Runs a Map's items or a Parallel's branches; the result is theirs, in order. The first that fails fails the state. */
export async function runChildren(
  runner: Runner,
  live: Live,
  thread: Thread,
  state: MapState<string, string> | ParallelState<string, string>,
  scope: Scope,
  run: RunChild,
): Promise<Json> {
  if (!thread.children) {
    thread.children =
      state.Type === "Map"
        ? await itemsOf(runner, thread, state, scope)
        : await branchesOf(runner, thread, state, scope);
    await runner.store.save(live.execution, undefined);
  }
  const children = thread.children;
  const limit =
    state.Type === "Map" ? Number(await evaluate(state.MaxConcurrency ?? 0, scope, "MaxConcurrency")) : 0;
  let next = 0;
  let failed = false;
  const results: Json[] = [];
  const worker = async (): Promise<void> => {
    while (next < children.length && !failed) {
      const place = next++;
      const child = children[place];
      if (!child) return;
      try {
        results[place] = child.done ? child.done.output : await run(child, contextOf(child));
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const width = limit > 0 ? Math.min(limit, children.length) : children.length;
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

const contextOf = ({ item }: Thread): Record<string, unknown> | undefined =>
  item && {
    Item: { Index: item.index, Value: item.value, ...(item.key !== undefined && { Key: item.key }) },
  };

async function itemsOf(
  runner: Runner,
  thread: Thread,
  state: MapState<string, string>,
  scope: Scope,
): Promise<Thread[]> {
  const items = state.Items === undefined ? thread.input : await evaluate(state.Items, scope, "Items");
  if (typeof items !== "object" || items === null)
    throw new StateError("States.QueryEvaluationError", "Items must be an array or an object");
  const entries: { value: Json; key?: string }[] = Array.isArray(items)
    ? (items as Json[]).map((value) => ({ value }))
    : Object.entries(items as Record<string, Json>).map(([key, value]) => ({ key, value }));
  const place = [...thread.place, thread.state, "ItemProcessor"];
  const threads: Thread[] = [];
  for (const [index, entry] of entries.entries()) {
    const child = newThread(state.ItemProcessor, place, entry.value, runner.now(), { index, ...entry });
    if (state.ItemSelector !== undefined) {
      const context = { ...(scope.states["context"] as object), Map: contextOf(child) };
      const selecting = { ...scope, states: { ...scope.states, context } };
      child.input = await evaluate(state.ItemSelector, selecting, "ItemSelector");
    }
    threads.push(child);
  }
  return threads;
}

async function branchesOf(
  runner: Runner,
  thread: Thread,
  state: ParallelState<string, string>,
  scope: Scope,
): Promise<Thread[]> {
  const input =
    state.Arguments === undefined ? thread.input : await evaluate(state.Arguments, scope, "Arguments");
  return state.Branches.map((branch, index) =>
    newThread(branch, [...thread.place, thread.state, index], input, runner.now()),
  );
}
