import { spawnSync } from "node:child_process";
import type { Pipelines } from "../../../infra/pipelines.ts";
import { placeholdersIn, type Stage } from "../../../infra/stage.ts";
import type { Finding } from "../../doctor/finding.ts";

/** The branch whose pushes pipelines deploy. */
const mainBranch = "master";

/** The checkout that is deployed. */
export type Checkout = {
  readonly branch: string;
  /** Files that differ from the last commit. */
  readonly changed: number;
  /** Commits that the branch's remote does not have; undefined: it has no remote. */
  readonly unpushed: number | undefined;
};

/** Asks git about the working tree. Undefined: this folder is none. */
export function checkout(folder = "."): Checkout | undefined {
  const git = (...words: string[]) => spawnSync("git", ["-C", folder, ...words], { encoding: "utf8" });
  const status = git("status", "--porcelain");
  if (status.status !== 0) return undefined;
  const ahead = git("rev-list", "--count", "@{upstream}..HEAD");
  return {
    branch: git("branch", "--show-current").stdout.trim() || "a detached commit",
    changed: status.stdout.split("\n").filter((line) => line !== "").length,
    unpushed: ahead.status === 0 ? Number(ahead.stdout) : undefined,
  };
}

/** Whether what is deployed can be found again in git. A stage that keeps its data is deployed from committed files only. */
export function checkoutFinding(
  tree: Checkout | undefined,
  {
    keepsData,
    allowDirty,
    pipelines,
  }: { readonly keepsData: boolean; readonly allowDirty: boolean; readonly pipelines: boolean },
): Finding {
  const name = "Sources";
  if (tree === undefined)
    return {
      name,
      needed: false,
      status: "missing",
      text: "not a git checkout",
      mend: "deploy from a clone",
    };
  const { branch, changed, unpushed } = tree;
  if (changed > 0)
    return {
      name,
      needed: keepsData && !allowDirty,
      status: "wrong",
      text: `branch ${branch}, ${changed === 1 ? "1 file is" : `${changed} files are`} not committed`,
      mend: keepsData
        ? "commit them, or add --allow-dirty"
        : "commit them, so that others can deploy the same",
    };
  if (pipelines && unpushed !== 0)
    return {
      name,
      needed: false,
      status: "wrong",
      text: `branch ${branch} ${unpushed === undefined ? "is not pushed" : `has ${unpushed} commits that are not pushed`}`,
      mend: "push it: pipelines build what was pushed to their branch",
    };
  if (keepsData && branch !== mainBranch)
    return {
      name,
      needed: false,
      status: "wrong",
      text: `branch ${branch}, not ${mainBranch}; everything is committed`,
      mend: `deploy from ${mainBranch}, unless you go back to an earlier version`,
    };
  return { name, needed: false, status: "ok", text: `branch ${branch}, everything committed` };
}

/** Placeholders of infra/stages.ts that nobody has replaced, and the source without which there is no pipeline. */
export function settingsFinding(stage: Stage, pipelines: Pipelines): Finding {
  const placeholders = placeholdersIn(stage, pipelines);
  if ((pipelines.backend || pipelines.frontends) && stage.source === undefined)
    return {
      name: "Settings",
      needed: true,
      status: "missing",
      text: `stage ${stage.name} has no source, which a pipeline builds`,
      mend: "add source to it in infra/stages.ts (docs/aws/deploy.md), or deploy the shop alone",
    };
  if (placeholders.length === 0)
    return { name: "Settings", needed: true, status: "ok", text: `infra/stages.ts, stage ${stage.name}` };
  return {
    name: "Settings",
    needed: true,
    status: "wrong",
    text: `infra/stages.ts has placeholders for ${stage.name}: ${placeholders.join(", ")}`,
    mend: "write your own names there, or remove the settings",
  };
}
