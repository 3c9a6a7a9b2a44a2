import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type IBucket,
  ObjectOwnership,
} from "aws-cdk-lib/aws-s3";
import { BucketDeployment, CacheControl, type ISource } from "aws-cdk-lib/aws-s3-deployment";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";
import { logGroup } from "../logs.ts";

/** Where the built files of both sites are, or what stands for them. */
export type SiteFiles = { readonly shop: ISource; readonly admin: ISource };

const privately = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
} as const;

/** The access logs of both sites and their buckets. */
export function siteLogs(scope: Construct, { logDays }: Stage): IBucket {
  const logs = new Bucket(scope, "site-logs", {
    ...privately,
    // CloudFront writes its standard logs with an ACL.
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging-legacy-s3.html
    objectOwnership: ObjectOwnership.BUCKET_OWNER_PREFERRED,
    lifecycleRules: [{ expiration: Duration.days(logDays) }],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(logs).acknowledge({ id: "AwsSolutions-S1", reason: "It holds the access logs." });
  // Bucket does not satisfy IBucket under exactOptionalPropertyTypes, because `isWebsite` may be undefined.
  return logs as IBucket;
}

/**
 * The bucket of a site with the files of this build. Files of earlier builds stay: pages that are cached or open
 * still name them. They have content hashes in their names and can be kept forever; the rest is asked for each time.
 */
export function site(scope: Construct, name: string, stage: Stage, files: ISource, logs: IBucket): IBucket {
  const bucket = new Bucket(scope, `${name}-files`, {
    ...privately,
    removalPolicy: RemovalPolicy.DESTROY,
    serverAccessLogsBucket: logs,
    serverAccessLogsPrefix: `${name}-files/`,
  });
  const log = logGroup(scope, `${name}-deployment-log`, stage);
  const hashed = "assets/*";
  const common = {
    sources: [files],
    destinationBucket: bucket as IBucket,
    prune: false,
    logGroup: log,
    memoryLimit: 256,
  };
  const assets = new BucketDeployment(scope, `${name}-assets`, {
    ...common,
    exclude: ["*"],
    include: [hashed],
    cacheControl: [CacheControl.fromString("public, max-age=31536000, immutable")],
  });
  const rest = new BucketDeployment(scope, `${name}-rest`, {
    ...common,
    exclude: [hashed],
    cacheControl: [CacheControl.fromString("public, max-age=0, must-revalidate")],
  });
  // A page must not be there before the files that it names.
  rest.node.addDependency(assets);
  explain(rest, bucket);
  return bucket as IBucket;
}

/** The function that copies files while a stack deploys is CDK's own; nothing else calls it. */
function explain({ handlerRole }: BucketDeployment, bucket: Bucket): void {
  const { scope } = handlerRole.node;
  const { defaultChild } = bucket.node;
  if (!scope || !(defaultChild instanceof CfnBucket))
    throw new Error("CDK's deployment has changed its inside");
  const stack = Stack.of(bucket);
  const copies =
    "CDK's own function copies the files of a build from its assets, and runs in deployments only.";
  const allowed = [
    "IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
    ...["GetObject", "GetBucket", "List", "DeleteObject", "Abort"].map(
      (action) => `IAM5[Action::s3:${action}*]`,
    ),
    `IAM5[Resource::arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${stack.region}/*]`,
    `IAM5[Resource::<${stack.getLogicalId(defaultChild)}.Arn>/*]`,
    "L1",
  ];
  for (const rule of allowed)
    Validations.of(scope).acknowledge({ id: `AwsSolutions-${rule}`, reason: copies });
}
