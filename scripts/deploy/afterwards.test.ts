import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openCloud } from "../../api/adapters/aws/deployment/cloud.ts";
import { type Stage, stageNamed } from "../../infra/stage.ts";
import { type Account, newAccount, serveAccount } from "../testing/cloud/account-server.ts";
import { afterwards } from "./afterwards.ts";
import { type Ask, Declined } from "./ask.ts";
import type { Ports } from "./ports.ts";
import { deployedOf } from "./stage-stacks.ts";

let account: Account;
let server: Awaited<ReturnType<typeof serveAccount>>;
let cloud: Ports["cloud"];
beforeAll(async () => {
  server = await serveAccount(() => account);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  cloud = openCloud({ endpoint: server.endpoint, credentials });
});
afterAll(() => server.stop());

const secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stripe";
beforeEach(() => {
  account = newAccount();
  const outputs = { StripeSecretArn: secret };
  const name = "E-Com67-development-Data";
  account.stacks = [{ name, region: "eu-central-1", status: "CREATE_COMPLETE", outputs }];
  account.secrets[secret] = undefined;
});

/** What is said after a deployment to somebody who answers so; Ctrl+C after the last answer. */
async function said(answers: readonly string[], stage: Stage = stageNamed("development")): Promise<string> {
  const lines: string[] = [];
  const left = [...answers];
  const next = async () => left.shift() ?? Promise.reject(new Declined());
  const ask: Ask = {
    choose: () => Promise.reject(new Error("nothing is to be chosen")),
    agree: async () => (await next()) === "yes",
    line: next,
    secret: next,
  };
  const say = (line: string) => lines.push(line);
  await afterwards({ cloud, ask, say }, stage, await deployedOf(cloud, stage));
  return lines.join("\n");
}

const key = (begin: string) => `${begin}_${"a".repeat(24)}`;

test("Stripe's keys are stored when they have Stripe's shapes, and never printed", async () => {
  const refused = await said(["yes", "my key", key("pk_test"), key("whsec")]);
  expect(refused).toContain("The keys were not stored: STRIPE_SECRET_KEY is not such a key");
  expect(account.secrets[secret]).toBeUndefined();
  const stored = await said(["yes", key("sk_test"), key("pk_test"), key("whsec")]);
  expect(JSON.parse(account.secrets[secret] ?? "")).toEqual({
    stripeSecretKey: key("sk_test"),
    stripePublishableKey: key("pk_test"),
    stripeWebhookSecret: key("whsec"),
  });
  expect(stored).toContain("test mode");
  expect(stored).not.toContain(key("sk_test"));
});

test("keys that are stored are not asked for again", async () => {
  account.secrets[secret] = "{}";
  expect(await said([])).not.toContain("Stripe's keys");
});

test.each([[[]], [["no"]], [["yes", "sk"]], [["yes", "", "", ""]]])(
  "who does not paste the keys, or presses Ctrl+C, is told where to do it later: %j",
  async (answers) => {
    const text = await said(answers);
    expect(text).toContain("Deployed.");
    expect(text).toContain("Stripe's keys: docs/aws/stripe.md");
    expect(account.secrets[secret]).toBeUndefined();
  },
);

test("the DNS records of the sender are printed until SES has verified it", async () => {
  const mailing = (verified: boolean) =>
    stageNamed("development", { mail: { from: "shop@shop.test", perSecond: 1, verified } });
  account.domains["shop.test"] = { verified: false, tokens: ["abc"] };
  expect(await said([], mailing(false))).toContain("abc._domainkey.shop.test CNAME abc.dkim.amazonses.com");
  account.domains["shop.test"] = { verified: true, tokens: ["abc"] };
  expect(await said([], mailing(false))).toContain("set mail.verified to true");
  expect(await said([], mailing(true))).not.toMatch(/CNAME|mail\.verified/);
});
