import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { terminal } from "./ask.ts";
import { cdkIn } from "./cdk.ts";
import { exits, readCommand } from "./command.ts";
import { problemOf } from "./problems.ts";

const read = (words: string, variables = {}) => readCommand(words.split(" ").filter(Boolean), variables);

test("the stage and what to do may stand in either order", () => {
  expect(read("staging frontend-pipelines")).toMatchObject({
    stage: "staging",
    action: "frontend-pipelines",
  });
  expect(read("status production --json")).toMatchObject({
    stage: "production",
    action: "status",
    json: true,
  });
  expect(read("staging --yes")).toMatchObject({ stage: "staging", action: undefined, yes: true });
  expect(read("--help")).toBe("help");
});

test.each([
  ["shopp", /neither a stage .* nor one of shop, all/],
  ["productoin destroy", /"productoin" is no stage/],
  ["staging status now", /one word too many/],
  ["staging --yess", /--yess/],
  ["staging --delete-data", /destroy only/],
])("a mistyped command is refused with what was meant: %s", (words, message) => {
  const wrong = read(words);
  expect(typeof wrong === "object" && "wrong" in wrong ? wrong.wrong : "").toMatch(message);
});

test("a build server names the only account that may be changed in a variable", () => {
  expect(read("staging", { DEPLOY_ACCOUNT: "111122223333" })).toMatchObject({ account: "111122223333" });
  expect(read("staging --account 1", { DEPLOY_ACCOUNT: "2" })).toMatchObject({ account: "1" });
});

test("an option that npm kept for itself is not passed over: a dry run would deploy", () => {
  const wrong = read("production", { npm_config_dry_run: "true" });
  expect(wrong).toMatchObject({ wrong: expect.stringContaining("npm run deploy -- STAGE --dry-run") });
  expect(read("production", { npm_config_dry_run: "" })).toMatchObject({ stage: "production" });
});

test("the command as it is run says that there are no credentials, and ends with 3", () => {
  const { status, stdout } = spawnSync(process.execPath, ["scripts/deploy.ts", "production", "status"], {
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: "none",
      AWS_SHARED_CREDENTIALS_FILE: "none",
    },
  });
  expect(stdout).toContain("this machine has no credentials of an account → run aws configure");
  expect(status).toBe(exits.refused);
});

test("nobody is asked without a terminal, nor on a build server that has one", () => {
  const streams = (isTTY: boolean) => ({ stdin: { isTTY }, stdout: { isTTY } });
  expect(terminal(streams(false), {})).toBeUndefined();
  expect(terminal(streams(true), { CI: "true" })).toBeUndefined();
  expect(terminal(streams(true), {})).toBeDefined();
});

test("CDK is run on the templates that were shown, for the named stacks only", async () => {
  // Its exit code says whether the words were these.
  const expecting = (...words: readonly string[]) =>
    cdkIn("assembly", [
      process.execPath,
      "-e",
      `process.exit(process.argv.slice(1).join() === ${JSON.stringify(words.join())} ? 0 : 7)`,
      "--",
    ]);
  const app = ["--app", "assembly"];
  expect(
    await expecting("diff", ...app, "--method", "template", "--exclusively", "A", "B").diff(["A", "B"]),
  ).toBe(0);
  expect(await expecting("destroy", ...app, "--exclusively", "--force", "A").destroy(["A"])).toBe(0);
  const deploy = ["deploy", ...app, "--exclusively", "--require-approval", "never"];
  expect(await expecting(...deploy, "A").deploy(["A"])).toBe(0);
  expect(
    await expecting(...deploy, "--import-existing-resources", "A").deploy(["A"], { importExisting: true }),
  ).toBe(0);
  expect(
    await expecting(
      "synth",
      "--quiet",
      "--output",
      "assembly",
      "--context",
      "stage=staging",
      "--context",
      "forget-data=staging",
    ).synth("staging", { context: { "forget-data": "staging" } }),
  ).toBe(0);
  expect(await expecting("something else").diff(["A"])).toBe(7);
});

test.each([
  [
    "Lambda was unable to delete arn:aws:lambda:us-east-1:1:function:x:1 because it is a replicated function.",
    "replicated-function",
  ],
  [
    "Resource of type 'AWS::DynamoDB::GlobalTable' with identifier 'e-com67-orders' already exists.",
    "already-exists",
  ],
  [
    "Cognito received the following error from Amazon SES when attempting to send email: Email address is not verified.",
    "sender-not-verified",
  ],
  [
    "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [10].",
    "concurrency",
  ],
  ["The bucket you tried to delete is not empty", "bucket-not-empty"],
  [
    "Export E-Com67-staging-Data:ExportsOutputX cannot be deleted as it is in use by E-Com67-staging-Compute",
    "export-in-use",
  ],
  [
    "The Resource Access Policy specified for the CloudWatch Logs log group x does not grant sufficient permissions",
    "opensearch-logs",
  ],
  [
    "Access denied for operation: Your account must be verified before you can add new CloudFront resources.",
    "account-not-verified",
  ],
  ["Something nobody has seen", undefined],
])("a reason of CloudFormation's is known: %s", (reason, section) => {
  expect(problemOf(reason)?.section).toBe(section);
});
