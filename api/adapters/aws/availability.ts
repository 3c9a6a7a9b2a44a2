import { isServerError, isThrottlingError, isTransientError } from "@smithy/core/retry";
import { DomainError } from "../../domain/errors.ts";

/**
 * Runs calls of AWS clients; throws SERVICE_UNAVAILABLE for what passes by itself (a lost connection, 5xx, throttling), after
 * the clients' own attempts. The names of these errors differ by service, so a workflow retries this one code.
 */
export async function whileAvailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw availabilityError(error);
  }
}

/** SERVICE_UNAVAILABLE for an error of an AWS client that passes by itself, any other error as it is. */
export function availabilityError(error: unknown): unknown {
  if (!(error instanceof Error) || DomainError.is(error)) return error;
  // The SDK's own errors have this shape; its type is narrower than Error in `cause` alone.
  const failure = error as Parameters<typeof isTransientError>[0];
  const passes = isTransientError(failure) || isServerError(failure) || isThrottlingError(failure);
  return passes ? new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 }, { cause: error }) : error;
}
