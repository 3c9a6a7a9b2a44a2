import { type CfnResource, Stack } from "aws-cdk-lib";
import { CfnApi } from "aws-cdk-lib/aws-apigatewayv2";
import { CfnDistribution } from "aws-cdk-lib/aws-cloudfront";
import { CfnProject } from "aws-cdk-lib/aws-codebuild";
import { CfnPipeline } from "aws-cdk-lib/aws-codepipeline";
import { CfnGlobalTable } from "aws-cdk-lib/aws-dynamodb";
import { CfnRule } from "aws-cdk-lib/aws-events";
import { CfnEventSourceMapping, CfnFunction } from "aws-cdk-lib/aws-lambda";
import { CfnDomain } from "aws-cdk-lib/aws-opensearchservice";
import { CfnConfigurationSet } from "aws-cdk-lib/aws-ses";
import { CfnTopic } from "aws-cdk-lib/aws-sns";
import { CfnQueue } from "aws-cdk-lib/aws-sqs";
import { CfnStateMachine } from "aws-cdk-lib/aws-stepfunctions";

/** A way in which a resource fails, as CloudWatch sees it. */
export type Failure = {
  readonly id: string;
  /** What staff read in the alarm. */
  readonly means: string;
  readonly namespace: string;
  /** Added to each other when there are several. */
  readonly metrics: readonly string[];
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic?: "Sum" | "Maximum" | "Average" | "Minimum";
  /** The alarm goes off above this: zero unless stated. */
  readonly at?: number;
  /** Or below this. */
  readonly below?: number;
  /** True: in two of three periods of five minutes, because a single failure is tried again. */
  readonly lasting?: true;
};

/** How a resource can fail; nothing for one that cannot, or whose failure another one shows. */
export function failuresOf(resource: CfnResource): readonly Failure[] {
  if (resource instanceof CfnFunction) return ofFunction(resource);
  if (resource instanceof CfnEventSourceMapping) return ofMapping(resource);
  if (resource instanceof CfnQueue) return ofQueue(resource);
  if (resource instanceof CfnStateMachine) return ofStateMachine(resource);
  if (resource instanceof CfnApi) return ofApi(resource);
  if (resource instanceof CfnDistribution) return ofDistribution(resource);
  if (resource instanceof CfnGlobalTable) return ofTable(resource);
  if (resource instanceof CfnTopic) return ofTopic(resource);
  if (resource instanceof CfnRule) return ofRule(resource);
  if (resource instanceof CfnPipeline) return ofPipeline(resource);
  if (resource instanceof CfnProject) return ofProject(resource);
  if (resource instanceof CfnConfigurationSet) return ofMails(resource);
  return resource instanceof CfnDomain ? ofDomain(resource) : [];
}

/** CDK's own functions copy files while a stack deploys, and fail the deployment with themselves. */
const isOfDeployment = ({ node }: CfnResource): boolean => /Custom::|BucketNotifications/.test(node.path);

function ofFunction(made: CfnFunction): Failure[] {
  if (isOfDeployment(made)) return [];
  const common = { namespace: "AWS/Lambda", dimensions: { FunctionName: made.ref } } as const;
  const what = made.description ?? "A function";
  return [
    {
      ...common,
      id: "errors",
      metrics: ["Errors"],
      means: `${what}: it failed again and again`,
      lasting: true,
    },
    {
      ...common,
      id: "throttles",
      metrics: ["Throttles"],
      means: `${what}: the account's concurrency is used up`,
    },
  ];
}

/** Only streams fall behind so; a queue has an age of its own. */
function ofMapping(made: CfnEventSourceMapping): Failure[] {
  if (made.startingPosition === undefined) return [];
  return [
    {
      id: "lag",
      means: "A consumer is more than five minutes behind its table",
      namespace: "AWS/Lambda",
      metrics: ["IteratorAge"],
      dimensions: { FunctionName: made.functionName },
      statistic: "Maximum",
      at: 300_000,
    },
  ];
}

function ofQueue(made: CfnQueue): Failure[] {
  const common = {
    namespace: "AWS/SQS",
    dimensions: { QueueName: made.attrQueueName },
    statistic: "Maximum",
  } as const;
  // A dead-letter queue is one that has none itself.
  if (made.redrivePolicy === undefined)
    return [
      {
        ...common,
        id: "waiting",
        metrics: ["ApproximateNumberOfMessagesVisible"],
        means: `Messages failed for good and wait in ${made.queueName ?? "a dead-letter queue"}: redrive or delete them`,
      },
    ];
  return [
    {
      ...common,
      id: "age",
      metrics: ["ApproximateAgeOfOldestMessage"],
      at: 900,
      means: `Messages wait for more than 15 minutes in ${made.queueName ?? "a queue"}`,
    },
  ];
}

