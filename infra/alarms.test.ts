import type { Template } from "aws-cdk-lib/assertions";
import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { stageNamed } from "./stage.ts";

/** What can fail, by CloudFormation's types, and the metrics that show it. Written apart from the code that makes the alarms. */
const canFail: Readonly<Record<string, readonly string[]>> = {
  "AWS::Lambda::Function": ["Errors", "Throttles"],
  "AWS::SQS::Queue": [],
  "AWS::StepFunctions::StateMachine": ["ExecutionsFailed", "ExecutionsTimedOut", "ExecutionThrottled"],
  "AWS::ApiGatewayV2::Api": [],
  "AWS::CloudFront::Distribution": ["5xxErrorRate"],
  "AWS::CodeBuild::Project": ["FailedBuilds"],
  "AWS::CodePipeline::Pipeline": ["FailedPipelineExecutions"],
  "AWS::DynamoDB::GlobalTable": ["ReadThrottleEvents", "WriteThrottleEvents"],
  "AWS::SNS::Topic": ["NumberOfNotificationsFailed"],
  "AWS::SES::ConfigurationSet": ["Reputation.BounceRate", "Reputation.ComplaintRate"],
  "AWS::Events::Rule": ["FailedInvocations"],
  "AWS::OpenSearchService::Domain": ["ClusterStatus.red", "ClusterIndexWritesBlocked", "FreeStorageSpace"],
};
/** What cannot fail by itself: settings, permissions, records, and what another one's alarm shows. */
const cannotFail = new Set(
  [
    "ApiGatewayV2::{Integration,Route,Stage}",
    "Budgets::Budget",
    "CDK::Metadata",
    "CloudFront::{CachePolicy,Function,MonitoringSubscription,OriginAccessControl,OriginRequestPolicy,ResponseHeadersPolicy}",
    "CloudWatch::{Alarm,Dashboard}",
    "Cognito::{UserPool,UserPoolClient,UserPoolGroup}",
    "IAM::{ManagedPolicy,Policy,Role}",
    "Lambda::{EventInvokeConfig,EventSourceMapping,LayerVersion,Permission,Url,Version}",
    "Logs::{LogGroup,ResourcePolicy}",
    "S3::{Bucket,BucketPolicy}",
    "SecretsManager::Secret",
    "SES::{ConfigurationSetEventDestination,EmailIdentity}",
    "SNS::{Subscription,TopicPolicy}",
    "SQS::QueuePolicy",
    "WAFv2::WebACL",
  ].flatMap((pattern) => {
    const [, service = "", names = ""] = /^(\w+)::\{?([\w,]+)/.exec(pattern) ?? [];
    return names.split(",").map((name) => `AWS::${service}::${name}`);
  }),
);

const Dimensions = z.array(z.object({ Value: z.unknown() })).default([]);
const Stat = z.object({ MetricName: z.string(), Dimensions });
const Alarm = z.object({
  AlarmActions: z.array(z.unknown()).min(1),
  TreatMissingData: z.literal("notBreaching"),
  MetricName: z.string().optional(),
  Dimensions,
  Metrics: z.array(z.object({ MetricStat: z.object({ Metric: Stat }).optional() })).default([]),
});

/** "Errors of functionABC" for each metric that an alarm of a template watches. */
const watchedIn = (template: Template): Set<string> =>
  new Set(
    Object.values(template.findResources("AWS::CloudWatch::Alarm")).flatMap(({ Properties }) => {
      const { MetricName, Dimensions: own, Metrics } = Alarm.parse(Properties);
      const stats = [
        ...(MetricName === undefined ? [] : [{ MetricName, Dimensions: own }]),
        ...Metrics.flatMap(({ MetricStat }) => (MetricStat ? [MetricStat.Metric] : [])),
      ];
      return stats.flatMap((stat) =>
        stat.Dimensions.map(({ Value }) => `${stat.MetricName} of ${idIn(Value)}`),
      );
    }),
  );
const Reference = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }).transform((one) => one["Fn::GetAtt"][0]),
]);
const idIn = (value: unknown): string => Reference.safeParse(value).data ?? String(value);

function metricsOf(type: string, properties: Record<string, unknown>): readonly string[] {
  if (type === "AWS::SQS::Queue")
    return "RedrivePolicy" in properties
      ? ["ApproximateAgeOfOldestMessage"]
      : ["ApproximateNumberOfMessagesVisible"];
  if (type === "AWS::ApiGatewayV2::Api")
    return properties["ProtocolType"] === "WEBSOCKET" ? ["IntegrationError", "ExecutionError"] : ["5xx"];
  return canFail[type] ?? [];
}

let shop: Assembly;
beforeAll(() => {
  shop = assemblyOf(stageNamed("production"), undefined, { backend: true, frontends: true });
}, 60_000);

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

test("every resource that can fail has an alarm that tells staff", () => {
  const silent: string[] = [];
  let count = 0;
  for (const stack of shop.stacks) {
    const template = shop.of(stack);
    const watched = watchedIn(template);
    for (const [id, made] of Object.entries(template.toJSON()["Resources"])) {
      const { Type, Properties } = Resource.parse(made);
      // CDK's own copy files while a stack deploys, and fail the deployment.
      if (Type.startsWith("Custom::") || id.startsWith("CustomCDKBucketDeployment")) continue;
      for (const metric of metricsOf(Type, Properties)) {
        count++;
        if (!watched.has(`${metric} of ${id}`)) silent.push(`${stack}: ${metric} of ${id}`);
      }
    }
  }
  expect(silent).toEqual([]);
  expect(count).toBeGreaterThan(100);
});

test("of every type of resource it is known whether it can fail", () => {
  const types = shop.stacks.flatMap((stack) =>
    Object.values(shop.of(stack).toJSON()["Resources"]).map((made) => Resource.parse(made).Type),
  );
  const unknown = new Set(
    types.filter((type) => !type.startsWith("Custom::") && !(type in canFail) && !cannotFail.has(type)),
  );
  expect([...unknown]).toEqual([]);
});

test("a stream that is read late tells staff", () => {
  for (const stack of shop.stacks) {
    const template = shop.of(stack);
    const watched = watchedIn(template);
    for (const { Properties } of Object.values(template.findResources("AWS::Lambda::EventSourceMapping")))
      if (Properties.StartingPosition !== undefined)
        expect(watched).toContain(`IteratorAge of ${idIn(Properties.FunctionName)}`);
  }
});
