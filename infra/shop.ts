import { existsSync } from "node:fs";
import { type App, Tags, Validations } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { AwsSolutionsChecks } from "cdk-nag";
import { ApiStack } from "./api-stack.ts";
import { ComputeStack } from "./compute-stack.ts";
import type { FunctionName } from "./constructs/function.ts";
import { DataStack } from "./data-stack.ts";
import { stageFrom } from "./stage.ts";

/** All stacks of one environment: the data stack, the API's URL, and the compute stack that uses both. */
export function shopIn(app: App, codeOf: (name: FunctionName) => Code = bundleOf) {
  const stage = stageFrom(app.node);
  const id = (stack: string) => `E-Com67-${stage.name}-${stack}`;
  const data = new DataStack(app, id("Data"), { stage, terminationProtection: stage.keepsData });
  const api = new ApiStack(app, id("Api"), { stage });
  const compute = new ComputeStack(app, id("Compute"), { stage, data, api, codeOf });
  Tags.of(app).add("application", "e-com67");
  Tags.of(app).add("stage", stage.name);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, api, compute };
}

function bundleOf(name: FunctionName): Code {
  const folder = `dist/lambda/${name}`;
  if (!existsSync(`${folder}/index.mjs`))
    throw new Error(`${folder} is not built: buildLambdas() of infra/bundle.ts comes first.`);
  return Code.fromAsset(folder);
}
