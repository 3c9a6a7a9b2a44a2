import type { Json } from "../../api/ports/table.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import type { StateMachine } from "../asl/types.ts";
import type { Execution } from "./execution.ts";
import type { Sleepers } from "./sleepers.ts";
import type { ExecutionStore, Unsaved } from "./store.ts";

/** What running an execution needs. */
export type Runner = {
  readonly store: ExecutionStore;
  readonly sleepers: Sleepers;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  readonly reads: ReadonlySet<string>;
  readonly now: () => number;
  readonly random: () => number;
  /** Counts a thread as not working until `wait` resolves. */
  resting<T>(wait: Promise<T>): Promise<T>;
  /** Counts one more thread as working until `work` ends. */
  working<T>(work: Promise<T>): Promise<T>;
  /** A task's handler at work: the engine's end waits for it a while. */
  handling<T>(work: Promise<T>): Promise<T>;
  /** Resolves when a token is completed in this process, or at the abort. */
  arrival(token: string, signal: AbortSignal): Promise<void>;
};

/** An execution in this process, or one thread of it that can be stopped on its own. */
export type Live = {
  readonly machine: StateMachine;
  readonly execution: Execution;
  readonly signal: AbortSignal;
  /**
   * Goes to disk with the next write. What a state gave is written before anything acts on it, not as soon as it is
   * known: a kill in between only evaluates again what nobody has seen.
   */
  readonly unsaved: Unsaved;
};

/** What a thread inherits from those around it. */
export type Outer = {
  readonly variables: Readonly<Record<string, Json>>;
  readonly items: Record<string, unknown> | undefined;
};

/** Why a signal is aborted that nobody asks for the reason; by default that is an exception with its stack, made each time. */
export const done = "done";

/** Runs `work` with a signal of its own, that `signal` aborts too. */
export async function linked<T>(signal: AbortSignal, work: (own: AbortController) => Promise<T>): Promise<T> {
  const own = new AbortController();
  const abort = (): void => own.abort(done);
  if (signal.aborted) own.abort(done);
  signal.addEventListener("abort", abort);
  try {
    return await work(own);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
