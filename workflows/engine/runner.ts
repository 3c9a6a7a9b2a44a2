import type { Json } from "../../api/ports/table.ts";
import type { TaskHandler } from "../asl/tasks.ts";
import type { StateMachine } from "../asl/types.ts";
import type { Execution } from "./execution.ts";
import type { Sleepers } from "./sleepers.ts";
import type { ExecutionStore } from "./store.ts";

/** What running an execution needs. `active` counts threads that are not waiting for a time or a token. */
export type Runner = {
  readonly store: ExecutionStore;
  readonly sleepers: Sleepers;
  readonly tasks: Readonly<Record<string, TaskHandler>>;
  readonly now: () => number;
  readonly random: () => number;
  /** Counts this thread as waiting until `wait` resolves. */
  resting<T>(wait: Promise<T>): Promise<T>;
  /** Resolves with a token's result when it comes in this process. */
  tokenResult(token: string, signal: AbortSignal): Promise<void>;
};

export type Live = {
  readonly machine: StateMachine;
  readonly execution: Execution;
  readonly signal: AbortSignal;
};
export type Outer = {
  readonly variables: Readonly<Record<string, Json>>;
  readonly items: Record<string, unknown> | undefined;
};
