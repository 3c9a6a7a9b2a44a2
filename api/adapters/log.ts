import type { Log } from "../deps.ts";
import { redacted } from "../domain/redaction.ts";
import type { Json } from "../ports/table.ts";

/**
 * One JSON line per event on standard error: standard output belongs to whoever started the shop. Secrets, card numbers,
 * postal addresses and telephone numbers are left out, and e-mail addresses are masked.
 */
export const jsonLog: Log = (level, message, fields = {}) => {
  process.stderr.write(`${logLine({ level, time: new Date().toISOString(), message }, fields)}\n`);
};

/** The line of an event, without what nobody may read. */
export function logLine(
  head: Readonly<Record<string, string>>,
  fields: Readonly<Record<string, unknown>>,
): string {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    value instanceof Error ? described(value) : value,
  ]);
  // What JSON.parse returns is JSON.
  const json = JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Json;
  return JSON.stringify({ ...head, ...Object(redacted(json)) });
}

const described = (error: Error): Record<string, unknown> => ({
  name: error.name,
  message: error.message,
  stack: error.stack,
  ...(error.cause instanceof Error && { cause: described(error.cause) }),
});
