import { existsSync } from "node:fs";
import { type App, Tags } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import type { ConsumerEntries } from "../workflows/consumers/entry.ts";
import { consumers as shopConsumers } from "../workflows/registry.ts";
import { AgentStack } from "./agent-stack.ts";
import { ApiStack } from "./api-stack.ts";
import type { BundleName } from "./bundle.ts";
import { ComputeStack } from "./compute-stack.ts";
import { DataStack } from "./data-stack.ts";
import { stageFrom } from "./stage.ts";

/** All stacks of one environment: the data stack, the API's URL, the assistant, and the compute stack that uses them. */
export function shopIn(
  app: App,
  codeOf: (name: BundleName) => Code = bundleOf,
  consumers: ConsumerEntries = shopConsumers,
) {
  const stage = stageFrom(app.node);
  const id = (stack: string) => `E-Com67-${stage.name}-${stack}`;
  const data = new DataStack(app, id("Data"), { stage, terminationProtection: stage.keepsData });
  const api = new ApiStack(app, id("Api"), { stage });
  const agent = new AgentStack(app, id("Agent"), { stage, data, api, codeOf });
  const compute = new ComputeStack(app, id("Compute"), { stage, data, api, agent, codeOf, consumers });
  Tags.of(app).add("application", "e-com67");
  Tags.of(app).add("stage", stage.name);
  return { data, api, agent, compute };
}

function bundleOf(name: BundleName): Code {
  const folder = `dist/lambda/${name}`;
  if (!existsSync(`${folder}/index.mjs`))
    throw new Error(`${folder} is not built: buildLambdas() of infra/bundle.ts comes first.`);
  return Code.fromAsset(folder);
}
