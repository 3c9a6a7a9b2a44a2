import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";

/** Requests of one address in five minutes, above which it is refused for a while. A page with its pictures asks for some thirty. */
const mostRequests = 3_000;
/** Stripe calls from few addresses: a sale that sells well must not be taken for an attack. */
const mostWebhooks = 30_000;
const webhookPath = "/api/payment/webhook";

/**
 * Rules of AWS's core set that only count, because what the shop itself sends breaks them. Sizes: a product with many variants, an
 * import and a webhook of Stripe's are larger than 8 KB, and the API bounds each body itself. Text in bodies: descriptions have
 * markup, documents have addresses and paths, and a password may be anything; the API parses every body and pages escape it. Clients
 * of the API need not name themselves.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
const counted = [
  ...["BODY", "QUERYSTRING", "URIPATH", "Cookie_HEADER"].map((part) => `SizeRestrictions_${part}`),
  ...["CrossSiteScripting", "EC2MetaDataSSRF", "GenericLFI", "GenericRFI"].map((rule) => `${rule}_BODY`),
  "NoUserAgent_HEADER",
];

/**
 * Refuses an address that asks too often, and what AWS knows as attacks on web servers. Stripe's webhook passes: its
 * signature says who calls.
 */
export function webAcl(scope: Construct, { prefix }: Stage): CfnWebACL {
  const visibility = (metricName: string) => ({
    cloudWatchMetricsEnabled: true,
    metricName: `${prefix}e-com67-${metricName}`,
    sampledRequestsEnabled: false,
  });
  const tooMany = { block: { customResponse: { responseCode: 429 } } };
  const toWebhook = {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: "EXACTLY",
      searchString: webhookPath,
      textTransformations: [{ priority: 0, type: "NONE" }],
    },
  };
  const rule = (name: string, action: object, statement: CfnWebACL.StatementProperty) => ({
    name,
    action,
    statement,
    visibilityConfig: visibility(name),
  });
  const managed = (name: string, onlyCounted: readonly string[] = []) => ({
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: "AWS",
        name,
        ...(onlyCounted.length > 0 && {
          ruleActionOverrides: onlyCounted.map((one) => ({ name: one, actionToUse: { count: {} } })),
        }),
      },
    },
    visibilityConfig: visibility(name),
  });
  const rules = [
    rule("too-many-webhooks", tooMany, {
      rateBasedStatement: { limit: mostWebhooks, aggregateKeyType: "IP", scopeDownStatement: toWebhook },
    }),
    rule("webhook", { allow: {} }, toWebhook),
    rule("too-many-requests", tooMany, {
      rateBasedStatement: { limit: mostRequests, aggregateKeyType: "IP" },
    }),
    managed("AWSManagedRulesAmazonIpReputationList"),
    managed("AWSManagedRulesKnownBadInputsRuleSet"),
    managed("AWSManagedRulesCommonRuleSet", counted),
  ];
  return new CfnWebACL(scope, "web-acl", {
    name: `${prefix}e-com67`,
    scope: "CLOUDFRONT",
    defaultAction: { allow: {} },
    visibilityConfig: visibility("requests"),
    rules: rules.map((one, priority) => ({ ...one, priority })),
  });
}
