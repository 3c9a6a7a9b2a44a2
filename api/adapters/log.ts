import type { Log } from "../deps.ts";

/** One JSON line per event on standard error: standard output belongs to whoever started the shop. */
export const jsonLog: Log = (level, message, fields = {}) => {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    value instanceof Error ? described(value) : value,
  ]);
  process.stderr.write(
    `${JSON.stringify({ level, time: new Date().toISOString(), message, ...Object.fromEntries(entries) })}\n`,
  );
};

const described = (error: Error): Record<string, unknown> => ({
  name: error.name,
  message: error.message,
  stack: error.stack,
  ...(error.cause instanceof Error && { cause: described(error.cause) }),
});
