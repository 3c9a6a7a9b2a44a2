import type { Json } from "../table.ts";
import type { Carried } from "./telemetry.ts";

/** Narrows JSON to an object. */
export const isFields = (json: Json): json is { readonly [name: string]: Json | undefined } =>
  typeof json === "object" && json !== null && !Array.isArray(json);

/** What an execution's input says of the trace that it was started in. */
export const traceIn = (input: Json): Carried => carriedIn(isFields(input) ? input["trace"] : undefined);

/** What came along with an execution's input or a message. */
export function carriedIn(json: Json | undefined): Carried {
  if (json === undefined || !isFields(json)) return {};
  const { traceparent, requestId } = json;
  return {
    ...(typeof traceparent === "string" && { traceparent }),
    ...(typeof requestId === "string" && { requestId }),
  };
}

/** The order that a message or an execution's input names. */
export function orderOf(json: Json | undefined): string | undefined {
  const orderId = json !== undefined && isFields(json) ? json["orderId"] : undefined;
  return typeof orderId === "string" ? orderId : undefined;
}
