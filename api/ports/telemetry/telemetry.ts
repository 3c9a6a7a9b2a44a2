/** What is measured. Counts are 1 each; latencies are milliseconds. */
export type MetricName =
  | "Requests"
  | "Latency"
  | "Errors"
  | "Orders"
  | "CartChanges"
  | "OversellsRefused"
  | "Steps"
  | "StepLatency"
  | "StepErrors";

/** Values of one event. `step` is a task of a workflow; `about` may be searched for and is no dimension. */
export type Measured = {
  readonly values: Readonly<Partial<Record<MetricName, number>>>;
  readonly step?: string;
  readonly about?: () => Readonly<Record<string, string | number>>;
};

/** What goes along with a message or an execution: a W3C traceparent, and the id of the request that it began with. */
export type Carried = { readonly traceparent?: string; readonly requestId?: string };

/** A piece of work of its own: a request, a message, a task of a workflow, a call of another service. */
export type Work = Carried & {
  readonly name: string;
  readonly kind: "server" | "consumer" | "producer" | "client" | "internal";
  readonly orderId?: string | undefined;
  /** The path of a request, in which an order may be named. */
  readonly path?: string;
  /** Begins a trace where nothing came along. */
  readonly begins?: boolean;
};

/** Says how work under way ended. */
export type Told = (attributes: Readonly<Record<string, string | number>>) => void;

/** How the shop is watched. None of it may fail what it watches. */
export interface Telemetry {
  /** Does `act` as a span of the trace that came along or is under way; log lines in it carry its ids. */
  run<T>(work: Work, act: (tell: Told) => Promise<T>): Promise<T>;
  /** What the work under way gives along. */
  carried(): Carried;
  /** The work under way is about this order from now on. */
  about(orderId: string): void;
  measure(measured: Measured): void;
}
