import { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { testApp } from "../../../scripts/testing/cloud/assembly.ts";
import { stageNamed } from "../../stage.ts";
import { webAcl } from "./web-acl.ts";

const Group = z.object({
  Name: z.string(),
  RuleActionOverrides: z
    .array(z.object({ Name: z.string(), ActionToUse: z.object({ Count: z.object({}) }) }))
    .default([]),
});
const Match = z.object({ FieldToMatch: z.object({ UriPath: z.object({}) }), SearchString: z.string() });
const Rule = z.object({
  Name: z.string(),
  Priority: z.int(),
  Action: z.record(z.string(), z.unknown()).optional(),
  Statement: z.object({
    ByteMatchStatement: Match.optional(),
    RateBasedStatement: z
      .object({
        Limit: z.int(),
        ScopeDownStatement: z.object({ ByteMatchStatement: Match }).optional(),
      })
      .optional(),
    ManagedRuleGroupStatement: Group.optional(),
  }),
});

const stack = new Stack(testApp(), "Sites");
webAcl(stack, stageNamed("production"));
const [acl] = Object.values(Template.fromStack(stack).findResources("AWS::WAFv2::WebACL"));
const rules = z
  .array(Rule)
  .parse(acl?.["Properties"].Rules)
  .toSorted((one, other) => one.Priority - other.Priority);
const placeOf = (name: string) => rules.findIndex(({ Name }) => Name === name);
const countedIn = (group: string) =>
  rules
    .map(({ Statement }) => Statement.ManagedRuleGroupStatement)
    .find((one) => one?.Name === group)
    ?.RuleActionOverrides.map(({ Name }) => Name);

/** Every rule of AWS's core set that looks at a body, or at a size. */
const ofBodies = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
];

describe("the firewall", () => {
  test("refuses no body for its size or its text: imports, products with many variants, markup and passwords pass", () => {
    const counted = countedIn("AWSManagedRulesCommonRuleSet");
    expect(counted).toEqual(expect.arrayContaining(ofBodies));
    expect(counted).toContain("SizeRestrictions_URIPATH");
    expect(counted).toContain("NoUserAgent_HEADER");
  });

  test("refuses attacks in addresses, queries, cookies and headers", () => {
    const counted = countedIn("AWSManagedRulesCommonRuleSet") ?? [];
    for (const rule of counted) expect(rule).toMatch(/_BODY$|^SizeRestrictions_|^NoUserAgent/);
    expect(countedIn("AWSManagedRulesKnownBadInputsRuleSet")).toEqual([]);
    expect(countedIn("AWSManagedRulesAmazonIpReputationList")).toEqual([]);
  });

  test("lets Stripe's webhook pass every rule but a flood's, at exactly the address that Stripe is given", () => {
    const webhook = rules[placeOf("webhook")];
    expect(webhook?.Action).toEqual({ Allow: {} });
    expect(webhook?.Statement.ByteMatchStatement?.SearchString).toBe("/api/payment/webhook");
    const earlier = rules.slice(0, placeOf("webhook"));
    expect(earlier.map(({ Name }) => Name)).toEqual(["too-many-webhooks"]);
    expect(
      earlier[0]?.Statement.RateBasedStatement?.ScopeDownStatement?.ByteMatchStatement.SearchString,
    ).toBe("/api/payment/webhook");
    expect(earlier[0]?.Statement.RateBasedStatement?.Limit).toBe(30_000);
  });

  test("counts requests before it looks into them, each rule at a place of its own", () => {
    expect(placeOf("too-many-requests")).toBeLessThan(placeOf("AWSManagedRulesAmazonIpReputationList"));
    expect(new Set(rules.map(({ Priority }) => Priority)).size).toBe(rules.length);
  });
});
