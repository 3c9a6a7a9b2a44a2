import { expect, test } from "vitest";
import { awsFinding, awsIsConfigured, bedrockFinding } from "./cloud.ts";
import { canStart } from "./finding.ts";

test("AWS is asked only where credentials, a profile or files of the AWS command line are", () => {
  expect(awsIsConfigured({ variables: { AWS_REGION: "eu-west-1" }, files: false })).toBe(false);
  expect(awsIsConfigured({ variables: { AWS_PROFILE: "" }, files: false })).toBe(false);
  expect(awsIsConfigured({ variables: { AWS_PROFILE: "shop" }, files: false })).toBe(true);
  expect(awsIsConfigured({ variables: { AWS_ACCESS_KEY_ID: "x" }, files: false })).toBe(true);
  expect(awsIsConfigured({ variables: {}, files: true })).toBe(true);
});

test("whatever AWS says, the shop of one machine starts, and each failure has its mend", () => {
  const failures = ["no-region", "no-credentials", "expired", "refused", "unreachable"] as const;
  const findings = [awsFinding(undefined), ...failures.map((failed) => awsFinding({ failed }))];
  expect(findings.map(({ status }) => status)).toEqual(["missing", ...failures.map(() => "wrong")]);
  expect(new Set(findings.map(({ mend }) => mend)).size).toBe(findings.length);
  expect(canStart(findings)).toBe(true);
  expect(awsFinding({ account: "123456789012", region: "eu-west-1" }).text).toBe(
    "account 123456789012, region eu-west-1",
  );
});

test("Bedrock names the models that are not to be had, and why", () => {
  expect(bedrockFinding(undefined).status).toBe("missing");
  expect(bedrockFinding([{ model: "nova", state: "available" }])).toMatchObject({
    status: "ok",
    text: "access to nova",
  });
  const finding = bedrockFinding([
    { model: "nova", state: "no-access" },
    { model: "titan", state: "available" },
  ]);
  expect(finding).toMatchObject({ status: "wrong", needed: false, text: "nova: no access" });
  expect(finding.mend).toContain("Model access");
});
