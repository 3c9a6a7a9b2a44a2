import { type Stage, stageNamed, stageNames } from "../../infra/stage.ts";
import { canStart, linesOf } from "../doctor/finding.ts";
import { Declined } from "./ask.ts";
import { accountFinding } from "./checks/account.ts";
import { type Command, type Exit, exits, readCommand, usage } from "./command.ts";
import { deploy } from "./deploy.ts";
import { destroy } from "./destroy.ts";
import type { Ports } from "./ports.ts";
import { needsAttention, statusLines, statusOf } from "./status.ts";
import { targets } from "./targets.ts";

const actions = {
  ...targets,
  status: "shows what is deployed",
  destroy: "deletes the stage, but not its data",
} as const;

/** Reads a command line, asks for what is missing where somebody can be asked, and does it. */
export async function run(
  ports: Ports,
  words: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
): Promise<Exit> {
  const { say, ask } = ports;
  const command = readCommand(words, variables);
  if (command === "help") {
    say(usage);
    return exits.done;
  }
  if ("wrong" in command) return refuse(ports, command.wrong);
  try {
    const named = command.stage ?? (await ask?.choose("Which stage?", described()));
    if (named === undefined) return refuse(ports, `Name a stage: ${stageNames.join(", ")}.`);
    const stage = settingsOf(named);
    if (typeof stage === "string") return refuse(ports, stage);
    const asks = ask !== undefined && !command.yes && command.action === undefined;
    const action = asks ? await ask.choose(`What of ${named}?`, actions) : (command.action ?? "shop");
    if (action === "status") return await showStatus(ports, command, stage);
    if (action === "destroy") return await destroy(ports, { ...command, stage: named });
    return await deploy(ports, { ...command, action, stage: named });
  } catch (error) {
    if (!(error instanceof Declined)) throw error;
    say("Stopped. Nothing was changed.");
    return exits.declined;
  }
}

function refuse({ say }: Pick<Ports, "say">, why: string): Exit {
  say(why);
  say("npm run deploy -- --help lists stages, what can be deployed, and options.");
  return exits.wrong;
}

/** A stage's settings, or what is wrong with them, by field. */
function settingsOf(name: Stage["name"]): Stage | string {
  try {
    return stageNamed(name);
  } catch (error) {
    return `infra/stages.ts: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const described = (): Record<Stage["name"], string> =>
  // Every stage's name is a key.
  Object.fromEntries(
    stageNames.map((name) => {
      const stage = settingsOf(name);
      return [name, typeof stage === "string" ? "its settings are wrong" : stage.region];
    }),
  ) as Record<Stage["name"], string>;

async function showStatus(ports: Ports, { json, account }: Command, stage: Stage): Promise<Exit> {
  const { cloud, say } = ports;
  const finding = accountFinding(await cloud.account(stage.region), account);
  if (!canStart([finding])) {
    for (const line of linesOf([finding])) say(line);
    return exits.refused;
  }
  const status = await statusOf(cloud, stage);
  if (json) say(JSON.stringify({ ...status, needsAttention: needsAttention(status) }, null, 2));
  else for (const line of [finding.text, ...statusLines(status)]) say(line);
  return needsAttention(status) ? exits.failed : exits.done;
}
