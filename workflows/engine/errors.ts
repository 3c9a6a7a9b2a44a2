import { DomainError } from "../../api/domain/errors.ts";
import type { Retrier } from "../asl/types.ts";

/**
 * An error as the states language sees it: `name` is an AWS name (`States.…`), the name that a task threw, or ""
 * where a Fail state has a Cause only.
 */
export class StateError extends Error {
  override readonly name: string;
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** An error of the interpreter itself; its cause gets the state's name and event in front, as on AWS. */
export class RuntimeError extends StateError {
  /** The error with the place where it happened. */
  at(state: string, event: number): StateError {
    const place = `An error occurred while executing the state '${state}' (entered at the event id #${event}). `;
    return new StateError(this.name, place + this.message);
  }
}

/** An expression that fails, or gives what its field does not take. */
export const evaluationError = (cause: string): RuntimeError =>
  new RuntimeError("States.QueryEvaluationError", cause);

/** Converts what a task threw: a DomainError is named by its code, any other error by its name. */
export function stateErrorOf(error: unknown): StateError {
  if (error instanceof StateError) return error;
  if (DomainError.is(error)) return new StateError(error.code, JSON.stringify(error.details));
  return error instanceof Error
    ? new StateError(error.name, error.message)
    : new StateError("Error", String(error));
}

/** Ends a thread that was stopped from outside; no catcher handles it. */
export const stopped = (): StateError => new StateError("States.Runtime", "the execution was stopped");

/**
 * Whether a retrier or catcher handles the error.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matches(errorEquals: readonly string[], name: string): boolean {
  if (name === "States.Runtime") return false;
  if (errorEquals.includes(name)) return true;
  if (name === "States.DataLimitExceeded") return false;
  if (errorEquals.includes("States.ALL")) return true;
  if (name === "States.HeartbeatTimeout" && errorEquals.includes("States.Timeout")) return true;
  return errorEquals.includes("States.TaskFailed") && name !== "States.Timeout";
}

/**
 * Seconds until the next retry, or undefined when the retrier has no attempts left. `attempt` counts from 0.
 */
export function retryDelay(retrier: Retrier, attempt: number, random: () => number): number | undefined {
  if (attempt >= (retrier.MaxAttempts ?? 3)) return undefined;
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** attempt;
  const delay = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === "FULL" ? delay * random() : delay;
}
