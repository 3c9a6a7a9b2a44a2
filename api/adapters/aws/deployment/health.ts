import { CloudWatchClient, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import { CodePipelineClient, ListPipelineExecutionsCommand } from "@aws-sdk/client-codepipeline";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { within } from "../within.ts";
import { type CloudOptions, perRegion } from "./per-region.ts";

/** An alarm that has gone off. */
export type GoneOff = { readonly name: string; readonly means: string; readonly since: number };

/** The last run of a pipeline; `status` is CodePipeline's: Succeeded, Failed, InProgress… */
export type PipelineRun = {
  readonly pipeline: string;
  readonly status: string;
  readonly startedAt: number;
  /** The commit and its subject, where the source says them. */
  readonly of: string | undefined;
};

export type Health = {
  /** The alarms in ALARM whose name begins so. */
  readonly alarms: (region: string, prefix: string) => Promise<readonly GoneOff[]>;
  /** Undefined: it has never run. */
  readonly lastRun: (region: string, pipeline: string) => Promise<PipelineRun | undefined>;
  /** Roughly how many messages wait in a queue. */
  readonly waiting: (region: string, queueUrl: string) => Promise<number>;
};

/** Reads alarms, pipelines and queues. */
export function health(options: CloudOptions): Health {
  const watch = perRegion((region) => new CloudWatchClient({ ...within(30_000), ...options, region }));
  const pipelines = perRegion((region) => new CodePipelineClient({ ...within(30_000), ...options, region }));
  const queues = perRegion((region) => new SQSClient({ ...within(30_000), ...options, region }));
  return {
    async alarms(region, AlarmNamePrefix) {
      const found: GoneOff[] = [];
      const pages = paginateDescribeAlarms(
        { client: watch(region) },
        { AlarmNamePrefix, StateValue: "ALARM" },
      );
      for await (const { MetricAlarms = [], CompositeAlarms = [] } of pages)
        for (const alarm of [...MetricAlarms, ...CompositeAlarms])
          found.push({
            name: alarm.AlarmName ?? "",
            means: alarm.AlarmDescription ?? "",
            since: alarm.StateUpdatedTimestamp?.getTime() ?? 0,
          });
      return found;
    },

    async lastRun(region, pipeline) {
      const { pipelineExecutionSummaries: [last] = [] } = await pipelines(region).send(
        new ListPipelineExecutionsCommand({ pipelineName: pipeline, maxResults: 1 }),
      );
      if (last === undefined) return undefined;
      const [source] = last.sourceRevisions ?? [];
      return {
        pipeline,
        status: last.status ?? "Unknown",
        startedAt: last.startTime?.getTime() ?? 0,
        of: source && [source.revisionId?.slice(0, 8), source.revisionSummary].filter(Boolean).join(" "),
      };
    },

    async waiting(region, QueueUrl) {
      const { Attributes } = await queues(region).send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
      );
      return Number(Attributes?.ApproximateNumberOfMessages ?? 0);
    },
  };
}
