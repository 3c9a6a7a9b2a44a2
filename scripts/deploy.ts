// npm run deploy -- STAGE [--yes]: checks the stage and the account, shows what changes, asks, and deploys the stage's stacks.
import { spawnSync } from "node:child_process";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { awsAccount } from "../api/adapters/aws/account.ts";
import { placeholdersIn, stageNamed, stageNames } from "../infra/stage.ts";
import { buildAdmin, buildWeb } from "./build-web.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { yes: { type: "boolean", default: false } },
});
const name = stageNames.find((known) => known === positionals[0]);
if (!name) stop(`Name a stage: npm run deploy -- ${stageNames.join(" | ")}`);
const stage = stageNamed(name);
const placeholders = placeholdersIn(stage);
if (placeholders.length > 0)
  stop(
    `infra/stages.ts has placeholders for ${name}:\n  ${placeholders.join("\n  ")}\nChange or remove them first.`,
  );
const account = await awsAccount({ region: stage.region });
if ("failed" in account) stop(`AWS does not know who you are (${account.failed}): npm run doctor says more.`);

await buildWeb();
await buildAdmin();
console.log(`Stage ${name}: account ${account.account}, ${stage.region}, with the sites in us-east-1.`);
if (cdk("diff") !== 0) stop("CDK could not compare the stage with what is deployed.");
if (!values.yes && !(await agreed(`Deploy ${name}?`))) stop("Nothing was deployed.");
process.exitCode = cdk("deploy", "--all", "--require-approval", "never");

function cdk(...command: string[]): number {
  const { status } = spawnSync(
    process.execPath,
    ["node_modules/aws-cdk/bin/cdk", ...command, "--context", `stage=${name}`],
    { stdio: "inherit" },
  );
  return status ?? 1;
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) stop("Without a terminal, --yes says that nobody needs to agree.");
  const asked = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asked.question(`${question} [y/N] `);
  asked.close();
  return /^y(es)?$/i.test(answer.trim());
}

function stop(why: string): never {
  console.error(why);
  process.exit(1);
}
