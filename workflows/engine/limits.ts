import type { Json } from "../../api/ports/table.ts";
import { StateError } from "./errors.ts";

/** Largest payload in bytes. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const maxPayload = 262_144;

/**
 * Returns the value. Throws States.DataLimitExceeded when its JSON is larger than `maxPayload`; `what` names
 * it in the message.
 */
export function withinLimit<T extends Json>(value: T, what: string): T {
  if (bytesOf(value) > maxPayload)
    throw new StateError("States.DataLimitExceeded", `${what} is larger than 256 KiB`);
  return value;
}

/** The size of a value's JSON in bytes. */
export const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));
