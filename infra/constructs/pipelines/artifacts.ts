import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";

/** What a pipeline's steps hand to each other. An approval may take a week; after that a commit is built anew. */
export function artifacts(scope: Construct): Bucket {
  const bucket = new Bucket(scope, "artifacts", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    lifecycleRules: [
      { expiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    removalPolicy: RemovalPolicy.DESTROY,
  });
  Validations.of(bucket).acknowledge({
    id: "AwsSolutions-S1",
    reason: "Only the pipelines use it, and CodePipeline keeps the history of what they did.",
  });
  const { defaultChild } = bucket.node;
  if (!(defaultChild instanceof CfnBucket)) throw new Error("CDK's bucket has changed its inside");
  const stack = Stack.of(scope);
  const reason =
    "What CDK lets the steps of a pipeline do with their artifacts, in a bucket that holds nothing else.";
  const allowed = [
    ...["Abort", "DeleteObject", "GetBucket", "GetObject", "List"].map((action) => `Action::s3:${action}*`),
    `Resource::<${stack.getLogicalId(defaultChild)}.Arn>/*`,
  ];
  for (const what of allowed) Validations.of(stack).acknowledge({ id: `AwsSolutions-IAM5[${what}]`, reason });
  return bucket;
}
