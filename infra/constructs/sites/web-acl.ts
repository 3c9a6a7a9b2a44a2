import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";

/** Requests of one address in five minutes, above which it is refused for a while. A page with its pictures asks for some thirty. */
const mostRequests = 3_000;

/** Refuses an address that asks too often, and what AWS knows as attacks on web servers. */
export function webAcl(scope: Construct, { prefix }: Stage): CfnWebACL {
  const visibility = (metricName: string) => ({
    cloudWatchMetricsEnabled: true,
    metricName: `${prefix}e-com67-${metricName}`,
    sampledRequestsEnabled: false,
  });
  const managed = (name: string, priority: number) => ({
    name,
    priority,
    overrideAction: { none: {} },
    statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
    visibilityConfig: visibility(name),
  });
  return new CfnWebACL(scope, "web-acl", {
    name: `${prefix}e-com67`,
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    visibilityConfig: visibility("requests"),
    rules: [
      {
        name: "too-many-requests",
        priority: 0,
        action: { block: { customResponse: { responseCode: 429 } } },
        statement: { rateBasedStatement: { limit: mostRequests, aggregateKeyType: "IP" } },
        visibilityConfig: visibility("too-many-requests"),
      },
      managed("AWSManagedRulesAmazonIpReputationList", 1),
      managed("AWSManagedRulesKnownBadInputsRuleSet", 2),
    ],
  });
}
