import {
  Fn,
  ReferenceStrength,
  RemovalPolicy,
  SecretValue,
  Stack,
  type StackProps,
  Validations,
} from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CfnDistribution,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  LambdaEdgeEventType,
  OriginProtocolPolicy,
  OriginSslPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from "aws-cdk-lib/aws-cloudfront";
import { HttpOrigin, S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import type { Code, IVersion } from "aws-cdk-lib/aws-lambda";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import type { Topic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";
import type { ApiStack } from "./api-stack.ts";
import type { BundleName } from "./bundle.ts";
import { outputs } from "./constructs/outputs.ts";
import { adminHeaders } from "./constructs/sites/admin-headers.ts";
import { originResponse } from "./constructs/sites/edge-function.ts";
import { apiCache, apiRequest } from "./constructs/sites/edge-policies.ts";
import { type SiteFiles, site, siteLogs } from "./constructs/sites/site.ts";
import { webAcl } from "./constructs/sites/web-acl.ts";
import { staffTopic } from "./constructs/watch/staff-topic.ts";
import type { Stage } from "./stage.ts";

export type FrontendProps = StackProps & {
  readonly stage: Stage;
  readonly api: ApiStack;
  /** The files that a build wrote. */
  readonly files: SiteFiles;
  /** The code of the CloudFront Function at viewer-request. */
  readonly viewerRequest: string;
  readonly codeOf: (name: BundleName) => Code;
};

/**
 * How stacks refer to what is in this one, and this one to theirs. Between regions a strong reference needs functions of CDK's
 * own, so a weak one is used: nothing that is used is deleted before these stacks are.
 */
const across = (value: string, { region }: Stage): string =>
  Stack.consumeReference(
    value,
    region === frontendRegion ? ReferenceStrength.STRONG : ReferenceStrength.WEAK,
  );

/** CloudFront takes web ACLs, functions of Lambda@Edge and certificates from this region, and its metrics are here. */
export const frontendRegion = "us-east-1";

/** The storefront's and the admin's distributions with their files, and the API behind both. */
export class FrontendStack extends Stack {
  /** Whom alarms of this region tell. */
  readonly staff: Topic;
  /** For stacks of the shop's region. */
  readonly addresses: {
    readonly shopUrl: string;
    readonly adminUrl: string;
    readonly originSecretArn: string;
    /** Whose cache is purged when a product changes. */
    readonly shopDistributionId: string;
  };
  /** Where pipelines put a site's files, and whose cache they purge; for stacks of any region that depend on this one. */
  readonly published: {
    readonly shopFiles: string;
    readonly adminFiles: string;
    readonly shopDistribution: string;
  };

  constructor(scope: Construct, id: string, given: FrontendProps) {
    const { stage, api, files, viewerRequest, codeOf, ...props } = given;
    super(scope, id, props);
    this.staff = staffTopic(this, stage);
    const logs = siteLogs(this, stage);
    // Version does not satisfy IVersion under exactOptionalPropertyTypes, because `role` may be undefined.
    const answered = originResponse(this, stage, codeOf("edge")) as IVersion;
    const secret = originSecret(this, stage);
    // Not taken from its URL: Fn::Split is not known to take what another stack's output says.
    const apiHost = `${across(api.api.apiId, stage)}.execute-api.${stage.region}.${this.urlSuffix}`;
    const requests = new EdgeFunction(this, "viewer-request", {
      functionName: `${stage.prefix}e-com67-viewer-request`,
      comment: "Gives a request its cache key",
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(viewerRequest),
    });
    const pages = new EdgeFunction(this, "admin-pages", {
      functionName: `${stage.prefix}e-com67-admin-pages`,
      comment: "Answers every address of the admin with its one page",
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(onePage),
    });
    const policies = { cachePolicy: apiCache(this, stage), originRequestPolicy: apiRequest(this, stage) };
    /** The API as a distribution's origin: it answers only what carries the secret, and is told which site asks. */
    const apiOf = (name: "shop" | "admin"): BehaviorOptions => ({
      ...policies,
      origin: new HttpOrigin(apiHost, {
        protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        customHeaders: {
          // CloudFormation puts the value in when it deploys; it is in no template.
          "x-origin-secret": SecretValue.secretsManager(secret.attrId).unsafeUnwrap(),
          "x-shop-site": name,
        },
      }),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: requests }],
      edgeLambdas: [{ eventType: LambdaEdgeEventType.ORIGIN_RESPONSE, functionVersion: answered }],
    });
    const filesOf = (bucket: IBucket): BehaviorOptions => ({
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    });
    const common = {
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      webAclId: webAcl(this, stage).attrArn,
      enableLogging: true,
      logBucket: logs,
    };
    const named = (host: string | undefined) =>
      stage.hosts !== undefined && host !== undefined
        ? {
            domainNames: [host],
            minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: Certificate.fromCertificateArn(
              this,
              `${host}-certificate`,
              stage.hosts.certificateArn,
            ),
          }
        : {};

    const shopFiles = site(this, "shop", stage, files.shop, logs);
    const shop = new Distribution(this, "shop-site", {
      ...common,
      ...named(stage.hosts?.shop),
      comment: `E-Com67 ${stage.name}: storefront`,
      logFilePrefix: "shop/",
      // The share of answers from the cache is one of them.
      publishAdditionalMetrics: true,
      defaultBehavior: apiOf("shop"),
      additionalBehaviors: Object.fromEntries(
        ["/assets/*", "/favicon.svg", "/share.png"].map((path) => [path, filesOf(shopFiles)]),
      ),
    });
    purgedByTag(shop);

    const adminFiles = site(this, "admin", stage, files.admin, logs);
    const toApi = apiOf("admin");
    const admin = new Distribution(this, "admin-site", {
      ...common,
      ...named(stage.hosts?.admin),
      comment: `E-Com67 ${stage.name}: admin`,
      logFilePrefix: "admin/",
      defaultRootObject: "index.html",
      defaultBehavior: {
        ...filesOf(adminFiles),
        responseHeadersPolicy: adminHeaders(this, stage),
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: pages }],
      },
      additionalBehaviors: Object.fromEntries(
        ["/api/*", "/images/*", "/config.json"].map((path) => [path, toApi]),
      ),
    });
    purgedByTag(admin);
    for (const distribution of [shop, admin]) {
      Validations.of(distribution).acknowledge({
        id: "AwsSolutions-CFR1",
        reason: "The shop sells to every country.",
      });
      if (stage.hosts === undefined)
        Validations.of(distribution).acknowledge({
          id: "AwsSolutions-CFR4",
          reason:
            "CloudFront's own name has CloudFront's own certificate, whose protocols nobody can choose.",
        });
    }

    const addressOf = (host: string | undefined, { distributionDomainName }: Distribution) =>
      host ?? across(distributionDomainName, stage);
    this.addresses = {
      shopUrl: `https://${addressOf(stage.hosts?.shop, shop)}`,
      adminUrl: `https://${addressOf(stage.hosts?.admin, admin)}`,
      originSecretArn: across(secret.attrId, stage),
      shopDistributionId: across(shop.distributionId, stage),
    };
    const published = (output: string) => Fn.getStackOutput(this.stackName, output, frontendRegion);
    this.published = {
      shopFiles: published("ShopFiles"),
      adminFiles: published("AdminFiles"),
      shopDistribution: published("ShopDistribution"),
    };
    const shopUrl = `https://${stage.hosts?.shop ?? shop.distributionDomainName}`;
    outputs(this, {
      ShopUrl: shopUrl,
      AdminUrl: `https://${stage.hosts?.admin ?? admin.distributionDomainName}`,
      StripeWebhookUrl: `${shopUrl}/api/payment/webhook`,
      ShopDistribution: shop.distributionId,
      AdminDistribution: admin.distributionId,
      ShopDomain: shop.distributionDomainName,
      AdminDomain: admin.distributionDomainName,
      ShopFiles: shopFiles.bucketName,
      AdminFiles: adminFiles.bucketName,
    });
  }
}

/** What CloudFront sends with each request, so that nobody else can ask the API. */
function originSecret(scope: Construct, { name }: Stage): CfnSecret {
  const secret = new CfnSecret(scope, "origin-secret", {
    description: `E-Com67 ${name}: what CloudFront sends to the API`,
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  });
  secret.applyRemovalPolicy(RemovalPolicy.DESTROY);
  Validations.of(secret).acknowledge({
    id: "AwsSolutions-SMG4",
    reason: "CloudFront has the value from a deployment, so only a deployment can change it.",
  });
  return secret;
}

/** Addresses without a dot in their last part are pages; CloudFront's error pages would hide the API's 404s instead. */
const onePage = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/i.test(request.uri)) request.uri = "/index.html";
  return request;
}`;

/**
 * Lets invalidations name tags of the header `cache-tag`. CDK has no property for it yet.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html
 */
function purgedByTag(distribution: Distribution): void {
  const { defaultChild } = distribution.node;
  if (!(defaultChild instanceof CfnDistribution))
    throw new Error("CDK's distribution has changed its inside");
  defaultChild.addPropertyOverride("DistributionConfig.CacheTagConfig", { HeaderName: "cache-tag" });
}
