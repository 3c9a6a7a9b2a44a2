import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Cloud, openCloud } from "../../../api/adapters/aws/deployment/cloud.ts";
import { noPipelines } from "../../../infra/pipelines.ts";
import { stageNamed } from "../../../infra/stage.ts";
import { type Account, newAccount, serveAccount } from "../../testing/cloud/account-server.ts";
import { certificateFinding, concurrencyFindings, mailFindings } from "./limits.ts";
import { checkout, checkoutFinding, settingsFinding } from "./sources.ts";

let account: Account;
let server: Awaited<ReturnType<typeof serveAccount>>;
let cloud: Cloud;
beforeAll(async () => {
  server = await serveAccount(() => account);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  cloud = openCloud({ endpoint: server.endpoint, credentials });
});
afterAll(() => server.stop());
beforeEach(() => {
  account = newAccount();
});

const mailing = (verified: boolean) =>
  stageNamed("staging", { mail: { from: "shop@shop.test", perSecond: 14, verified } });
const sender = async (verified: boolean, { dataDeployed = true, importExisting = false } = {}) =>
  (await mailFindings(cloud, mailing(verified), dataDeployed, importExisting)).find(
    ({ name }) => name === "Sender",
  );

test("Cognito gets a sender only once SES has verified the domain, because it refuses any other", async () => {
  expect(await sender(true)).toMatchObject({ needed: true, status: "wrong" });
  account.domains["shop.test"] = { verified: false, tokens: ["a"] };
  expect(await sender(true)).toMatchObject({ needed: true, status: "wrong" });
  expect(await sender(false)).toMatchObject({ needed: false, status: "missing" });
  account.domains["shop.test"] = { verified: true, tokens: [] };
  expect(await sender(false)).toMatchObject({ needed: false, status: "wrong" });
  expect(await sender(true)).toMatchObject({ status: "ok" });
});

test("a domain that SES knows before the first deployment is refused, or taken over when that is asked for", async () => {
  account.domains["shop.test"] = { verified: true, tokens: [] };
  expect(await sender(true, { dataDeployed: false })).toMatchObject({ needed: true, status: "wrong" });
  expect(await sender(true, { dataDeployed: false, importExisting: true })).toMatchObject({ status: "ok" });
});

test("the DNS records of a domain are those that SES asks for", async () => {
  account.domains["shop.test"] = { verified: false, tokens: ["abc"] };
  expect((await cloud.mailDomain("eu-central-1", "shop.test"))?.records).toEqual([
    { name: "abc._domainkey.shop.test", value: "abc.dkim.amazonses.com" },
  ]);
});

test("SES's sandbox, its rate and a stop of all mails are told", async () => {
  const ses = async () =>
    (await mailFindings(cloud, mailing(false), true, false)).find(({ name }) => name === "SES")?.text;
  expect(await ses()).toBe("out of the sandbox, 14 a second");
  account.mail.MaxSendRate = 1;
  expect(await ses()).toBe("its rate is 1 a second, but mail.perSecond is 14");
  account.mail.SendingEnabled = false;
  expect(await ses()).toMatch(/stopped/);
  account.mail.ProductionAccessEnabled = false;
  expect(await ses()).toMatch(/sandbox in eu-central-1/);
});

test("a certificate must be issued, for both names, in this account", async () => {
  const certificateArn =
    "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";
  const stage = stageNamed("staging", {
    hosts: { shop: "shop.test", admin: "admin.shop.test", certificateArn },
  });
  const found = async () => (await certificateFinding(cloud, stage))[0];
  expect(await found()).toMatchObject({ needed: true, status: "missing" });
  const certificate = (Status: string, ...SubjectAlternativeNames: string[]) => {
    account.certificates[certificateArn] = { Status, SubjectAlternativeNames };
  };
  certificate("PENDING_VALIDATION", "shop.test", "admin.shop.test");
  expect(await found()).toMatchObject({ status: "wrong", text: "its status is PENDING_VALIDATION" });
  certificate("ISSUED", "shop.test");
  expect(await found()).toMatchObject({ status: "wrong", text: "it is not for admin.shop.test" });
  // A wildcard stands for one label: not for the domain itself.
  certificate("ISSUED", "*.shop.test");
  expect(await found()).toMatchObject({ status: "wrong", text: "it is not for shop.test" });
  certificate("ISSUED", "shop.test", "*.shop.test");
  expect(await found()).toMatchObject({ status: "ok" });
  expect(await certificateFinding(cloud, stageNamed("development"))).toEqual([]);
});

test("functions that reserve more than the account's concurrency leaves are refused", async () => {
  const reserving = (ReservedConcurrentExecutions: number) => [
    {
      name: "E-Com67-development-Compute",
      kind: "Compute",
      region: "eu-central-1",
      needs: [],
      bootstrap: undefined,
      resources: [
        { logicalId: "f", type: "AWS::Lambda::Function", properties: { ReservedConcurrentExecutions } },
      ],
    },
  ];
  account.concurrency = 105;
  expect(await concurrencyFindings(cloud, reserving(10))).toMatchObject([{ needed: true, status: "wrong" }]);
  expect(await concurrencyFindings(cloud, reserving(5))).toMatchObject([{ needed: false, status: "wrong" }]);
});

test("a stage that keeps its data is deployed from committed files only, unless that is allowed", () => {
  const tree = { branch: "master", changed: 2, unpushed: 0 };
  const of = (keepsData: boolean, allowDirty: boolean) =>
    checkoutFinding(tree, { keepsData, allowDirty, pipelines: false }).needed;
  expect([of(true, false), of(true, true), of(false, false)]).toEqual([true, false, false]);
  const elsewhere = { branch: "a-trial", changed: 0, unpushed: 0 };
  expect(checkoutFinding(elsewhere, { keepsData: true, allowDirty: false, pipelines: false })).toMatchObject({
    needed: false,
    text: "branch a-trial, not master; everything is committed",
  });
  const clean = { ...tree, changed: 0, unpushed: 2 };
  const pipelines = checkoutFinding(clean, { keepsData: true, allowDirty: false, pipelines: true });
  expect(pipelines).toMatchObject({ needed: false, text: "branch master has 2 commits that are not pushed" });
  expect(checkoutFinding(undefined, { keepsData: true, allowDirty: false, pipelines: false }).status).toBe(
    "missing",
  );
});

test("a pipeline needs a source that is no placeholder; the shop alone needs none", () => {
  const all = { backend: true, frontends: true };
  expect(settingsFinding(stageNamed("development"), all)).toMatchObject({ needed: true, status: "missing" });
  expect(settingsFinding(stageNamed("development"), noPipelines)).toMatchObject({ status: "ok" });
  expect(settingsFinding(stageNamed("staging"), all).text).toContain("source.repository");
});

test("the working tree is read from git, with or without a remote", () => {
  const folder = mkdtempSync(join(tmpdir(), "e-com67-checkout-"));
  expect(checkout(folder)).toBeUndefined();
  const git = (...words: string[]) => execFileSync("git", ["-C", folder, ...words], { stdio: "ignore" });
  git("init", "--initial-branch", "master");
  writeFileSync(join(folder, "a"), "");
  expect(checkout(folder)).toEqual({ branch: "master", changed: 1, unpushed: undefined });
});
