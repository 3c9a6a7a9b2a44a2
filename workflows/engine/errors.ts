import { DomainError } from "../../api/domain/errors.ts";
import type { Retrier } from "../asl/types.ts";

/** An error as a state sees it: AWS's `States.…`, or the name that a task threw. */
export class StateError extends Error {
  override readonly name: string;
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** What a task threw: our errors by code, others by name. */
export function stateErrorOf(error: unknown): StateError {
  if (error instanceof StateError) return error;
  if (DomainError.is(error)) return new StateError(error.code, JSON.stringify(error.details));
  return error instanceof Error
    ? new StateError(error.name, error.message)
    : new StateError("Error", String(error));
}

/** What ends a thread that is stopped from outside; no state catches it. */
export const stopped = (): StateError => new StateError("States.Runtime", "the execution was stopped");

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export function matches(errorEquals: readonly string[], name: string): boolean {
  if (name === "States.Runtime") return false;
  if (errorEquals.includes(name)) return true;
  if (name === "States.DataLimitExceeded") return false;
  if (errorEquals.includes("States.ALL")) return true;
  if (name === "States.HeartbeatTimeout" && errorEquals.includes("States.Timeout")) return true;
  return errorEquals.includes("States.TaskFailed") && name !== "States.Timeout";
}

/** Seconds until a retry, or undefined when the retrier is used up. `attempt` counts from 0. */
export function retryDelay(retrier: Retrier, attempt: number, random: () => number): number | undefined {
  if (attempt >= (retrier.MaxAttempts ?? 3)) return undefined;
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempt;
  const delay = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === "FULL" ? delay * random() : delay;
}
