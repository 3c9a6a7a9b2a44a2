import type { DeployedStack } from "../../api/adapters/aws/deployment/stacks.ts";
import type { AssemblyStack } from "./assembly.ts";

/** "AWS::DynamoDB::GlobalTable" → "DynamoDB GlobalTable". */
const kindOf = (type: string): string => type.split("::").slice(-2).join(" ");

/** How many resources of each kind, most first. */
export function counts(
  stack: Pick<AssemblyStack, "resources">,
): readonly (readonly [kind: string, count: number])[] {
  const grouped = Object.groupBy(stack.resources, ({ type }) => kindOf(type));
  return Object.entries(grouped)
    .map(([kind, { length } = []]) => [kind, length] as const)
    .toSorted(([one, many], [other, more]) => more - many || one.localeCompare(other));
}

/** What becomes of each stack, with what it holds, counted by kind. */
export const planLines = (
  stacks: readonly AssemblyStack[],
  deployed: readonly DeployedStack[],
): readonly string[] =>
  stacks.flatMap((stack) => {
    const there = deployed.some(({ name }) => name === stack.name);
    const kinds = counts(stack).map(([kind, count]) => `${count} ${kind}`);
    return [
      `${there ? "changes" : "makes"} ${stack.name} in ${stack.region}: ${stack.resources.length} resources`,
      `    ${kinds.join(", ")}`,
    ];
  });
