import { expect, test } from "vitest";
import { stageNamed } from "../../infra/stage.ts";
import { everyConsumer } from "../../workflows/edge-consumers.ts";
import { assemblyOf } from "../testing/cloud/assembly.ts";
import { readAssembly } from "./assembly.ts";
import { standing } from "./costs/standing.ts";
import { pipelineVariables, stacksOf } from "./targets.ts";

test("pipelines are deployed on their own word, after what they deploy, and counted in the cost", () => {
  const { folder } = assemblyOf(stageNamed("staging"), everyConsumer, { backend: true, frontends: true });
  const all = readAssembly(folder);
  const kinds = (target: Parameters<typeof stacksOf>[0]) => stacksOf(target, all).map(({ kind }) => kind);
  expect(kinds("shop")).toEqual(["Data", "Api", "Frontend", "Agent", "Compute"]);
  expect(kinds("backend-pipeline").at(-1)).toBe("BackendPipeline");
  expect(kinds("backend-pipeline")).not.toContain("FrontendPipelines");
  expect(kinds("frontend-pipelines").at(-1)).toBe("FrontendPipelines");
  expect(kinds("frontend-pipelines")).not.toContain("BackendPipeline");
  expect(new Set(kinds("all"))).toEqual(new Set([...kinds("shop"), "BackendPipeline", "FrontendPipelines"]));
  const builds = standing(all).find(({ price }) => price === "CodeBuild");
  expect(builds?.because).toMatch(/^3 pipelines/);
});

test("what is deployed keeps its pipelines, and nothing else gets one unasked", () => {
  const named = (...kinds: string[]) => kinds.map((kind) => ({ name: `E-Com67-staging-${kind}` }));
  const flags = (...given: Parameters<typeof pipelineVariables>) =>
    Object.values(pipelineVariables(...given));
  expect(flags("shop", named("Data", "Api"))).toEqual(["false", "false"]);
  expect(flags("shop", named("Data", "BackendPipeline"))).toEqual(["true", "false"]);
  expect(flags("frontend-pipelines", named("BackendPipeline"))).toEqual(["true", "true"]);
  expect(flags("all", [])).toEqual(["true", "true"]);
});
