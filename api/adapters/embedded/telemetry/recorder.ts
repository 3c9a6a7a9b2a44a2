import {
  type Attributes,
  INVALID_SPAN_CONTEXT,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanOptions,
  type SpanStatus,
  SpanStatusCode,
  TraceFlags,
  type Tracer,
  type TracerProvider,
  trace,
} from "@opentelemetry/api";
import { LRUCache } from "lru-cache";
import { newSpanId, newTraceId } from "../../telemetry/context.ts";

/** A span that has begun. Times are epoch milliseconds; without `endedAt` it is under way. */
export type RecordedSpan = {
  readonly traceId: string;
  readonly spanId: string;
  /** Undefined: it began the trace. */
  readonly parentId: string | undefined;
  name: string;
  readonly kind: "internal" | "server" | "client" | "producer" | "consumer";
  readonly startedAt: number;
  endedAt: number | undefined;
  /** An error's code or name. */
  error: string | undefined;
  readonly attributes: Record<string, string>;
};

/** Traces by their ids, those that were written to last kept. */
export type Traces = {
  /** Newest first. */
  list(): readonly (readonly RecordedSpan[])[];
  find(traceId: string): readonly RecordedSpan[] | undefined;
};

const mostTraces = 200;
const mostSpans = 500;
const kinds = ["internal", "server", "client", "producer", "consumer"] as const;

const kept = new LRUCache<string, RecordedSpan[]>({ max: mostTraces });

/** What this process recorded; nothing until `recordTraces`. */
export const traces: Traces = {
  list: () =>
    [...kept.values()].toSorted(([one], [other]) => (other?.startedAt ?? 0) - (one?.startedAt ?? 0)),
  find: (traceId) => kept.get(traceId),
};

/**
 * Makes this process record the spans of traces that are sampled, in memory, for the page of traces. Does nothing where
 * another provider is registered already, such as that of an OpenTelemetry distribution.
 */
export function recordTraces(): boolean {
  const provider: TracerProvider = { getTracer: () => tracer };
  return trace.setGlobalTracerProvider(provider);
}

const now = (): number => performance.timeOrigin + performance.now();

function startSpan(name: string, options: SpanOptions = {}, context = ROOT_CONTEXT): Span {
  const parent = options.root ? undefined : trace.getSpanContext(context);
  // Libraries start spans of their own, without a parent: they belong to no trace of the shop's.
  if (parent && (parent.traceFlags & TraceFlags.SAMPLED) === 0) return trace.wrapSpanContext(parent);
  if (!parent && options.kind === undefined) return trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
  const spanContext: SpanContext = {
    traceId: parent?.traceId ?? newTraceId(),
    spanId: newSpanId(),
    traceFlags: TraceFlags.SAMPLED,
  };
  const span: RecordedSpan = {
    traceId: spanContext.traceId,
    spanId: spanContext.spanId,
    parentId: parent?.spanId,
    name,
    kind: kinds[options.kind ?? SpanKind.INTERNAL],
    startedAt: now(),
    endedAt: undefined,
    error: undefined,
    attributes: {},
  };
  const spans = kept.get(span.traceId);
  if (!spans) kept.set(span.traceId, [span]);
  else if (spans.length < mostSpans) spans.push(span);
  return new Recording(span, spanContext);
}

const tracer: Tracer = {
  startSpan,
  startActiveSpan: (name: string, ...rest: unknown[]) => {
    const work = rest.at(-1);
    if (typeof work !== "function") throw new TypeError("startActiveSpan needs a function");
    return work(startSpan(name));
  },
};

class Recording implements Span {
  readonly #span: RecordedSpan;
  readonly #context: SpanContext;

  constructor(span: RecordedSpan, context: SpanContext) {
    this.#span = span;
    this.#context = context;
  }

  spanContext(): SpanContext {
    return this.#context;
  }

  isRecording(): boolean {
    return this.#span.endedAt === undefined;
  }

  setAttribute(name: string, value: unknown): this {
    this.#span.attributes[name] = String(value);
    return this;
  }

  setAttributes(attributes: Attributes): this {
    for (const name of Object.keys(attributes)) this.setAttribute(name, attributes[name]);
    return this;
  }

  setStatus({ code, message }: SpanStatus): this {
    if (code === SpanStatusCode.ERROR) this.#span.error = message ?? "error";
    return this;
  }

  updateName(name: string): this {
    this.#span.name = name;
    return this;
  }

  addEvent(): this {
    return this;
  }

  addLink(): this {
    return this;
  }

  addLinks(): this {
    return this;
  }

  /** What an exception says may hold what a person typed. */
  recordException(): void {}

  end(): void {
    this.#span.endedAt ??= now();
  }
}
