import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, type IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Stage } from "../stage.ts";

/**
 * The bucket for product images and staff uploads. Private: reachable by signed URLs or through CloudFront,
 * over TLS only.
 */
export function fileBucket(scope: Construct, { keepsData, logDays, hosts }: Stage): Bucket {
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
      // What staff upload is deleted once it was checked; the rest was given up.
      { prefix: "uploads/", expiration: Duration.days(1), noncurrentVersionExpiration: Duration.days(1) },
    ],
    cors: [
      {
        allowedMethods: [HttpMethods.PUT, HttpMethods.POST],
        // Who may upload is decided by the signature of the address.
        allowedOrigins: [hosts ? `https://${hosts.admin}` : "https://*.cloudfront.net"],
        allowedHeaders: ["content-type", "content-length"],
        maxAge: 3600,
      },
    ],
  });
}

/** Bucket does not satisfy IBucket under exactOptionalPropertyTypes, because `isWebsite` may be undefined. */
const asLogBucket = (bucket: Bucket): IBucket => bucket as IBucket;
