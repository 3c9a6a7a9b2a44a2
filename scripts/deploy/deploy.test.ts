import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openCloud } from "../../api/adapters/aws/deployment/cloud.ts";
import { stageNamed } from "../../infra/stage.ts";
import {
  type Account,
  type AccountStack,
  newAccount,
  serveAccount,
} from "../testing/cloud/account-server.ts";
import { assemblyOf } from "../testing/cloud/assembly.ts";
import type { Ask } from "./ask.ts";
import { readAssembly } from "./assembly.ts";
import type { Cdk } from "./cdk.ts";
import { exits } from "./command.ts";
import type { Ports } from "./ports.ts";
import { run } from "./run.ts";
import { stacksOf } from "./targets.ts";

let folder = "";
let account: Account;
let server: Awaited<ReturnType<typeof serveAccount>>;
let cloud: Ports["cloud"];
beforeAll(async () => {
  folder = assemblyOf(stageNamed("development")).folder;
  server = await serveAccount(() => account);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  cloud = openCloud({ endpoint: server.endpoint, credentials });
}, 120_000);
afterAll(() => server.stop());
beforeEach(() => {
  account = newAccount();
});

const id = (kind: string) => `E-Com67-development-${kind}`;
const stack = (kind: string, more: Partial<AccountStack> = {}): AccountStack => ({
  name: id(kind),
  region: kind === "Frontend" ? "us-east-1" : "eu-central-1",
  status: "CREATE_COMPLETE",
  ...more,
});
const secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:stripe";

/** Runs a command line, with what CDK would do to the account. */
async function deploying(
  words: string,
  { ask, ...does }: { ask?: Ask } & Partial<Record<keyof Cdk, (stacks: readonly string[]) => number>> = {},
) {
  const lines: string[] = [];
  const asked: string[] = [];
  const step =
    (name: keyof Cdk) =>
    async (stacks: readonly string[] | string, options: object = {}) => {
      asked.push([name, stacks, JSON.stringify(options)].flat().join(" "));
      return does[name]?.([stacks].flat()) ?? 0;
    };
  const exit = await run(
    {
      cloud,
      folder,
      cdk: { synth: step("synth"), diff: step("diff"), deploy: step("deploy"), destroy: step("destroy") },
      build: async () => {},
      checkout: () => ({ branch: "master", changed: 0, unpushed: 0 }),
      nodeVersion: "24.21.0",
      ask,
      say: (line) => lines.push(line),
    },
    words.split(" "),
  );
  return { exit, said: lines.join("\n"), asked };
}

/** A person who answers questions in this order. */
function person(...answers: readonly (string | boolean)[]): Ask & { readonly questions: string[] } {
  const questions: string[] = [];
  const left = [...answers];
  const next = async (question: string) => {
    questions.push(question);
    return left.shift();
  };
  return {
    questions,
    choose: async (question, options) => {
      const answer = await next(question);
      const value = (Object.keys(options) as (keyof typeof options)[]).find((one) => one === answer);
      if (value === undefined) throw new Error(`${question} has no answer ${answer}`);
      return value;
    },
    agree: async (question) => (await next(question)) === true,
    line: async (question) => String(await next(question)),
    secret: async (question) => String(await next(question)),
  };
}

const everything = ["Data", "Api", "Frontend", "Agent", "Compute"];

test("a first deployment shows what it makes, asks CDK for the stacks in order, and says what is left to do", async () => {
  const { exit, said, asked } = await deploying("development --yes", {
    deploy: (stacks) => {
      const outputs = { ShopUrl: "https://shop.test", StripeSecretArn: secret };
      account.stacks = stacks.map((name) => stack(name.split("-").at(-1) ?? "", { outputs }));
      account.secrets[secret] = undefined;
      return 0;
    },
  });
  expect(exit).toBe(exits.done);
  expect(asked).toEqual([
    'synth development {"variables":{"USE_BACKEND_PIPELINE":"false","USE_FRONTEND_PIPELINES":"false"}}',
    `deploy ${everything.map(id).join(" ")} {"importExisting":false}`,
  ]);
  expect(said).toContain("account 123456789012, region eu-central-1");
  expect(said).toMatch(
    /makes E-Com67-development-Data in eu-central-1: \d+ resources\n {4}.*DynamoDB GlobalTable/,
  );
  expect(said).toContain("Storefront        https://shop.test");
  expect(said).toContain("Payments fail until they are there");
});

