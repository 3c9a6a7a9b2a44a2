import * as z from "zod";
import type { AssemblyStack, Resource } from "../assembly.ts";
import { hours, type PriceName, prices, type Usage } from "./prices.ts";
import { assumed } from "./traffic.ts";

/** What is paid for being there, counted in the templates. */
export function standing(stacks: readonly Pick<AssemblyStack, "resources">[]): readonly Usage[] {
  const all = stacks.flatMap(({ resources }) => resources);
  const of = (type: string) => all.filter((resource) => resource.type === type);
  const secrets = of("AWS::SecretsManager::Secret").length;
  const acls = of("AWS::WAFv2::WebACL");
  const rules = acls.reduce((sum, { properties }) => sum + Rules.parse(properties).Rules.length, 0);
  const alarms = of("AWS::CloudWatch::Alarm");
  const metrics = alarms.reduce((sum, { properties }) => sum + metricsOf(properties), 0);
  const dashboards = of("AWS::CloudWatch::Dashboard").length;
  const pipelines = of("AWS::CodePipeline::Pipeline").length;
  const used: readonly Usage[] = [
    ...of("AWS::OpenSearchService::Domain").flatMap(domainUsage),
    { price: "CloudWatch alarms", quantity: metrics, because: `${alarms.length} alarms` },
    { price: "CloudWatch dashboards", quantity: dashboards, because: "the stage's dashboards" },
    { price: "Secrets Manager", quantity: secrets, because: "Stripe's keys and what signs and shields" },
    { price: "WAF web ACL", quantity: acls.length, because: "both sites" },
    { price: "WAF rules", quantity: rules, because: "rate, reputation and known attacks" },
    ...delivery(pipelines),
  ];
  return used.filter(({ quantity }) => quantity > 0);
}

/** What so many pipelines cost, each of which runs at each push. */
export function delivery(pipelines: number): readonly Usage[] {
  const quantity = pipelines * assumed.pushes * assumed.minutesPerPush;
  const because = `${counted(pipelines, "pipeline")} × ${assumed.pushes} pushes × ${assumed.minutesPerPush} minutes`;
  return [
    { price: "CodePipeline V2", quantity, because },
    { price: "CodeBuild", quantity, because },
  ];
}

const Rules = z.looseObject({ Rules: z.array(z.unknown()).default([]) });

/** An alarm on an expression is paid by the metrics that it reads. */
const Alarm = z.looseObject({
  Metrics: z.array(z.looseObject({ MetricStat: z.unknown().optional() })).optional(),
});

function metricsOf(properties: Resource["properties"]): number {
  const { Metrics } = Alarm.parse(properties);
  return Metrics === undefined ? 1 : Metrics.filter(({ MetricStat }) => MetricStat !== undefined).length;
}

const Domain = z.looseObject({
  ClusterConfig: z.looseObject({
    InstanceType: z.string(),
    InstanceCount: z.int(),
    DedicatedMasterEnabled: z.boolean().default(false),
    DedicatedMasterType: z.string().optional(),
    DedicatedMasterCount: z.int().default(0),
  }),
  EBSOptions: z.looseObject({ VolumeSize: z.int() }),
});

function domainUsage({ properties }: Resource): Usage[] {
  const { ClusterConfig: cluster, EBSOptions } = Domain.parse(properties);
  const nodes = (type: string, count: number, what: string): Usage => ({
    price: instancePrice(type),
    quantity: count * hours,
    because: `${counted(count, what)} × ${hours} h`,
  });
  return [
    nodes(cluster.InstanceType, cluster.InstanceCount, "data node"),
    ...(cluster.DedicatedMasterEnabled && cluster.DedicatedMasterType !== undefined
      ? [nodes(cluster.DedicatedMasterType, cluster.DedicatedMasterCount, "master node")]
      : []),
    {
      price: "OpenSearch disk",
      quantity: cluster.InstanceCount * EBSOptions.VolumeSize,
      because: `${counted(cluster.InstanceCount, "node")} × ${EBSOptions.VolumeSize} GB`,
    },
  ];
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

function instancePrice(type: string): PriceName {
  const name = `OpenSearch ${type}`;
  if (!Object.hasOwn(prices, name))
    throw new Error(`scripts/deploy/costs/prices.ts has no price for ${name}: add it`);
  // Object.hasOwn does not narrow.
  return name as PriceName;
}
