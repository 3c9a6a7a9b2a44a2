import type { Json } from "../../api/ports/table.ts";
import type { MapState, ParallelState } from "../asl/types.ts";
import { StateError, stopped } from "./errors.ts";
import { countEvents, newThread, type Thread } from "./execution.ts";
import { evaluate, type Scope, unexpected } from "./expressions.ts";
import { type Live, linked, type Runner } from "./runner.ts";

type RunChild = (live: Live, child: Thread, items: Record<string, unknown> | undefined) => Promise<Json>;

/**
 * Runs a Map's items or a Parallel's branches and returns their results in order. The first failure stops the
 * others and fails the state with its error.
 */
export async function runChildren(
  runner: Runner,
  live: Live,
  thread: Thread,
  state: MapState<string, string> | ParallelState<string, string>,
  scope: Scope,
  run: RunChild,
): Promise<Json> {
  if (!thread.children) {
    // The state has started.
    countEvents(live.execution, 1);
    thread.children =
      state.Type === "Map"
        ? await itemsOf(runner, thread, state, scope)
        : await branchesOf(runner, thread, state, scope);
    await runner.store.save(live.execution, live.unsaved);
  }
  const children = thread.children;
  const limit = state.Type === "Map" ? await concurrencyOf(state, scope) : 0;
  let next = 0;
  let failed: { readonly by: unknown } | undefined;
  const results: Json[] = [];
  await linked(live.signal, async (siblings) => {
    const worker = async (): Promise<void> => {
      while (next < children.length && !siblings.signal.aborted) {
        const place = next++;
        const child = children[place];
        if (!child) return;
        try {
          const own = { ...live, signal: siblings.signal };
          // An iteration starts and succeeds.
          if (state.Type === "Map" && !child.done) countEvents(live.execution, 1);
          results[place] = child.done ? child.done.output : await run(own, child, contextOf(child));
          if (state.Type === "Map") countEvents(live.execution, 1);
        } catch (error) {
          // An engine error takes precedence over the failure of a state.
          if (!failed || !(error instanceof StateError)) failed = { by: error };
          siblings.abort();
        }
      }
    };
    const width = limit > 0 ? Math.min(limit, children.length) : children.length;
    await runner.idleDuring(Promise.all(Array.from({ length: width }, () => runner.busyDuring(worker()))));
  });
  if (live.signal.aborted) throw stopped();
  countEvents(live.execution, 1);
  if (failed) throw failed.by;
  return results;
}

async function concurrencyOf(state: MapState<string, string>, scope: Scope): Promise<number> {
  const limit = await evaluate(state.MaxConcurrency ?? 0, scope, "MaxConcurrency");
  if (typeof limit !== "number" || !Number.isInteger(limit) || limit < 0)
    throw unexpected(state.MaxConcurrency ?? 0, "MaxConcurrency", "integer", limit);
  return limit;
}

const contextOf = ({ item }: Thread): Record<string, unknown> | undefined =>
  item && {
    Item: { Index: item.index, Value: item.value },
  };

async function itemsOf(
  runner: Runner,
  thread: Thread,
  state: MapState<string, string>,
  scope: Scope,
): Promise<Thread[]> {
  const items = state.Items === undefined ? thread.input : await evaluate(state.Items, scope, "Items");
  // An inline Map takes arrays only: https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html.
  if (!Array.isArray(items)) throw unexpected(state.Items ?? "{% $states.input %}", "Items", "array", items);
  const place = [...thread.place, thread.state, "ItemProcessor"];
  const threads: Thread[] = [];
  for (const [index, value] of (items as Json[]).entries()) {
    const child = newThread(state.ItemProcessor, place, value, runner.now(), { index, value });
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