test("without a terminal nothing is deployed unless --yes says that nobody needs to agree", async () => {
  const { exit, said, asked } = await deploying("development");
  expect(exit).toBe(exits.declined);
  expect(said).toContain("--yes");
  expect(asked.some((words) => words.startsWith("deploy"))).toBe(false);
});

test("a dry run checks, shows how the stacks that are there differ, and changes nothing", async () => {
  account.stacks = [stack("Data"), stack("Api")];
  const { exit, said, asked } = await deploying("development --dry-run");
  expect(exit).toBe(exits.done);
  expect(said).toContain("Dry run: nothing was changed.");
  expect(asked.slice(1)).toEqual([`diff ${id("Data")} ${id("Api")} {}`]);
});

test("in a terminal, stage and part are asked, and a no changes nothing", async () => {
  const ask = person("development", "api", false);
  const { exit, asked } = await deploying("--account 123456789012", { ask });
  expect(exit).toBe(exits.declined);
  expect(ask.questions).toEqual([
    "Which stage?",
    "What of development?",
    "Deploy 2 stacks to account 123456789012?",
  ]);
  expect(asked.some((words) => words.startsWith("deploy"))).toBe(false);
});

test.each<[string, RegExp, (account: Account) => void, string]>([
  ["another account than the one that was named", /not of 999/, () => {}, "development --yes --account 999"],
  [
    "a region without a bootstrap stack",
    /missing +Bootstrap us-east-1 .*npx cdk bootstrap aws:\/\/123456789012\/us-east-1/,
    ({ bootstrap }) => delete bootstrap["us-east-1"],
    "development --yes",
  ],
  [
    "a bootstrap stack that is too old",
    /Bootstrap eu-central-1 +version 5, the stacks need \d+/,
    ({ bootstrap }) => (bootstrap["eu-central-1"] = 5),
    "development --yes",
  ],
  [
    "a stack that somebody is changing",
    /UPDATE_IN_PROGRESS/,
    (one) => one.stacks.push(stack("Api", { status: "UPDATE_IN_PROGRESS" })),
    "development --yes",
  ],
  [
    "a stack whose way back failed",
    /continue-update-rollback --stack-name E-Com67-development-Api/,
    (one) => one.stacks.push(stack("Api", { status: "UPDATE_ROLLBACK_FAILED" })),
    "development --yes",
  ],
  [
    "tables that a deleted stack left",
    /exist without their stack: development-e-com67-orders .*--import-existing/,
    (one) => one.tables.push("development-e-com67-orders", "somebody-elses"),
    "development --yes",
  ],
  [
    "tables that a failed first deployment left",
    /exist without their stack: development-e-com67-orders →/,
    (one) => {
      one.stacks.push(stack("Data", { status: "ROLLBACK_COMPLETE" }));
      one.tables.push("development-e-com67-orders");
    },
    "development --yes",
  ],
  ["placeholders in the settings", /mail\.from shop@staging\.shop\.example/, () => {}, "staging --yes"],
])("refuses before anything is deployed: %s", async (_, message, change, words) => {
  change(account);
  const { exit, said, asked } = await deploying(words);
  expect(said).toMatch(message);
  expect(said).toContain("Nothing was changed. To be mended first:");
  expect(exit).toBe(exits.refused);
  expect(asked.filter((one) => one.startsWith("deploy"))).toEqual([]);
});

