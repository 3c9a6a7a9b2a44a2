import type { DeployedStack } from "../../../api/adapters/aws/deployment/stacks.ts";
import type { Stage } from "../../../infra/stage.ts";
import type { Finding } from "../../doctor/finding.ts";
import { nodeFinding } from "../../doctor/machine.ts";
import type { AssemblyStack } from "../assembly.ts";
import type { Command } from "../command.ts";
import type { Ports } from "../ports.ts";
import { outputOf } from "../stage-stacks.ts";
import { isPipeline, pipelinesOf } from "../targets.ts";
import { bootstrapFindings } from "./account.ts";
import { certificateFinding, concurrencyFindings, mailFindings } from "./limits.ts";
import { modelFinding, stripeSecretFinding } from "./services.ts";
import { checkoutFinding, settingsFinding } from "./sources.ts";
import { leftoverFinding, stackFindings, wasMade } from "./stacks.ts";

/** What can be checked before anything is built or asked of AWS. */
export const machineFindings = (
  { nodeVersion, checkout }: Pick<Ports, "nodeVersion" | "checkout">,
  stage: Stage,
  { action, allowDirty }: Pick<Command, "action" | "allowDirty">,
): Finding[] => [
  nodeFinding(nodeVersion),
  settingsFinding(stage, pipelinesOf(action)),
  checkoutFinding(checkout(), {
    keepsData: stage.keepsData,
    allowDirty,
    pipelines: Object.values(pipelinesOf(action)).includes(true),
  }),
];

/** What AWS says about these stacks before they are deployed. */
export async function cloudFindings(
  { cloud }: Pick<Ports, "cloud">,
  stage: Stage,
  {
    account,
    stacks,
    deployed,
    importExisting,
  }: {
    readonly account: string;
    readonly stacks: readonly AssemblyStack[];
    readonly deployed: readonly DeployedStack[];
    readonly importExisting: boolean;
  },
): Promise<Finding[]> {
  const has = (kind: string) => stacks.some((stack) => stack.kind === kind);
  const there = (kind: string) => deployed.some((one) => one.name.endsWith(`-${kind}`) && wasMade(one));
  const [bootstrap, ...others] = await Promise.all([
    bootstrapFindings(cloud, account, stacks),
    has("Data") ? mailFindings(cloud, stage, there("Data"), importExisting) : [],
    has("Frontend") ? certificateFinding(cloud, stage) : [],
    concurrencyFindings(
      cloud,
      stacks.filter(({ name }) => !isPipeline(name)),
    ),
    has("Data") || has("Compute")
      ? stripeSecretFinding(cloud, stage.region, outputOf(deployed, "Data", "StripeSecretArn"))
      : [],
    has("Agent") ? modelFinding(cloud, stage) : [],
  ]);
  const tables = has("Data") && !there("Data") ? await tableNames(cloud, stage.region) : [];
  return [
    ...bootstrap,
    ...stackFindings(stacks, deployed),
    leftoverFinding(stacks, deployed, tables, importExisting),
    ...others.flat(),
  ];
}

/** Without the right to list tables, CloudFormation is who finds the leftovers. */
async function tableNames(cloud: Ports["cloud"], region: string): Promise<readonly string[]> {
  try {
    return await cloud.tableNames(region);
  } catch {
    return [];
  }
}
