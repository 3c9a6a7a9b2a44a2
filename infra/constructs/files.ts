import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Stage } from "../stage.ts";

/** Product images and staff's uploads. Private: reached by signed addresses or the edge, over TLS only. */
export function fileBucket(scope: Construct, { keepsData, logDays, webOrigins }: Stage): Bucket {
  const common = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
  const accessLogs = new Bucket(scope, "file-access-logs", {
    ...common,
    lifecycleRules: [{ expiration: Duration.days(logDays) }],
  });
  return new Bucket(scope, "files", {
    ...common,
    versioned: keepsData,
    serverAccessLogsBucket: asLogBucket(accessLogs),
    lifecycleRules: [
      {
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(30),
      },
    ],
    cors: [
      {
        allowedMethods: [HttpMethods.PUT, HttpMethods.POST],
        allowedOrigins: [...webOrigins],
        allowedHeaders: ["content-type", "content-length"],
        maxAge: 3600,
      },
    ],
  });
}

/** CDK's own class misses its own interface under exactOptionalPropertyTypes: `isWebsite` may be undefined. */
const asLogBucket = (bucket: Bucket): IBucket => bucket as IBucket;
