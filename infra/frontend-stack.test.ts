import { Match, type Template } from "aws-cdk-lib/assertions";
import { beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { pageHeaders } from "../admin/server.ts";
import { type Assembly, assemblyOf } from "../scripts/testing/cloud/assembly.ts";
import { cacheHeader } from "./edge/cloudfront.ts";
import { stageNamed } from "./stage.ts";

let shop: Assembly;
let sites: Template;
beforeAll(() => {
  shop = assemblyOf(stageNamed("production"));
  sites = shop.of("Frontend");
}, 60_000);

const Behavior = z.looseObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.literal("redirect-to-https"),
  AllowedMethods: z.array(z.string()).default([]),
  CachePolicyId: z.unknown(),
  ResponseHeadersPolicyId: z.unknown().optional(),
  LambdaFunctionAssociations: z.array(z.object({ EventType: z.string() })).default([]),
  FunctionAssociations: z.array(z.object({ EventType: z.string(), FunctionARN: z.unknown() })).default([]),
});
const Config = z.looseObject({
  Comment: z.string(),
  Aliases: z.array(z.string()),
  HttpVersion: z.literal("http2and3"),
  WebACLId: z.unknown(),
  CacheTagConfig: z.object({ HeaderName: z.literal("cache-tag") }),
  DefaultCacheBehavior: Behavior,
  CacheBehaviors: z.array(Behavior),
  Origins: z.array(
    z.looseObject({
      Id: z.string(),
      S3OriginConfig: z.unknown().optional(),
      OriginCustomHeaders: z
        .array(z.object({ HeaderName: z.string(), HeaderValue: z.unknown() }))
        .default([]),
    }),
  ),
});
const siteOf = (name: string) => {
  const all = Object.values(sites.findResources("AWS::CloudFront::Distribution"));
  const config = all
    .map(({ Properties }) => Config.parse(Properties.DistributionConfig))
    .find(({ Comment }) => Comment.endsWith(name));
  if (!config) throw new Error(`there is no site ${name}`);
  const behaviors = [config.DefaultCacheBehavior, ...config.CacheBehaviors];
  const originOf = ({ TargetOriginId }: z.infer<typeof Behavior>) =>
    config.Origins.find(({ Id }) => Id === TargetOriginId);
  const api = behaviors.filter((one) => originOf(one)?.S3OriginConfig === undefined);
  return { config, api, files: behaviors.filter((one) => !api.includes(one)), originOf };
};
const paths = (behaviors: readonly z.infer<typeof Behavior>[]) =>
  behaviors.map(({ PathPattern }) => PathPattern ?? "*").toSorted();

