import { CfnResource, Duration, type Stack } from "aws-cdk-lib";
import {
  Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  MathExpression,
  Metric,
  PeriodOverride,
  SingleValueWidget,
  TextWidget,
} from "aws-cdk-lib/aws-cloudwatch";
import { CfnGlobalTable } from "aws-cdk-lib/aws-dynamodb";
import { CfnDomain } from "aws-cdk-lib/aws-opensearchservice";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import { CfnStateMachine } from "aws-cdk-lib/aws-stepfunctions";
import type { ApiStack } from "../../api-stack.ts";
import { type FrontendStack, frontendRegion } from "../../frontend-stack.ts";
import type { Stage } from "../../stage.ts";
import { configurationSetOf } from "../mail.ts";

export type DashboardProps = {
  readonly stage: Stage;
  readonly data: Stack;
  readonly api: ApiStack;
  readonly frontend: FrontendStack;
  readonly compute: Stack;
  /** The ARNs of the alarms of each stack, by what staff call it. */
  readonly alarms: Readonly<Record<string, readonly string[]>>;
};

type Series = {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic?: string;
  readonly label: string;
  readonly region?: string;
};

const period = Duration.minutes(5);

const series = ({ namespace, metric, dimensions = {}, statistic = "Sum", label, region }: Series): IMetric =>
  new Metric({
    namespace,
    metricName: metric,
    dimensionsMap: dimensions,
    statistic,
    label,
    period,
    ...(region !== undefined && { region }),
  });

const sum = (label: string, ...parts: readonly IMetric[]): IMetric => {
  // Ids must differ within a graph.
  const id = label.replace(/\W/g, "_");
  const usingMetrics = Object.fromEntries(parts.map((part, place) => [`m_${id}_${place}`, part]));
  return new MathExpression({
    expression: Object.keys(usingMetrics).join(" + "),
    usingMetrics,
    label,
    period,
  });
};

const graph = (title: string, left: IMetric[], right: IMetric[] = [], width = 8): IWidget =>
  new GraphWidget({ title, left, right, width, height: 6, leftYAxis: { min: 0 }, rightYAxis: { min: 0 } });

/**
 * What somebody on call looks at first: which alarms are on, whether orders are placed, and then what orders stand on, in
 * the order in which a purchase meets it.
 */
export function dashboard(scope: Stack, props: DashboardProps): Dashboard {
  const { stage, frontend, alarms } = props;
  const board = new Dashboard(scope, "dashboard", {
    dashboardName: `${stage.prefix}e-com67`,
    defaultInterval: Duration.hours(3),
    periodOverride: PeriodOverride.AUTO,
  });
  const heading = (text: string) => new TextWidget({ markdown: `## ${text}`, width: 24, height: 1 });
  board.addWidgets(
    new TextWidget({
      markdown: `# ${stage.name}\n[Shop](${frontend.addresses.shopUrl}) · [Admin](${frontend.addresses.adminUrl}). An alarm's description says what is wrong; [messages that failed for good](${frontend.addresses.adminUrl}/runs/dead-letters) wait in the admin.`,
      width: 24,
      height: 2,
    }),
    ...Object.entries(alarms).flatMap(([title, arns]) => alarmWidgets(scope, title, arns)),
  );
  board.addWidgets(heading("Orders"), ...orders(props));
  board.addWidgets(heading("Sites and API"), ...doors(props));
  board.addWidgets(heading("Queues"), ...queues(props));
  board.addWidgets(heading("Data and search"), ...stores(props));
  board.addWidgets(heading("Mails"), ...mails(props));
  return board;
}

/** CloudWatch shows at most 100 alarms in one widget. */
function alarmWidgets(scope: Stack, title: string, arns: readonly string[]): IWidget[] {
  const most = 100;
  const parts = Array.from({ length: Math.ceil(arns.length / most) }, (_, part) =>
    arns.slice(part * most, (part + 1) * most),
  );
  return parts.map(
    (part, place) =>
      new AlarmStatusWidget({
        title: parts.length > 1 ? `${title} (${place + 1} of ${parts.length})` : title,
        alarms: part.map((arn, one) => Alarm.fromAlarmArn(scope, `${title}-${place}-${one}`, arn)),
        width: 24,
        height: Math.max(2, Math.ceil(part.length / 12) + 1),
      }),
  );
}

/** The resources of a type in a stack. */
const all = <Made extends CfnResource>(stack: Stack, type: new (...args: never[]) => Made): Made[] =>
  stack.node.findAll().filter((one): one is Made => CfnResource.isCfnResource(one) && one instanceof type);

function orders({ compute }: DashboardProps): IWidget[] {
  const executions = ({ ref }: CfnStateMachine) => {
    const of = (metric: string, label: string, statistic?: string) =>
      series({
        namespace: "AWS/States",
        metric,
        dimensions: { StateMachineArn: ref },
        label,
        ...(statistic !== undefined && { statistic }),
      });
    return {
      succeeded: of("ExecutionsSucceeded", "done"),
      failed: sum(
        "not done",
        of("ExecutionsFailed", "failed"),
        of("ExecutionsTimedOut", "timed out"),
        of("ExecutionsAborted", "aborted"),
      ),
      started: of("ExecutionsStarted", "started"),
      time: of("ExecutionTime", "slowest tenth, ms", "p90"),
    };
  };
  return all(compute, CfnStateMachine).flatMap((machine) => {
    const { succeeded, failed, started, time } = executions(machine);
    const name = machine.stateMachineName?.replace(/^.*e-com67-/, "") ?? "workflow";
    const isCheckout = name === "checkout";
    return [
      ...(isCheckout
        ? [
            new SingleValueWidget({
              title: "Orders placed, and not placed (declined cards, too)",
              metrics: [succeeded, failed],
              setPeriodToTimeRange: true,
              width: 24,
              height: 3,
            }),
          ]
        : []),
      graph(`${name}: executions`, [started, succeeded, failed], [time], 12),
    ];
  });
}

