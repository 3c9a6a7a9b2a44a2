import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import type { SpanContext } from "@opentelemetry/api";

/** What belongs to the work under way, through every await of it. */
export type WorkContext = {
  readonly requestId: string | undefined;
  readonly span: SpanContext | undefined;
  readonly path: string | undefined;
  orderId: string | undefined;
};

/** The context of the work under way. */
export const current = new AsyncLocalStorage<WorkContext>();

const traceparent = /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-.*)?$/;
const version = "00";

/** Undefined where it is not one. https://www.w3.org/TR/trace-context/#traceparent-header */
export function readTraceparent(text: string | undefined): SpanContext | undefined {
  if (text === undefined) return undefined;
  const [, given = "", traceId = "", spanId = "", flags = "", more] = traceparent.exec(text) ?? [];
  if (given === "" || given === "ff" || (given === version && more !== undefined)) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

/** The header of this span's children. */
export const writeTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `${version}-${traceId}-${spanId}-0${traceFlags & 1}`;

/** The order that the work is about: told, or named in the path of the request. */
export const orderIn = ({ orderId, path }: WorkContext): string | undefined =>
  orderId ?? /\/orders\/([\da-f]{8}-[\da-f-]{27})(?:\/|$)/.exec(path ?? "")?.[1];

/** Random, by way of UUIDs: Node keeps their randomness ready, and asks the system anew for that of `randomBytes`. */
export const newTraceId = (): string => randomUUID().replaceAll("-", "");
/** Sixteen random hexadecimal digits. */
export const newSpanId = (): string => {
  const uuid = randomUUID();
  // Without the digits that name a UUID's version and variant.
  return uuid.slice(0, 8) + uuid.slice(28);
};
