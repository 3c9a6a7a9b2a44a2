import { Duration } from "aws-cdk-lib";
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
} from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import { cacheHeader } from "../../edge/cloudfront.ts";
import type { Stage } from "../../stage.ts";

/**
 * The cache key is the address as the viewer-request function wrote it, and the header by which that function says who may
 * share the answer. CloudFront passes a token on only if it is part of the key. The origin decides how long: a least time above zero would also keep what it forbids to keep.
 */
export const apiCache = (scope: Construct, { prefix }: Stage): CachePolicy =>
  new CachePolicy(scope, "api-cache", {
    cachePolicyName: `${prefix}e-com67-api`,
    comment: "By address, and by who may share the answer",
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(7),
    headerBehavior: CacheHeaderBehavior.allowList(cacheHeader, "authorization"),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    cookieBehavior: CacheCookieBehavior.none(),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  });

/**
 * Everything that the viewer sent, its token and cookies too: the viewer-request function has taken them from requests whose
 * answer is shared. Without the host, which API Gateway takes for its own.
 */
export const apiRequest = (scope: Construct, { prefix }: Stage): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, "api-request", {
    originRequestPolicyName: `${prefix}e-com67-api`,
    comment: "All that the viewer sent but the host",
    headerBehavior: OriginRequestHeaderBehavior.denyList("host"),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    cookieBehavior: OriginRequestCookieBehavior.all(),
  });
