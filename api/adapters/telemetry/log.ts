import type { Log } from "../../deps.ts";
import { current, orderIn } from "./context.ts";

/** A log whose lines name the request, the trace and the order that they belong to. */
export const inContext =
  (log: Log): Log =>
  (level, message, fields = {}) => {
    const context = current.getStore();
    if (!context) return log(level, message, fields);
    const { requestId, span } = context;
    const orderId = orderIn(context);
    log(level, message, {
      ...(requestId !== undefined && { requestId }),
      ...(span !== undefined && { traceId: span.traceId }),
      ...(orderId !== undefined && { orderId }),
      ...fields,
    });
  };
