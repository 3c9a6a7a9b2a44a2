import type { DeployedStack } from "../../api/adapters/aws/deployment/stacks.ts";
import { type Stage, stageNamed } from "../../infra/stage.ts";
import { canStart, linesOf } from "../doctor/finding.ts";
import { resourcesOf } from "./assembly.ts";
import { accountFinding } from "./checks/account.ts";
import { type Command, type Exit, exits } from "./command.ts";
import { money, sumOf } from "./costs/estimate.ts";
import { priced } from "./costs/prices.ts";
import { standing } from "./costs/standing.ts";
import { changesOf, halfway } from "./outcome.ts";
import type { Ports } from "./ports.ts";
import { dataIn } from "./remains.ts";
import { deployedOf } from "./stage-stacks.ts";
import { isPipeline, pipelineVariables } from "./targets.ts";

type Destruction = Command & { readonly stage: Stage["name"] };

/**
 * Deletes a stage's stacks but Data, so that a later deployment finds its orders and accounts again; with `deleteData` and the
 * stage's name once more, Data, too.
 */
export async function destroy(ports: Ports, command: Destruction): Promise<Exit> {
  const { cloud, cdk, say } = ports;
  const stage = stageNamed(command.stage);
  const answer = await cloud.account(stage.region);
  const account = accountFinding(answer, command.account);
  for (const line of linesOf([account])) say(line);
  if (!canStart([account])) return exits.refused;

  const deployed = await deployedOf(cloud, stage);
  const data = deployed.find(({ name }) => name.endsWith("-Data"));
  const pipelines = deployed.filter(({ name }) => isPipeline(name));
  const others = deployed.filter((stack) => stack !== data && !pipelines.includes(stack));
  const goes = [...pipelines, ...others, ...(data && command.deleteData ? [data] : [])];
  await announce(ports, stage, goes, data);
  if (goes.length === 0) return exits.done;
  if (command.dryRun) {
    say("\nDry run: nothing was changed.");
    return exits.done;
  }
  if (!(await agreed(ports, command))) return exits.declined;

  await ports.build();
  const variables = pipelineVariables(undefined, deployed);
  if ((await cdk.synth(stage.name, { variables })) !== 0) {
    say("CDK could not write the templates, which it needs to find the stacks. Nothing was changed.");
    return exits.failed;
  }
  // A pipeline would deploy again what is being deleted.
  const deleted =
    (await remove(ports, pipelines)) && (await remove(ports, others)) && (await forget(ports, command, data));
  const after = await deployedOf(cloud, stage);
  if (deleted) {
    say(`\nDeleted.${data && !command.deleteData ? ` ${data.name} stays with its data.` : ""}`);
    return exits.done;
  }
  const words = command.deleteData ? " --delete-data" : "";
  const again = `npm run deploy -- ${stage.name} destroy${words}`;
  for (const line of await halfway(cloud, goes, changesOf(deployed), after, again)) say(line);
  return exits.failed;
}

/** Says what goes, what stays, and what that costs. */
async function announce(
  { cloud, say }: Ports,
  stage: Stage,
  goes: readonly DeployedStack[],
  data: DeployedStack | undefined,
): Promise<void> {
  if (goes.length === 0) {
    say(
      data
        ? `Of stage ${stage.name} only ${data.name} is left, which holds the data; --delete-data deletes it.`
        : `Nothing of stage ${stage.name} is deployed.`,
    );
    return;
  }
  say(`\nDeletes of stage ${stage.name}:`);
  for (const { name, region } of goes) say(`  ${name} in ${region}`);
  if (data === undefined) return;
  const held = dataIn(await cloud.parts(data));
  const lost = goes.includes(data);
  say(lost ? "\nDELETES THE DATA, which nobody can bring back:" : `\nStays, in ${data.name}:`);
  for (const line of held) say(`  ${line}`);
  if (!lost) say(`  ${await costOf(cloud, data)}`);
  if (lost) say("  DynamoDB keeps a backup of each table with point-in-time recovery for 35 days.");
}

/** What a stack costs for being there, by the template that is deployed. */
async function costOf(cloud: Ports["cloud"], stack: DeployedStack): Promise<string> {
  const resources = resourcesOf(await cloud.template(stack).catch(() => ({})));
  const dollars = sumOf(standing([{ resources }]).map(priced));
  return dollars === 0
    ? "docs/aws/costs.md says what that costs."
    : `It costs about ${money(dollars)} a month, and what is stored: docs/aws/costs.md.`;
}

/** Asks whether to go on. Data goes only when the stage's name is given as well. */
async function agreed({ ask, say }: Ports, command: Destruction): Promise<boolean> {
  const { stage, deleteData, confirm, yes } = command;
  if (!deleteData) {
    if (yes || (await ask?.agree(`Delete these stacks of ${stage}?`))) return true;
    say(
      ask
        ? "Nothing was changed."
        : "\nNothing was changed: without a terminal, --yes says that nobody needs to agree.",
    );
    return false;
  }
  const named = confirm ?? (await ask?.line(`Type ${stage} to delete its data for good`));
  if (named === stage && (yes || ask !== undefined)) return true;
  say(
    ask
      ? `Nothing was changed: that was not "${stage}".`
      : `\nNothing was changed: without a terminal, the data goes with --delete-data --confirm ${stage} --yes only.`,
  );
  return false;
}

/** Deletes stacks, after emptying their buckets. Tries twice: logs may arrive in a bucket that was just emptied. */
async function remove({ cloud, cdk, say }: Ports, stacks: readonly DeployedStack[]): Promise<boolean> {
  if (stacks.length === 0) return true;
  for (let attempt = 0; attempt < 2; attempt++) {
    for (const stack of stacks)
      for (const { type, id } of await cloud.parts(stack).catch(() => [])) {
        if (type !== "AWS::S3::Bucket" || id === "") continue;
        try {
          const count = await cloud.empty(stack.region, id);
          if (count > 0) say(`Emptied ${id}: ${count} objects.`);
        } catch (error) {
          const why = error instanceof Error ? error.message || error.name : String(error);
          say(`${id} could not be emptied, so its stack will stay: ${why}`);
        }
      }
    if ((await cdk.destroy(stacks.map(({ name }) => name))) === 0) return true;
  }
  return false;
}

/** Lifts the protection of the data by a deployment, then deletes its stack. */
async function forget(
  ports: Ports,
  { deleteData, stage }: Destruction,
  data: DeployedStack | undefined,
): Promise<boolean> {
  if (!deleteData || data === undefined) return true;
  const { cdk, say } = ports;
  say(`\nLifts the protection of ${data.name}:`);
  const context = { "forget-data": stage };
  if ((await cdk.synth(stage, { context })) !== 0) return false;
  if ((await cdk.deploy([data.name])) !== 0) return false;
  return remove(ports, [data]);
}