function ofStateMachine(made: CfnStateMachine): Failure[] {
  const common = { namespace: "AWS/States", dimensions: { StateMachineArn: made.ref } } as const;
  const name = made.stateMachineName ?? "A workflow";
  return [
    {
      ...common,
      id: "failed",
      metrics: ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"],
      // A declined card fails an execution, too.
      at: 10,
      means: `${name}: more than ten executions failed in five minutes`,
    },
    {
      ...common,
      id: "throttled",
      metrics: ["ExecutionThrottled"],
      means: `${name}: its states are throttled`,
    },
  ];
}

function ofApi(made: CfnApi): Failure[] {
  const socket = made.protocolType === "WEBSOCKET";
  return [
    {
      id: "failures",
      means: `${made.name ?? "An API"}: more than five answers in five minutes were failures of the shop`,
      namespace: "AWS/ApiGateway",
      metrics: socket ? ["IntegrationError", "ExecutionError"] : ["5xx"],
      dimensions: { ApiId: made.ref },
      at: 5,
    },
  ];
}

const ofDistribution = (made: CfnDistribution): Failure[] => [
  {
    id: "failures",
    means: "More than one in a hundred answers of a site were failures",
    namespace: "AWS/CloudFront",
    metrics: ["5xxErrorRate"],
    dimensions: { DistributionId: made.ref, Region: "Global" },
    statistic: "Average",
    at: 1,
    lasting: true,
  },
];

const ofTable = (made: CfnGlobalTable): Failure[] => [
  {
    id: "throttles",
    means: `${made.tableName ?? "A table"}: requests are throttled`,
    namespace: "AWS/DynamoDB",
    metrics: ["ReadThrottleEvents", "WriteThrottleEvents"],
    dimensions: { TableName: made.ref },
    at: 10,
  },
];

const ofTopic = (made: CfnTopic): Failure[] => [
  {
    id: "undelivered",
    means: `${made.topicName ?? "A topic"}: messages did not reach a queue`,
    namespace: "AWS/SNS",
    metrics: ["NumberOfNotificationsFailed"],
    dimensions: { TopicName: made.attrTopicName },
  },
];

const ofRule = (made: CfnRule): Failure[] => [
  {
    id: "failed",
    means: "A rule or schedule could not reach what it starts",
    namespace: "AWS/Events",
    metrics: ["FailedInvocations"],
    dimensions: { RuleName: made.ref },
  },
];

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/metrics-dimensions.html */
const ofPipeline = (made: CfnPipeline): Failure[] => [
  {
    id: "failed",
    means: `${made.name ?? "A pipeline"}: an execution failed or was refused`,
    namespace: "AWS/CodePipeline",
    metrics: ["FailedPipelineExecutions"],
    dimensions: { PipelineName: made.ref },
  },
];

const ofProject = (made: CfnProject): Failure[] => [
  {
    id: "failed",
    means: `${made.description ?? "A step of a pipeline"}: it failed, its log says why`,
    namespace: "AWS/CodeBuild",
    metrics: ["FailedBuilds"],
    dimensions: { ProjectName: made.ref },
  },
];

/** SES reviews an account at these rates. https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html */
function ofMails(made: CfnConfigurationSet): Failure[] {
  const common = {
    namespace: "AWS/SES",
    dimensions: { "ses:configuration-set": made.ref },
    statistic: "Maximum",
  } as const;
  return [
    {
      ...common,
      id: "bounces",
      metrics: ["Reputation.BounceRate"],
      at: 0.05,
      means: "More than 5 % of mails bounce: SES may stop sending at 10 %",
    },
    {
      ...common,
      id: "complaints",
      metrics: ["Reputation.ComplaintRate"],
      at: 0.001,
      means: "More than 0.1 % of mails are called spam: SES may stop sending at 0.5 %",
    },
  ];
}

function ofDomain(made: CfnDomain): Failure[] {
  const common = {
    namespace: "AWS/ES",
    dimensions: { DomainName: made.ref, ClientId: Stack.of(made).account },
  } as const;
  return [
    {
      ...common,
      id: "red",
      metrics: ["ClusterStatus.red"],
      statistic: "Maximum",
      means: "Search has lost an index",
    },
    {
      ...common,
      id: "blocked",
      metrics: ["ClusterIndexWritesBlocked"],
      statistic: "Maximum",
      means: "Search takes no changes",
    },
    // Megabytes, of the node with the least.
    {
      ...common,
      id: "disk",
      metrics: ["FreeStorageSpace"],
      statistic: "Minimum",
      below: 2_048,
      means: "Search has little disk left",
    },
  ];
}
