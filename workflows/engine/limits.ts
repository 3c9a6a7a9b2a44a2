import type { Json } from "../../api/ports/table.ts";
import { StateError } from "./errors.ts";

/** Largest payload in bytes. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const maxPayload = 262_144;

/**
 * Returns the value. Throws States.DataLimitExceeded when its JSON is larger than `maxPayload`; `state` is the
 * name of the state that made it.
 */
export function withinLimit<T extends Json>(value: T, state: string): T {
  if (bytesOf(value) > maxPayload)
    throw new StateError(
      "States.DataLimitExceeded",
      `The state/task '${state}' returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  return value;
}

/** The size of a value's JSON in bytes. */
export const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));
