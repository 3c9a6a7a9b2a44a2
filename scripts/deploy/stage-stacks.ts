import type { Cloud } from "../../api/adapters/aws/deployment/cloud.ts";
import type { DeployedStack } from "../../api/adapters/aws/deployment/stacks.ts";
import type { Stage } from "../../infra/stage.ts";
import { stackPrefix } from "./targets.ts";

/** CloudFront's. infra/frontend-stack.ts says the same, and would load all of CDK. */
const frontendRegion = "us-east-1";

/** The regions in which a stage has stacks: its own, and CloudFront's. */
const regionsOf = ({ region }: Pick<Stage, "region">): readonly string[] => [
  ...new Set([region, frontendRegion]),
];

/** The stacks of a stage that CloudFormation has. */
export async function deployedOf(
  cloud: Pick<Cloud, "stacks">,
  stage: Pick<Stage, "name" | "region">,
): Promise<readonly DeployedStack[]> {
  const prefix = stackPrefix(stage.name);
  const found = await Promise.all(regionsOf(stage).map((region) => cloud.stacks(region, prefix)));
  // Of "staging" are no stacks of "staging-eu".
  return found.flat().filter(({ name }) => !name.slice(prefix.length).includes("-"));
}

/** An output of one of a stage's stacks, by the last part of the stack's name. */
export const outputOf = (
  deployed: readonly DeployedStack[],
  kind: string,
  name: string,
): string | undefined => deployed.find((stack) => stack.name.endsWith(`-${kind}`))?.outputs[name];
