import { setTimeout as wait } from "node:timers/promises";
import { type CancellationReason, TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { DomainError } from "../../../domain/errors.ts";
import { availabilityError } from "../availability.ts";

/** Thrown by work that DynamoDB completed in part; the next attempt continues with the rest. */
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
 * Retries `work` while DynamoDB is busy, with jittered waits of up to half a second. Throws
 * SERVICE_UNAVAILABLE when the next wait would exceed `patienceMs`, and at once for a lost connection or a 5xx, which the
 * client has retried. A refused attempt must have changed nothing.
 */
export async function patiently<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) throw availabilityError(error);
      const pause = Math.random() * Math.min(longestWaitMs, firstWaitMs * 2 ** attempt);
      if (performance.now() + pause > until)
        throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 }, { cause: error });
      await wait(pause);
    }
  }
}

/**
 * The reasons for a cancelled transaction, one per write; undefined for other errors. Also finds the error as
 * cause of SERVICE_UNAVAILABLE.
 */
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
