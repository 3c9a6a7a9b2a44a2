import { setTimeout as wait } from "node:timers/promises";
import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { DomainError } from "../../../domain/errors.ts";

/** Thrown by work that DynamoDB did in part: run again, it goes on with the rest. */
export class Unprocessed extends Error {
  override readonly name = "Unprocessed";
}

const firstWaitMs = 10;
const longestWaitMs = 500;
const transient = new Set([
  "TransactionConflictException",
  "TransactionInProgressException",
  "ReplicatedWriteConflictException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
  "ThrottlingException",
  "Unprocessed",
]);
const transientReasons = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/**
 * Runs `work` until it is not refused for being busy, with jittered waits that grow to half a second. Throws
 * SERVICE_UNAVAILABLE when `patienceMs` would be over. Work must change nothing when it is refused.
 */
export async function patiently<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw error;
      const pause = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** attempt);
      if (performance.now() + pause > until)
        throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 }, { cause: error });
      await wait(pause);
    }
  }
}

/** Why a transaction was cancelled, write by write; undefined when `error` is another. Also behind SERVICE_UNAVAILABLE. */
export function cancellation(error: unknown): readonly CancellationReason[] | undefined {
  if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? [];
  return DomainError.is(error, "SERVICE_UNAVAILABLE") ? cancellation(error.cause) : undefined;
}

function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof TransactionCanceledException)
    return (error.CancellationReasons ?? []).some(({ Code = "" }) => transientReasons.has(Code));
  return transient.has(error.name);
}
