import type { Json } from "../../api/ports/table.ts";
import type { Branch, StateMachine } from "../asl/types.ts";

/** What a thread waits for: a time (epoch milliseconds) or a task token. */
export type Waiting =
  | { readonly kind: "timer"; readonly due: number }
  | {
      readonly kind: "token";
      readonly token: string;
      readonly since: number;
      readonly due: number | null;
      /** Milliseconds within which a heartbeat must arrive. */
      readonly beat: number | null;
    };

/**
 * One sequence of states: the machine's own, a branch of a Parallel or an item of a Map. Holds all that a
 * restart needs.
 */
export type Thread = {
  /**
   * The path to its states in the definition, from the root: state name, then branch number or
   * "ItemProcessor".
   */
  readonly place: readonly (string | number)[];
  readonly item?: { readonly index: number; readonly value: Json };
  state: string;
  input: Json;
  variables: Record<string, Json>;
  enteredAt: number;
  /** The number of the event with which the state was entered, as in Step Functions' history. */
  enteredEvent?: number;
  /** Retries done so far, per retrier of the current state. */
  retries: number[];
  waiting: Waiting | null;
  children: Thread[] | null;
  done: { output: Json } | null;
};

export type Execution = {
  readonly workflow: string;
  readonly name: string;
  /** The id of the definition that it runs. */
  readonly version: string;
  readonly input: Json;
  readonly startedAt: number;
  readonly due: number | null;
  readonly root: Thread;
  /** How many events Step Functions' history would have; the first is the start. */
  events?: number;
};

/** Counts events of an execution and returns the number of the last. */
export function countEvents(execution: Execution, events: number): number {
  execution.events = (execution.events ?? 1) + events;
  return execution.events;
}

export type ExecutionStatus = "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT";

/** A thread at the first state of its branch. */
export const newThread = (
  branch: Branch,
  place: Thread["place"],
  input: Json,
  now: number,
  item?: NonNullable<Thread["item"]>,
): Thread => ({
  place,
  ...(item && { item }),
  state: branch.StartAt,
  input,
  variables: {},
  enteredAt: now,
  retries: [],
  waiting: null,
  children: null,
  done: null,
});

/** The states that a thread runs. Throws an Error when the definition has no such place. */
export function branchAt(machine: StateMachine, place: Thread["place"]): Branch {
  let branch: Branch = machine;
  for (let step = 0; step < place.length; step += 2) {
    const state = branch.States[String(place[step])];
    const which = place[step + 1];
    const inner =
      state?.Type === "Map"
        ? state.ItemProcessor
        : state?.Type === "Parallel"
          ? state.Branches[Number(which)]
          : undefined;
    if (!inner) throw new Error(`the definition has no ${place.join("/")}`);
    branch = inner;
  }
  return branch;
}
