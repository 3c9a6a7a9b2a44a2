import { RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { EbsDeviceVolumeType } from "aws-cdk-lib/aws-ec2";
import { AccountPrincipal, PolicyDocument, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { ResourcePolicy } from "aws-cdk-lib/aws-logs";
import {
  type CapacityConfig,
  CfnDomain,
  Domain,
  EngineVersion,
  TLSSecurityPolicy,
  type ZoneAwarenessConfig,
} from "aws-cdk-lib/aws-opensearchservice";
import type { Construct } from "constructs";
import type { Stage } from "../stage.ts";
import { logGroup } from "./logs.ts";

type Size = {
  readonly capacity: CapacityConfig;
  readonly zoneAwareness: ZoneAwarenessConfig;
  /** Gigabytes per data node. */
  readonly disk: number;
};

/**
 * 100,000 products take about 300 MB of index, so one node has enough memory; production adds a second one
 * for availability.
 */
const sizes: Readonly<Record<Stage["name"], Size>> = {
  development: alone("t3.small.search", 10),
  staging: alone("t3.medium.search", 20),
  production: {
    capacity: {
      dataNodes: 2,
      dataNodeInstanceType: "m7g.large.search",
      masterNodes: 3,
      masterNodeInstanceType: "m7g.medium.search",
      multiAzWithStandbyEnabled: false,
    },
    zoneAwareness: { enabled: true, availabilityZoneCount: 2 },
    disk: 40,
  },
};

/**
 * The OpenSearch domain. It accepts only signed requests from this account, within the permissions of the
 * caller's role.
 */
export function searchDomain(scope: Construct, stage: Stage): Domain {
  const { keepsData } = stage;
  const logs = {
    slowSearchLogGroup: logGroup(scope, "search-slow-log", stage),
    slowIndexLogGroup: logGroup(scope, "search-slow-index-log", stage),
    appLogGroup: logGroup(scope, "search-app-log", stage),
  };
  const { disk, ...size } = sizes[stage.name];
  const domain = new Domain(scope, "search", {
    ...size,
    domainName: nameOf(stage),
    version: EngineVersion.OPENSEARCH_2_19,
    ebs: { volumeSize: disk, volumeType: EbsDeviceVolumeType.GP3 },
    encryptionAtRest: { enabled: true },
    nodeToNodeEncryption: true,
    enforceHttps: true,
    tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_2_PFS,
    enableAutoSoftwareUpdate: true,
    logging: { ...logs, slowSearchLogEnabled: true, slowIndexLogEnabled: true, appLogEnabled: true },
    // CDK's own log policy would be a custom resource with a Lambda function.
    suppressLogsResourcePolicy: true,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const mayLog = new ResourcePolicy(scope, "search-logs-policy", {
    policyStatements: [
      new PolicyStatement({
        principals: [new ServicePrincipal("es.amazonaws.com")],
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: Object.values(logs).map(({ logGroupArn }) => logGroupArn),
      }),
    ],
  });
  domain.node.addDependency(mayLog);
  const { defaultChild } = domain.node;
  if (!(defaultChild instanceof CfnDomain)) throw new Error("CDK's domain has changed its inside");
  // Set directly for the same reason.
  defaultChild.accessPolicies = new PolicyDocument({
    statements: [
      new PolicyStatement({
        principals: [new AccountPrincipal(Stack.of(scope).account)],
        actions: ["es:ESHttp*"],
        resources: [searchPaths(scope, stage, "*")],
      }),
    ],
  });
  explain(domain, stage);
  return domain;
}

const nameOf = ({ prefix }: Stage): string => `${prefix}e-com67`;

/**
 * The ARN of a path inside the domain, which may have wildcards. Built from the name: the domain's own ARN would be
 * circular in its policy, and cdk-nag needs a literal.
 */
export const searchPaths = (scope: Construct, stage: Stage, path: string): string =>
  Stack.of(scope).formatArn({ service: "es", resource: "domain", resourceName: `${nameOf(stage)}/${path}` });

function alone(dataNodeInstanceType: string, disk: number): Size {
  return {
    capacity: { dataNodes: 1, dataNodeInstanceType, multiAzWithStandbyEnabled: false },
    zoneAwareness: { enabled: false },
    disk,
  };
}

function explain(domain: Domain, { name }: Stage): void {
  const because = (rule: string, reason: string) =>
    Validations.of(domain).acknowledge({ id: `AwsSolutions-${rule}`, reason });
  because(
    "OS1",
    "In a VPC every function would need NAT gateways to reach Stripe; requests are signed, over TLS.",
  );
  because("OS3", "Functions have no fixed addresses; who may enter is decided by their roles.");
  if (name === "production") return;
  because("OS4", "One small node, its own master: outside production search may be away for a while.");
  because("OS7", "One small node: outside production search may be away for a while.");
}
