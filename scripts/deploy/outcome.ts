import type { Cloud } from "../../api/adapters/aws/deployment/cloud.ts";
import type { DeployedStack } from "../../api/adapters/aws/deployment/stacks.ts";
import { problemOf } from "./problems.ts";

type Named = { readonly name: string; readonly region: string };

/** When each stack last changed, before something was tried. */
export const changesOf = (deployed: readonly DeployedStack[]): ReadonlyMap<string, number> =>
  new Map(deployed.map(({ name, changedAt }) => [name, changedAt]));

/** What became of each stack when a deployment stopped half-way, why, and how to go on. */
export async function halfway(
  cloud: Pick<Cloud, "failures">,
  stacks: readonly Named[],
  before: ReadonlyMap<string, number>,
  after: readonly DeployedStack[],
  command: string,
): Promise<readonly string[]> {
  const lines = ["", "It stopped half-way. What became of each stack:"];
  for (const { name, region } of stacks) {
    const stack = after.find((other) => other.name === name && other.region === region);
    lines.push(`  ${name}: ${stateOf(stack, before.get(name))}`);
    if (stack === undefined || !/FAILED|ROLLBACK/.test(stack.status)) continue;
    for (const { resource, type, reason } of await reasons(cloud, stack)) {
      lines.push(`    ${resource} (${type}): ${reason}`);
      const problem = problemOf(reason);
      if (problem) lines.push(`    → ${problem.mend} (docs/aws/problems.md#${problem.section})`);
    }
  }
  lines.push("", `What is done stays done. When the cause is mended, go on with: ${command}`);
  return lines;
}

function stateOf(stack: DeployedStack | undefined, changedAt: number | undefined): string {
  if (stack === undefined) return "not made";
  if (stack.status === "REVIEW_IN_PROGRESS")
    return "not made: CloudFormation refused its change set, see above";
  if (/FAILED|ROLLBACK/.test(stack.status)) return `failed, ${stack.status}`;
  if (stack.status.endsWith("_IN_PROGRESS")) return `still at work, ${stack.status}`;
  return changedAt !== undefined && changedAt === stack.changedAt ? "as it was" : `done, ${stack.status}`;
}

/** Nothing is lost when CloudFormation does not say why. */
async function reasons(cloud: Pick<Cloud, "failures">, stack: DeployedStack) {
  try {
    return await cloud.failures(stack);
  } catch {
    return [];
  }
}
