import { parseArgs } from "node:util";
import { type StageName, stageNames } from "../../infra/stage.ts";
import { type Target, targets } from "./targets.ts";

/** What somebody asked for. What is undefined is asked in a terminal. */
export type Command = {
  readonly action: Target | "status" | "destroy" | undefined;
  readonly stage: StageName | undefined;
  /** Nobody is asked whether to go on. */
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  /** The only account that may be changed. */
  readonly account: string | undefined;
  /** Files that are not committed may be deployed to a stage that keeps its data. */
  readonly allowDirty: boolean;
  /** Resources with names of their own that exist already become part of their stacks. */
  readonly importExisting: boolean;
  /** `destroy` deletes the data, too; only with the stage's name in `confirm`, or typed. */
  readonly deleteData: boolean;
  readonly confirm: string | undefined;
};

/** Exit codes. */
export const exits = {
  done: 0,
  /** AWS or CDK failed; of `status`: something needs attention. */
  failed: 1,
  /** The command or a setting is wrong. */
  wrong: 2,
  /** A check refused. */
  refused: 3,
  /** Nobody agreed. */
  declined: 4,
} as const;
export type Exit = (typeof exits)[keyof typeof exits];

const rows = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([name, text]) => `  ${name.padEnd(20)} ${text}`)
    .join("\n");

/** What `--help` prints. */
export const usage = `npm run deploy -- STAGE [WHAT] [options]

STAGE is one of ${stageNames.join(", ")} (infra/stages.ts); in a terminal, what is missing is asked.

WHAT, "shop" unless stated:
${rows({
  ...targets,
  status: "what is deployed: stacks, addresses, alarms, pipelines, dead letters",
  destroy: "deletes the stage, but not its data",
})}

Options:
${rows({
  "--yes": "does not ask; without a terminal nothing is deployed otherwise",
  "--dry-run": "checks and shows everything, changes nothing",
  "--account ID": "refuses every other account (or DEPLOY_ACCOUNT)",
  "--allow-dirty": "deploys files that are not committed to a stage that keeps its data",
  "--import-existing": "takes over tables and the like that exist already under their names",
  "--json": "prints status as JSON",
  "--delete-data": "with destroy: deletes the data, too, once --confirm STAGE or a typed name says it again",
  "--confirm STAGE": "says it again without a terminal",
  "--help": "prints this",
})}

Exit codes: 0 done, 1 AWS or CDK failed (status: something needs attention), 2 the command or a setting is wrong,
3 a check refused, 4 nobody agreed.`;

/** Reads the words of a command line. A string says what is wrong with them. */
export function readCommand(
  words: readonly string[],
  variables: Readonly<Record<string, string | undefined>> = {},
): Command | "help" | { readonly wrong: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(words);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return "help";
  const taken = takenByNpm(variables);
  if (taken !== undefined)
    return {
      wrong: `npm took --${taken} for itself. Put two dashes first: npm run deploy -- STAGE --${taken}`,
    };
  const [first, second, third] = positionals;
  if (third !== undefined) return { wrong: `"${third}" is one word too many.` };
  const given = [first, second].filter((word) => word !== undefined);
  const stage = given.map(stageOf).find((name) => name !== undefined);
  const others = given.filter((word) => word !== stage);
  if (others.length > 1 || (given.length === 2 && stage === undefined))
    return { wrong: `"${others[0]}" is no stage: ${stageNames.join(", ")}.` };
  const [word] = others;
  const action = word === undefined ? undefined : actionOf(word);
  if (word !== undefined && action === undefined)
    return {
      wrong: `"${word}" is neither a stage (${stageNames.join(", ")}) nor one of ${Object.keys(targets).join(", ")}, status and destroy.`,
    };
  if (values["delete-data"] && action !== "destroy")
    return { wrong: "--delete-data goes with destroy only." };
  return {
    action,
    stage,
    yes: values.yes,
    dryRun: values["dry-run"],
    json: values.json,
    account: values.account ?? variables["DEPLOY_ACCOUNT"],
    allowDirty: values["allow-dirty"],
    importExisting: values["import-existing"],
    deleteData: values["delete-data"],
    confirm: values.confirm,
  };
}

/** `npm run deploy --dry-run`, without the two dashes, would deploy: npm keeps options that stand before them. */
const takenByNpm = (variables: Readonly<Record<string, string | undefined>>): string | undefined =>
  ["dry-run", "delete-data", "confirm", "account", "allow-dirty", "import-existing"].find(
    (option) => variables[`npm_config_${option.replaceAll("-", "_")}`],
  );

const flag = { type: "boolean", default: false } as const;
const parse = (words: readonly string[]) =>
  parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      yes: flag,
      "dry-run": flag,
      json: flag,
      help: flag,
      "allow-dirty": flag,
      "import-existing": flag,
      "delete-data": flag,
      account: { type: "string" },
      confirm: { type: "string" },
    },
  });

const stageOf = (word: string): StageName | undefined => stageNames.find((name) => name === word);

function actionOf(word: string): Command["action"] {
  if (word === "status" || word === "destroy") return word;
  return Object.hasOwn(targets, word) ? (word as Target) : undefined;
}
