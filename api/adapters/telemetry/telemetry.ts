import {
  isSpanContextValid,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { DomainError } from "../../domain/errors.ts";
import type { Measured, Telemetry, Told, Work } from "../../ports/telemetry/telemetry.ts";
import {
  current,
  newSpanId,
  newTraceId,
  orderIn,
  readTraceparent,
  type WorkContext,
  writeTraceparent,
} from "./context.ts";

const kinds = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  producer: SpanKind.PRODUCER,
  client: SpanKind.CLIENT,
  internal: SpanKind.INTERNAL,
} as const satisfies Record<Work["kind"], SpanKind>;

/**
 * Watches by OpenTelemetry's API, whose spans cost nothing until a process registers a provider; ids are carried on
 * without one. A trace is recorded where its traceparent says so, or where the work begins one.
 */
export function openTelemetry(measure: (measured: Measured) => void): Telemetry {
  const tracer = trace.getTracer("e-com67");
  return {
    measure,
    run(work, act) {
      // A request from outside may arrive by a call in this process, as webhooks of the embedded Stripe server do.
      const outer = work.kind === "server" ? undefined : current.getStore();
      const parent = readTraceparent(work.traceparent) ?? outer?.span;
      const context = {
        requestId: work.requestId ?? outer?.requestId,
        orderId: work.orderId ?? outer?.orderId,
        path: work.path ?? outer?.path,
        span: undefined,
      };
      // Reads of the catalog end here.
      if (parent === undefined && !work.begins) return current.run(context, act, untold);
      return asSpan(tracer, { work, parent, context }, act);
    },
    carried() {
      const { span, requestId } = current.getStore() ?? {};
      return {
        ...(span !== undefined && { traceparent: writeTraceparent(span) }),
        ...(requestId !== undefined && { requestId }),
      };
    },
    about(orderId) {
      const context = current.getStore();
      if (context) context.orderId = orderId;
    },
  };
}

const untold: Told = () => undefined;

type Begun = {
  readonly work: Work;
  readonly parent: SpanContext | undefined;
  readonly context: WorkContext;
};

async function asSpan<T>(
  tracer: Tracer,
  { work, parent, context }: Begun,
  act: (tell: Told) => Promise<T>,
): Promise<T> {
  const under = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  const span = tracer.startSpan(work.name, { kind: kinds[work.kind] }, under);
  const made = span.spanContext();
  const inside = { ...context, span: isSpanContextValid(made) ? made : newSpan() };
  const isRecorded = span.isRecording();
  try {
    return await current.run(
      inside,
      act,
      isRecorded ? (attributes) => span.setAttributes(attributes) : untold,
    );
  } catch (error) {
    // The message of an error may hold what a person typed.
    const message = DomainError.is(error) ? error.code : error instanceof Error ? error.name : "error";
    span.setStatus({ code: SpanStatusCode.ERROR, message });
    throw error;
  } finally {
    if (isRecorded) {
      const { requestId } = inside;
      if (requestId !== undefined) span.setAttribute("request.id", requestId);
      const order = orderIn(inside);
      if (order !== undefined) span.setAttribute("order.id", order);
    }
    span.end();
  }
}

/** Ids for log lines where nobody records spans. */
const newSpan = (): SpanContext => ({
  traceId: newTraceId(),
  spanId: newSpanId(),
  traceFlags: TraceFlags.SAMPLED,
});
