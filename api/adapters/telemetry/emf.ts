import type { Measured, MetricName } from "../../ports/telemetry/telemetry.ts";
import { current, orderIn } from "./context.ts";

const namespace = "E-Com67";
const milliseconds: ReadonlySet<MetricName> = new Set(["Latency", "StepLatency"]);

/**
 * Writes metrics in CloudWatch's embedded format, which costs no call: a line of the function's log. The dimensions are the
 * service and, of workflows, the step: each combination is a metric that is paid for, so routes and ids are properties.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const embeddedMetrics =
  (service: string, write: (line: string) => void, now: () => number) =>
  ({ values, step, about }: Measured): void => {
    const context = current.getStore();
    const names = Object.keys(values) as MetricName[];
    const metrics = names.map((name) => ({
      Name: name,
      Unit: milliseconds.has(name) ? "Milliseconds" : "Count",
    }));
    const dimensions = step === undefined ? ["service"] : ["service", "step"];
    const document = {
      _aws: {
        Timestamp: now(),
        CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [dimensions], Metrics: metrics }],
      },
      service,
      ...(step !== undefined && { step }),
      ...about?.(),
      ...(context?.requestId !== undefined && { requestId: context.requestId }),
      ...(context?.span !== undefined && { traceId: context.span.traceId }),
      ...(context && { orderId: orderIn(context) }),
      ...values,
    };
    write(`${JSON.stringify(document)}\n`);
  };
