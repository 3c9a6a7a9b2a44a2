import type { Json } from "../../api/ports/table.ts";
import { StateError } from "./errors.ts";

/** Largest payload, in bytes. https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const maxPayload = 262_144;

/** The value itself. Throws States.DataLimitExceeded when it is larger, as JSON, than Step Functions passes on. */
export function withinLimit<T extends Json>(value: T, what: string): T {
  if (bytesOf(value) > maxPayload)
    throw new StateError("States.DataLimitExceeded", `${what} is larger than 256 KiB`);
  return value;
}

/** The size of a value as JSON. */
export const bytesOf = (value: Json): number => Buffer.byteLength(JSON.stringify(value));