describe("the sites on CloudFront", () => {
  test("answer pages and the API from the API, and built files from S3", () => {
    sites.resourceCountIs("AWS::CloudFront::Distribution", 2);
    const [storefront, admin] = [siteOf("storefront"), siteOf("admin")];
    expect(paths(storefront.api)).toEqual(["*"]);
    expect(paths(storefront.files)).toEqual(["/assets/*", "/favicon.svg", "/share.png"]);
    expect(paths(admin.api)).toEqual(["/api/*", "/config.json", "/images/*"]);
    expect(paths(admin.files)).toEqual(["*"]);
    expect([storefront.config.Aliases, admin.config.Aliases]).toEqual([
      ["shop.example"],
      ["admin.shop.example"],
    ]);
  });

  test("give every request of the API its cache key and its answer's caching at the edge", () => {
    const policies = Object.values(sites.findResources("AWS::CloudFront::CachePolicy"));
    expect(policies).toHaveLength(1);
    expect(policies[0]?.["Properties"].CachePolicyConfig).toMatchObject({
      // A least time above zero would also keep what the origin forbids to keep.
      MinTTL: 0,
      DefaultTTL: 0,
      ParametersInCacheKeyAndForwardedToOrigin: {
        HeadersConfig: { HeaderBehavior: "whitelist", Headers: [cacheHeader, "authorization"] },
        QueryStringsConfig: { QueryStringBehavior: "all" },
        CookiesConfig: { CookieBehavior: "none" },
      },
    });
    for (const { api } of [siteOf("storefront"), siteOf("admin")])
      for (const behavior of api) {
        expect(behavior.AllowedMethods).toContain("POST");
        expect(behavior.FunctionAssociations.map(({ EventType }) => EventType)).toEqual(["viewer-request"]);
        expect(behavior.LambdaFunctionAssociations.map(({ EventType }) => EventType)).toEqual([
          "origin-response",
        ]);
        expect(JSON.stringify(behavior.CachePolicyId)).toContain("apicache");
      }
  });

  test("ask the API at its own host, in the stage's region, over TLS", () => {
    for (const name of ["storefront", "admin"] as const) {
      const { api, originOf } = siteOf(name);
      for (const behavior of api) {
        const origin = originOf(behavior);
        expect(JSON.stringify(origin?.["DomainName"])).toMatch(
          /GetStackOutput.*-Api".*"\.execute-api\.eu-central-1\.",\{"Ref":"AWS::URLSuffix"\}/,
        );
        expect(origin?.["CustomOriginConfig"]).toMatchObject({ OriginProtocolPolicy: "https-only" });
      }
    }
  });

  test("show the API a secret that is in no template, and which site asks", () => {
    for (const name of ["storefront", "admin"] as const) {
      const { api, originOf } = siteOf(name);
      for (const behavior of api) {
        const headers = new Map(
          originOf(behavior)?.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
            HeaderName,
            HeaderValue,
          ]),
        );
        expect(headers.get("x-shop-site")).toBe(name === "storefront" ? "shop" : "admin");
        expect(JSON.stringify(headers.get("x-origin-secret"))).toMatch(
          /resolve:secretsmanager:.*originsecret/,
        );
      }
    }
  });

  test("never delete files of an earlier build, which pages that are cached or open still name", () => {
    const deployments = Object.values(sites.findResources("Custom::CDKBucketDeployment"));
    expect(deployments).toHaveLength(4);
    for (const { Properties } of deployments) expect(Properties.Prune).toBe(false);
    const kept = deployments.map(({ Properties }) => [
      Properties.Include ?? Properties.Exclude,
      Properties.SystemMetadata["cache-control"],
    ]);
    expect(kept.map((one) => JSON.stringify(one)).toSorted()).toEqual(
      [
        '[["assets/*"],"public, max-age=31536000, immutable"]',
        '[["assets/*"],"public, max-age=31536000, immutable"]',
        '[["assets/*"],"public, max-age=0, must-revalidate"]',
        '[["assets/*"],"public, max-age=0, must-revalidate"]',
      ].toSorted(),
    );
  });

  test("send the admin's page with the headers of its own server, and let it upload to S3", () => {
    sites.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: Match.anyValue() },
          FrameOptions: { FrameOption: "DENY" },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000 },
        },
      },
    });
    const text = JSON.stringify(sites.findResources("AWS::CloudFront::ResponseHeadersPolicy"));
    for (const part of pageHeaders["content-security-policy"].split("; "))
      if (!part.startsWith("connect-src")) expect(text).toContain(part);
    expect(text).toContain("connect-src 'self' https://*.s3.");
  });

  test("refuse an address that asks too often", () => {
    sites.hasResourceProperties("AWS::WAFv2::WebACL", {
      Scope: "CLOUDFRONT",
      Rules: Match.arrayWith([
        Match.objectLike({
          Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
          Statement: { RateBasedStatement: { AggregateKeyType: "IP", Limit: 3000 } },
        }),
      ]),
    });
  });

  test("have at the edge what Lambda@Edge allows: x86, a version, and no environment", () => {
    const [made] = Object.values(
      sites.findResources("AWS::Lambda::Function", {
        Properties: { FunctionName: "e-com67-origin-response" },
      }),
    );
    expect(made?.["Properties"]).toMatchObject({ Architectures: ["x86_64"], Runtime: "nodejs24.x" });
    expect(made?.["Properties"]).not.toHaveProperty("Environment");
    sites.resourceCountIs("AWS::Lambda::Version", 1);
    sites.hasResourceProperties("AWS::IAM::Role", {
      AssumeRolePolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Principal: { Service: ["edgelambda.amazonaws.com", "lambda.amazonaws.com"] } }),
        ]),
      },
    });
  });
});

test("the API knows both sites, and the secret by which CloudFront shows itself", () => {
  shop.of("Compute").hasResourceProperties("AWS::Lambda::Function", {
    FunctionName: "e-com67-api",
    Environment: {
      Variables: {
        WEB_ORIGINS: "https://shop.example,https://admin.shop.example",
        PUBLIC_URL: "https://shop.example/api",
        ORIGIN_SECRET_ARN: Match.anyValue(),
      },
    },
  });
});
