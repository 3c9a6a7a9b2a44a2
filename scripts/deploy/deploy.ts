import { type Stage, stageNamed } from "../../infra/stage.ts";
import { canStart, type Finding, linesOf } from "../doctor/finding.ts";
import { afterwards } from "./afterwards.ts";
import { type AssemblyStack, readAssembly } from "./assembly.ts";
import { accountFinding } from "./checks/account.ts";
import { cloudFindings, machineFindings } from "./checks/all.ts";
import { wasMade } from "./checks/stacks.ts";
import { type Command, type Exit, exits } from "./command.ts";
import { estimateLines } from "./costs/estimate.ts";
import { changesOf, halfway } from "./outcome.ts";
import { planLines } from "./plan.ts";
import type { Ports } from "./ports.ts";
import { deployedOf } from "./stage-stacks.ts";
import { pipelineVariables, stacksOf, type Target } from "./targets.ts";

type Deployment = Command & { readonly action: Target; readonly stage: Stage["name"] };

/** Checks, shows what changes and what it costs, asks, and deploys. Nothing is changed before somebody agreed. */
export async function deploy(ports: Ports, command: Deployment): Promise<Exit> {
  const { cloud, cdk, say, ask } = ports;
  const { action, importExisting } = command;
  const stage = stageNamed(command.stage);
  say(`Stage ${stage.name}: ${action}`);

  const answer = await cloud.account(stage.region);
  const first = [...machineFindings(ports, stage, command), accountFinding(answer, command.account)];
  if (!shown(ports, first)) return exits.refused;
  const account = "account" in answer ? answer.account : "";

  if (!(await built(ports))) return exits.failed;
  const deployed = await deployedOf(cloud, stage);
  if ((await cdk.synth(stage.name, { variables: pipelineVariables(action, deployed) })) !== 0) {
    say("CDK could not write the templates; the messages above say why. Nothing was changed.");
    return exits.failed;
  }
  const all = readAssembly(ports.folder);
  const stacks = stacksOf(action, all);
  if (stacks.length === 0) {
    say(noStacks(action));
    return exits.wrong;
  }

  const findings = await cloudFindings(ports, stage, { account, stacks, deployed, importExisting });
  if (!shown(ports, findings)) return exits.refused;

  say("");
  const made = deployed.filter(wasMade);
  for (const line of [...planLines(stacks, made), "", ...estimateLines(all)]) say(line);
  // Of a new stack CDK would print every resource, which are counted above.
  const known = stacks.map(({ name }) => name).filter((name) => made.some((one) => one.name === name));
  if (known.length > 0) say("\nWhat changes, by CDK:");
  if (known.length > 0 && (await cdk.diff(known)) !== 0) {
    say("CDK could not compare the stacks with what is deployed. Nothing was changed.");
    return exits.failed;
  }
  if (command.dryRun) {
    say("\nDry run: nothing was changed.");
    return exits.done;
  }
  if (!command.yes && ask === undefined) {
    say("\nNothing was changed: without a terminal, --yes says that nobody needs to agree.");
    return exits.declined;
  }
  const question = `Deploy ${stacks.length} stacks to account ${account}?`;
  if (!command.yes && !(await ask?.agree(question))) {
    say("Nothing was changed.");
    return exits.declined;
  }
  return carryOut(ports, command, stage, stacks, changesOf(deployed));
}

async function carryOut(
  ports: Ports,
  { action, importExisting }: Deployment,
  stage: Stage,
  stacks: readonly AssemblyStack[],
  before: ReadonlyMap<string, number>,
): Promise<Exit> {
  const { cloud, cdk, say } = ports;
  const code = await cdk.deploy(
    stacks.map(({ name }) => name),
    { importExisting },
  );
  const after = await deployedOf(cloud, stage);
  if (code === 0) {
    await afterwards(ports, stage, after);
    return exits.done;
  }
  const again = `npm run deploy -- ${stage.name} ${action}`;
  for (const line of await halfway(cloud, stacks, before, after, again)) say(line);
  return exits.failed;
}

/** Prints the findings. Whether nothing that is needed is wrong. */
function shown({ say }: Pick<Ports, "say">, findings: readonly Finding[]): boolean {
  for (const line of linesOf(findings)) say(line);
  if (canStart(findings)) return true;
  const first = findings.filter(({ needed, status }) => needed && status !== "ok").map(({ name }) => name);
  say(`\nNothing was changed. To be mended first: ${first.join(", ")}.`);
  return false;
}

/** Builds both sites. False: they could not be, and the build has printed why. */
async function built({ build, say }: Pick<Ports, "build" | "say">): Promise<boolean> {
  try {
    await build();
    return true;
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)} Nothing was changed.`);
    return false;
  }
}

const noStacks = (action: Target): string =>
  action.includes("pipeline")
    ? "The stage has no such pipeline: set its source in infra/stages.ts (docs/aws/deploy.md)."
    : `The stage has no stack for "${action}".`;
