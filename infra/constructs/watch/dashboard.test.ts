import { beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type Assembly, assemblyOf } from "../../../scripts/testing/cloud/assembly.ts";
import { stageNamed } from "../../stage.ts";

const Widget = z.object({
  type: z.enum(["text", "alarm", "metric"]),
  width: z.int().max(24),
  x: z.int(),
  y: z.int(),
  properties: z.looseObject({
    title: z.string().optional(),
    alarms: z.array(z.string()).max(100).optional(),
    metrics: z.array(z.array(z.unknown())).optional(),
  }),
});
const Body = z.object({ widgets: z.array(Widget) });

let shop: Assembly;
let widgets: z.infer<typeof Widget>[];
beforeAll(() => {
  shop = assemblyOf(stageNamed("production"), undefined, { backend: true, frontends: true });
  const dashboards = Object.values(shop.of("Compute").findResources("AWS::CloudWatch::Dashboard"));
  expect(dashboards).toHaveLength(1);
  expect(dashboards[0]?.["Properties"].DashboardName).toBe("e-com67");
  widgets = Body.parse(JSON.parse(textOf(dashboards[0]?.["Properties"].DashboardBody))).widgets;
}, 60_000);

const Joined = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) });
/** The text as CloudFormation would write it, with the names of what only a deployment knows in its place. */
function textOf(value: unknown): string {
  const { "Fn::Join": joined } = Joined.parse(value);
  const written = (part: unknown) =>
    typeof part === "string" ? part : JSON.stringify(part).replace(/[^\w:.-]/g, "");
  return joined[1].map(written).join("");
}

test("the dashboard shows every alarm of the stage first, by the name that the alarm has", () => {
  const shown = widgets.flatMap(({ properties }) => properties.alarms ?? []);
  const names = shop.stacks.flatMap((stack) =>
    Object.values(shop.of(stack).findResources("AWS::CloudWatch::Alarm")).map(({ Properties }) =>
      String(Properties.AlarmName),
    ),
  );
  expect(new Set(names).size).toBe(names.length);
  const alarms = shown.map((arn) => arn.split(":alarm:")[1] ?? arn);
  expect(alarms.toSorted()).toEqual(names.toSorted());
  for (const name of names) expect(name.length).toBeLessThanOrEqual(255);
  const kinds = widgets.map(({ type }) => type);
  expect(kinds.lastIndexOf("alarm")).toBeLessThan(kinds.indexOf("metric"));
});

test("the dashboard shows orders, both doors, queues, tables, search and mails", () => {
  const shown = new Set(
    widgets.flatMap(({ properties }) =>
      (properties.metrics ?? []).flatMap(([namespace, metric]) =>
        typeof namespace === "string" ? [`${namespace} ${String(metric)}`] : [],
      ),
    ),
  );
  for (const metric of [
    "AWS/States ExecutionsSucceeded",
    "AWS/States ExecutionsFailed",
    "AWS/ApiGateway Latency",
    "AWS/ApiGateway 5xx",
    "AWS/CloudFront CacheHitRate",
    "AWS/CloudFront 5xxErrorRate",
    "AWS/WAFV2 BlockedRequests",
    "AWS/SQS ApproximateAgeOfOldestMessage",
    "AWS/SQS ApproximateNumberOfMessagesVisible",
    "AWS/DynamoDB WriteThrottleEvents",
    "AWS/ES SearchLatency",
    "AWS/SES Bounce",
    "AWS/SES Complaint",
    "AWS/SES Reputation.BounceRate",
  ])
    expect(shown).toContain(metric);
  const statistics = JSON.stringify(
    widgets.find(({ properties }) => properties.title === "API: latency, ms"),
  );
  expect(statistics).toContain("p50");
  expect(statistics).toContain("p99");
});

test("what CloudFront counts is asked of its region, and its hit ratio is counted at all", () => {
  const edge = widgets.filter(({ properties }) =>
    JSON.stringify(properties.metrics ?? []).includes("AWS/CloudFront"),
  );
  expect(edge.length).toBeGreaterThan(0);
  for (const { properties } of edge) expect(JSON.stringify(properties.metrics)).toContain("us-east-1");
  shop.of("Frontend").hasResourceProperties("AWS::CloudFront::MonitoringSubscription", {
    MonitoringSubscription: {
      RealtimeMetricsSubscriptionConfig: { RealtimeMetricsSubscriptionStatus: "Enabled" },
    },
  });
});
