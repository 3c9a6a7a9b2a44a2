import type { Json } from "../../api/ports/table.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import type { StateMachine } from "../asl/types.ts";
import type { Execution } from "./execution.ts";
import type { ExecutionStore, Unsaved } from "./store.ts";
import type { Timers } from "./timers.ts";

/** What the code that runs an execution needs from the engine. */
export type Runner = {
  readonly store: ExecutionStore;
  readonly timers: Timers;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  readonly reads: ReadonlySet<string>;
  readonly now: () => number;
  readonly random: () => number;
  /** Counts the calling thread as idle until `wait` resolves. */
  idleDuring<T>(wait: Promise<T>): Promise<T>;
  /** Counts one more thread as busy until `work` settles. */
  busyDuring<T>(work: Promise<T>): Promise<T>;
  /** Registers a running task handler; `close` waits for it, for two seconds at most. */
  trackHandler<T>(work: Promise<T>): Promise<T>;
  /** Resolves when the token is completed in this process, or when the signal aborts. */
  completion(token: string, signal: AbortSignal): Promise<void>;
};

/** An execution in this process, or one of its threads with a signal of its own. */
export type Live = {
  readonly machine: StateMachine;
  readonly execution: Execution;
  readonly signal: AbortSignal;
  /**
   * Saved with the next write. A state's result is written before a task acts on it, not immediately: after a
   * crash in between, only results that nobody has seen are computed again.
   */
  readonly unsaved: Unsaved;
};

/** The variables and map items that a thread inherits from the enclosing threads. */
export type Outer = {
  readonly variables: Readonly<Record<string, Json>>;
  readonly items: Record<string, unknown> | undefined;
};

/**
 * An abort reason that nobody reads; the default reason is an exception whose stack costs time to capture.
 */
export const done = "done";

/** Runs `work` with an AbortController of its own, which `signal` aborts too. */
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