test("tables that a deleted stack left are taken over when that is asked for", async () => {
  account.tables = ["development-e-com67-orders"];
  const { exit, asked } = await deploying("development data --yes --import-existing");
  expect(exit).toBe(exits.done);
  expect(asked).toContain(`deploy ${id("Data")} {"importExisting":true}`);
});

test("what only warns holds nothing up: a low concurrency, and what the credentials may not see", async () => {
  account.concurrency = 10;
  account.denied = ["ListTables", "DescribeSecret", "GetParameter"];
  account.stacks = [stack("Data", { outputs: { StripeSecretArn: secret } })];
  const { exit, said } = await deploying("development --dry-run");
  expect(exit).toBe(exits.done);
  expect(said).toContain("10 concurrent executions: as many requests at once");
  expect(said).toContain("these credentials may not look → allow ssm:GetParameter");
});

test("a deployment that stops half-way says what is done, why it stopped, and how to go on", async () => {
  account.stacks = [stack("Data")];
  const { exit, said } = await deploying("development --yes", {
    deploy: () => {
      account.stacks = [
        stack("Data"),
        stack("Api"),
        stack("Frontend", {
          status: "ROLLBACK_COMPLETE",
          events: [
            { resource: id("Frontend"), type: "AWS::CloudFormation::Stack", status: "ROLLBACK_COMPLETE" },
            {
              resource: "acl",
              type: "AWS::WAFv2::WebACL",
              status: "CREATE_FAILED",
              reason: "Resource creation cancelled",
            },
            {
              resource: "site",
              type: "AWS::CloudFront::Distribution",
              status: "CREATE_FAILED",
              reason: "One or more of the CNAMEs you provided are already associated",
            },
            { resource: id("Frontend"), type: "AWS::CloudFormation::Stack", status: "CREATE_IN_PROGRESS" },
            {
              resource: "old",
              type: "AWS::S3::Bucket",
              status: "CREATE_FAILED",
              reason: "of an earlier time",
            },
          ],
        }),
      ];
      return 1;
    },
  });
  expect(exit).toBe(exits.failed);
  expect(said).toContain(`${id("Data")}: as it was`);
  expect(said).toContain(`${id("Api")}: done, CREATE_COMPLETE`);
  expect(said).toContain(`${id("Frontend")}: failed, ROLLBACK_COMPLETE`);
  expect(said).toContain("site (AWS::CloudFront::Distribution): One or more of the CNAMEs");
  expect(said).toContain("docs/aws/problems.md#cname-already-exists");
  expect(said).not.toMatch(/cancelled|of an earlier time/);
  expect(said).toContain(`${id("Compute")}: not made`);
  expect(said).toContain("go on with: npm run deploy -- development shop");
});

test("nothing is deployed when the templates or the difference cannot be made", async () => {
  account.stacks = [stack("Data")];
  for (const step of ["synth", "diff"] as const) {
    const { exit, asked } = await deploying("development --yes", { [step]: () => 1 });
    expect(exit).toBe(exits.failed);
    expect(asked.some((words) => words.startsWith("deploy"))).toBe(false);
  }
});

test("a deployed pipeline stays part of the templates, which export what it imports, and is not deployed itself", async () => {
  account.stacks = [stack("FrontendPipelines")];
  const { asked } = await deploying("development api --dry-run");
  expect(asked).toEqual([
    'synth development {"variables":{"USE_BACKEND_PIPELINE":"false","USE_FRONTEND_PIPELINES":"true"}}',
  ]);
});

test("the parts of a shop come with the stacks that they need, in the order of their needs", () => {
  const all = readAssembly(folder);
  const kinds = (target: Parameters<typeof stacksOf>[0]) => stacksOf(target, all).map(({ kind }) => kind);
  expect(kinds("shop")).toEqual(everything);
  expect(kinds("data")).toEqual(["Data"]);
  expect(kinds("frontend").at(-1)).toBe("Frontend");
  expect(kinds("compute")).toEqual(everything);
  expect(new Set(all.map(({ region }) => region))).toEqual(new Set(["eu-central-1", "us-east-1"]));
});