function doors({ api, frontend, stage }: DashboardProps): IWidget[] {
  const ofApi = (metric: string, label: string, statistic?: string) =>
    series({
      namespace: "AWS/ApiGateway",
      metric,
      dimensions: { ApiId: api.api.apiId },
      label,
      ...(statistic !== undefined && { statistic }),
    });
  const ofShop = (metric: string, label: string, statistic: string) =>
    series({
      namespace: "AWS/CloudFront",
      metric,
      dimensions: { DistributionId: frontend.published.shopDistribution, Region: "Global" },
      label,
      statistic,
      region: frontendRegion,
    });
  const blocked = series({
    namespace: "AWS/WAFV2",
    metric: "BlockedRequests",
    dimensions: { WebACL: `${stage.prefix}e-com67-requests`, Rule: "ALL" },
    label: "refused by the firewall",
    region: frontendRegion,
  });
  return [
    graph("API: latency, ms", [ofApi("Latency", "p50", "p50"), ofApi("Latency", "p99", "p99")]),
    graph("API: failures (5xx) and refusals (4xx)", [ofApi("5xx", "5xx")], [ofApi("4xx", "4xx")]),
    graph("API: requests", [ofApi("Count", "requests")]),
    graph("Storefront: requests", [ofShop("Requests", "requests", "Sum")], [blocked], 12),
    graph(
      "Storefront: answers from the cache, and failures, %",
      [ofShop("CacheHitRate", "from the cache", "Average")],
      [ofShop("5xxErrorRate", "failures", "Average")],
      12,
    ),
  ];
}

function queues({ compute }: DashboardProps): IWidget[] {
  const made = all(compute, CfnQueue);
  const of = (metric: string) => (queue: CfnQueue) =>
    series({
      namespace: "AWS/SQS",
      metric,
      dimensions: { QueueName: queue.attrQueueName },
      statistic: "Maximum",
      label: queue.queueName?.replace(/^.*e-com67-/, "") ?? "queue",
    });
  // A dead-letter queue is one that has none itself.
  const live = made.filter(({ redrivePolicy }) => redrivePolicy !== undefined);
  const dead = made.filter(({ redrivePolicy }) => redrivePolicy === undefined);
  return [
    graph("Oldest message, seconds", live.map(of("ApproximateAgeOfOldestMessage")), [], 12),
    graph("Messages that failed for good", dead.map(of("ApproximateNumberOfMessagesVisible")), [], 12),
  ];
}

function stores({ data }: DashboardProps): IWidget[] {
  const throttles = all(data, CfnGlobalTable).map(({ tableName = "table" }) => {
    const of = (metric: string) =>
      series({ namespace: "AWS/DynamoDB", metric, dimensions: { TableName: tableName }, label: metric });
    return sum(tableName, of("ReadThrottleEvents"), of("WriteThrottleEvents"));
  });
  const [domain] = all(data, CfnDomain);
  const ofSearch = (metric: string, label: string, statistic = "Maximum") =>
    series({
      namespace: "AWS/ES",
      metric,
      dimensions: { DomainName: domain?.domainName ?? "", ClientId: data.account },
      statistic,
      label,
    });
  return [
    graph("Tables: throttled requests", throttles),
    graph(
      "Search: load, %",
      [ofSearch("CPUUtilization", "processor"), ofSearch("JVMMemoryPressure", "memory")],
      [ofSearch("ClusterStatus.red", "an index is lost")],
    ),
    graph(
      "Search: latency, ms, and disk left, MB",
      [ofSearch("SearchLatency", "latency", "Average")],
      [ofSearch("FreeStorageSpace", "disk left", "Minimum")],
    ),
  ];
}

/** Counts of the whole account; rates of the stage's own configuration set. */
function mails({ stage }: DashboardProps): IWidget[] {
  const of = (metric: string, label: string) => series({ namespace: "AWS/SES", metric, label });
  const set = configurationSetOf(stage);
  const rate = (metric: string, label: string) =>
    series({
      namespace: "AWS/SES",
      metric,
      dimensions: { "ses:configuration-set": set ?? "" },
      statistic: "Maximum",
      label,
    });
  return [
    graph(
      "Mails of the account",
      [of("Send", "sent"), of("Delivery", "delivered")],
      [of("Bounce", "bounced"), of("Complaint", "called spam"), of("Reject", "refused")],
      12,
    ),
    ...(set === undefined
      ? []
      : [
          graph(
            "Share that bounced or was called spam",
            [rate("Reputation.BounceRate", "bounced")],
            [rate("Reputation.ComplaintRate", "called spam")],
            12,
          ),
        ]),
  ];
}
