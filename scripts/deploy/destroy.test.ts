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
import type { Cdk } from "./cdk.ts";
import { exits } from "./command.ts";
import type { Ports } from "./ports.ts";
import { run } from "./run.ts";

let account: Account;
let server: Awaited<ReturnType<typeof serveAccount>>;
let cloud: Ports["cloud"];
beforeAll(async () => {
  server = await serveAccount(() => account);
  cloud = openCloud({
    endpoint: server.endpoint,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
});
afterAll(() => server.stop());

const id = (kind: string) => `E-Com67-production-${kind}`;
const stack = (kind: string, more: Partial<AccountStack> = {}): AccountStack => ({
  name: id(kind),
  region: kind === "Frontend" ? "us-east-1" : "eu-central-1",
  status: "UPDATE_COMPLETE",
  ...more,
});

beforeEach(() => {
  account = newAccount();
  account.stacks = [
    stack("Data", {
      template: JSON.stringify({
        Resources: {
          search: {
            Type: "AWS::OpenSearchService::Domain",
            Properties: {
              ClusterConfig: { InstanceType: "t3.small.search", InstanceCount: 1 },
              EBSOptions: { VolumeSize: 10 },
            },
          },
        },
      }),
      parts: [
        { type: "AWS::DynamoDB::GlobalTable", id: "e-com67-orders" },
        { type: "AWS::DynamoDB::GlobalTable", id: "e-com67-products" },
        { type: "AWS::Cognito::UserPool", id: "eu-central-1_pool" },
        { type: "AWS::S3::Bucket", id: "files" },
        { type: "AWS::OpenSearchService::Domain", id: "e-com67" },
        { type: "AWS::CloudWatch::Alarm", id: "alarm" },
      ],
    }),
    stack("Api"),
    stack("Frontend", { parts: [{ type: "AWS::S3::Bucket", id: "site-logs" }] }),
    stack("BackendPipeline", { parts: [{ type: "AWS::CodePipeline::Pipeline", id: "e-com67-backend" }] }),
  ];
  account.buckets = { "site-logs": ["a log", "another"], files: ["a picture"] };
});

async function command(words: string, { typed, cdk = {} }: { typed?: string; cdk?: Partial<Cdk> } = {}) {
  const lines: string[] = [];
  const asked: string[] = [];
  const noting =
    (name: keyof Cdk) =>
    async (stacks: readonly string[] | string, options: object = {}): Promise<number> => {
      asked.push([name, stacks, JSON.stringify(options)].flat().join(" "));
      return 0;
    };
  const exit = await run(
    {
      cloud,
      folder: "",
      cdk: {
        synth: noting("synth"),
        diff: noting("diff"),
        deploy: noting("deploy"),
        destroy: noting("destroy"),
        ...cdk,
      },
      build: async () => {},
      checkout: () => undefined,
      nodeVersion: "24.21.0",
      ask:
        typed === undefined
          ? undefined
          : {
              choose: async () => Promise.reject(new Error("nothing is to be chosen")),
              agree: async () => typed === "yes",
              line: async () => typed,
              secret: async () => "",
            },
      say: (line) => lines.push(line),
    },
    words.split(" "),
  );
  return { exit, asked, said: lines.join("\n") };
}

test("a destroyed stage keeps the stack with its data, and says what stays", async () => {
  const { exit, asked, said } = await command("production destroy --yes");
  expect(exit).toBe(exits.done);
  expect(asked).toEqual([
    // The stacks export what a deployed pipeline imports.
    'synth production {"variables":{"USE_BACKEND_PIPELINE":"true","USE_FRONTEND_PIPELINES":"false"}}',
    // Pipelines first: a push would deploy again what is being deleted.
    `destroy ${id("BackendPipeline")} {}`,
    `destroy ${id("Api")} ${id("Frontend")} {}`,
  ]);
  expect(account.buckets).toEqual({ "site-logs": [], files: ["a picture"] });
  expect(said).toContain("Stays, in E-Com67-production-Data:");
  expect(said).toContain("2 tables with everything that the shop knows (e-com67-orders, …)");
  expect(said).toContain("search domain which is paid by the hour");
  expect(said).toContain("It costs about $27.50 a month");
});

test.each([
  "production destroy --delete-data",
  "production destroy --delete-data --yes",
  "production destroy --delete-data --confirm production",
  "production destroy --delete-data --confirm staging --yes",
  "production destroy",
])("without a terminal, half a word deletes nothing: %s", async (words) => {
  const { exit, asked } = await command(words);
  expect(exit).toBe(exits.declined);
  expect(asked).toEqual([]);
});

test("in a terminal the data goes only when the stage's name is typed", async () => {
  for (const typed of ["yes", "staging", "Production", ""]) {
    const { exit, asked } = await command("production destroy --delete-data", { typed });
    expect(exit).toBe(exits.declined);
    expect(asked).toEqual([]);
  }
  const { exit, asked, said } = await command("production destroy --delete-data", { typed: "production" });
  expect(exit).toBe(exits.done);
  expect(said).toContain("DELETES THE DATA");
  // The protection is lifted by a deployment of the stack without it.
  expect(asked.slice(-3)).toEqual([
    'synth production {"context":{"forget-data":"production"}}',
    `deploy ${id("Data")} {}`,
    `destroy ${id("Data")} {}`,
  ]);
  expect(account.buckets["files"]).toEqual([]);
});

test("the deployment that lifts the protection protects nothing any more", () => {
  const data = assemblyOf(stageNamed("production", { keepsData: false })).of("Data");
  expect(JSON.stringify(data.toJSON())).not.toMatch(/"Retain"|DeletionProtection(Enabled)?":(true|"ACTIVE")/);
});

test("both flags and --yes do it without a terminal", async () => {
  const { exit, asked } = await command("production destroy --delete-data --confirm production --yes");
  expect(exit).toBe(exits.done);
  expect(asked.at(-1)).toBe(`destroy ${id("Data")} {}`);
});

test("logs that arrive after a bucket was emptied do not stop it, and a function at the edge is told of", async () => {
  let tries = 0;
  const late = await command("production destroy --yes", {
    cdk: {
      destroy: async (stacks) => {
        if (!stacks.includes(id("Frontend"))) return 0;
        account.buckets["site-logs"] = tries === 0 ? ["late"] : (account.buckets["site-logs"] ?? []);
        return tries++ === 0 ? 1 : 0;
      },
    },
  });
  expect(late.exit).toBe(exits.done);
  expect(account.buckets["site-logs"]).toEqual([]);
  account.stacks = account.stacks.map((one) =>
    one.name === id("Frontend")
      ? stack("Frontend", {
          status: "DELETE_FAILED",
          events: [
            {
              resource: "originresponse",
              type: "AWS::Lambda::Function",
              status: "DELETE_FAILED",
              reason: "Lambda was unable to delete it because it is a replicated function.",
            },
            { resource: id("Frontend"), type: "AWS::CloudFormation::Stack", status: "DELETE_IN_PROGRESS" },
          ],
        })
      : one,
  );
  const { exit, said } = await command("production destroy --yes", {
    cdk: { destroy: async () => 1 },
  });
  expect(exit).toBe(exits.failed);
  expect(said).toContain("run the same command again in a few hours");
});

test("a stage whose name begins like another's stays out of it", async () => {
  account.stacks = [stack("Api"), { ...stack("Api"), name: "E-Com67-production-eu-Api" }];
  account.alarms = [{ region: "eu-central-1", name: "E-Com67-production-eu-Api-alarm", means: "elsewhere" }];
  const { asked } = await command("production destroy --yes");
  expect(asked.at(-1)).toBe(`destroy ${id("Api")} {}`);
  expect((await command("production status")).said).not.toMatch(/production-eu|elsewhere/);
});

test("a bucket that may not be emptied is named, and the rest goes on", async () => {
  account.denied = ["POST s3 /site-logs/", "POST s3 /site-logs"];
  const { said, asked } = await command("production destroy --yes");
  expect(said).toContain("site-logs could not be emptied, so its stack will stay");
  expect(asked.at(-1)).toBe(`destroy ${id("Api")} ${id("Frontend")} {}`);
});

test("a stage that is not there is no failure, nor one of which only the data is left", async () => {
  account.stacks = [];
  expect(await command("production destroy --yes")).toMatchObject({ exit: exits.done, asked: [] });
  account.stacks = [stack("Data")];
  const { exit, said, asked } = await command("production destroy --yes");
  expect({ exit, asked }).toEqual({ exit: exits.done, asked: [] });
  expect(said).toContain("only E-Com67-production-Data is left");
});

test("status tells of stacks, addresses, alarms, the pipelines' last runs and dead letters, and fails when somebody must look", async () => {
  const queue = "https://sqs.eu-central-1.amazonaws.com/123456789012/e-com67-orders-dead-letters";
  account.stacks.push(
    stack("Compute", {
      outputs: { OrderProcessorDeadLettersUrl: queue, OrdersQueueUrl: "https://sqs/orders" },
    }),
  );
  account.stacks[1] = stack("Api", {
    outputs: { ApiUrl: "https://api.test", ExportsOutputApi: "https://no.test" },
  });
  account.runs["e-com67-backend"] = {
    status: "Succeeded",
    startTime: 1_764_151_200,
    sourceRevisions: [{ revisionId: "0123456789abcdef", revisionSummary: "orders: mend" }],
  };
  const well = await command("production status");
  expect(well.exit).toBe(exits.done);
  expect(well.said).toContain("E-Com67-production-Api              UPDATE_COMPLETE");
  expect(well.said).toContain("https://api.test");
  expect(well.said).not.toMatch(/no\.test|sqs\/orders/);
  expect(well.said).toContain("e-com67-backend: Succeeded, 2025-11-26 10:00 UTC, 01234567 orders: mend");
  expect(well.said).toContain("Dead letters: none in 1 queues");

  account.queues[queue] = 3;
  account.alarms = [
    { region: "eu-central-1", name: id("Compute-alarm"), means: "Messages failed for good" },
    { region: "eu-central-1", name: "E-Com67-staging-Compute-alarm", means: "of another stage" },
  ];
  account.denied = ["ListPipelineExecutions"];
  const ill = await command("production status");
  expect(ill.exit).toBe(exits.failed);
  expect(ill.said).toContain("e-com67-orders-dead-letters: 3");
  expect(ill.said).toContain("Messages failed for good, since");
  expect(ill.said).not.toContain("of another stage");
  expect(ill.said).toContain("runs of E-Com67-production-BackendPipeline: AccessDeniedException");
  const { said } = await command("production status --json");
  expect(JSON.parse(said)).toMatchObject({ needsAttention: true, deadLetters: [{ waiting: 3 }] });
});
