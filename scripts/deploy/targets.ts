import { asVariables, type Pipelines } from "../../infra/pipelines.ts";
import { type AssemblyStack, withNeeds } from "./assembly.ts";

/** What can be deployed at once. */
export const targets = {
  shop: "the shop: data, API, sites, assistant and functions, without pipelines",
  all: "the shop, then every pipeline",
  data: "tables, accounts, files, secrets and search",
  api: "the HTTP API",
  frontend: "both sites on CloudFront, with what they need",
  agent: "the assistant, with what it needs",
  compute: "functions, queues and workflows, with what they need",
  "backend-pipeline": "the pipeline that deploys the shop's stacks at each push",
  "frontend-pipelines": "the pipelines that deploy the two sites at each push",
} as const;
export type Target = keyof typeof targets;

/** The pipelines that are part of a target. */
export const pipelinesOf = (target: string | undefined): Pipelines => ({
  backend: target === "backend-pipeline" || target === "all",
  frontends: target === "frontend-pipelines" || target === "all",
});

/**
 * The variables of the environment for which the app makes pipelines: those that are wanted, and those that are deployed, because the
 * other stacks export what these import.
 */
export function pipelineVariables(
  target: Target | undefined,
  deployed: readonly { readonly name: string }[],
): Readonly<Record<string, string>> {
  const there = deployed.map(({ name }) => name).filter(isPipeline);
  const wanted = pipelinesOf(target);
  return asVariables({
    backend: wanted.backend || there.some(isBackendPipeline),
    frontends: wanted.frontends || there.some((name) => !isBackendPipeline(name)),
  });
}

/** Whether what is deployed is a pipeline, not the shop itself. */
export const isPipeline = (name: string): boolean => /pipelines?$/i.test(name);
const isBackendPipeline = (name: string): boolean => isPipeline(name) && /backend/i.test(name);

/** The stacks of a target with all that they need, in the order in which they are deployed. */
export function stacksOf(target: Target, all: readonly AssemblyStack[]): readonly AssemblyStack[] {
  const chosen = all.filter(({ name, kind }) => {
    if (target === "all") return true;
    if (target === "backend-pipeline") return isBackendPipeline(name);
    if (target === "frontend-pipelines") return isPipeline(name) && !isBackendPipeline(name);
    return !isPipeline(name) && (target === "shop" || kind.toLowerCase() === target);
  });
  return withNeeds(chosen, all);
}

/** What the names of all stacks of a stage begin with. */
export const stackPrefix = (stage: string): string => `E-Com67-${stage}-`;
