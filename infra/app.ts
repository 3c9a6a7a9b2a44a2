// The entry that cdk.json runs: the stacks of every stage, or of the one that --context stage=… names.
import { existsSync } from "node:fs";
import { App, Validations } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import { Source } from "aws-cdk-lib/aws-s3-deployment";
import { AwsSolutionsChecks } from "cdk-nag";
import { type BundleName, buildLambdas } from "./bundle.ts";
import { viewerRequestCode } from "./edge/bundle.ts";
import { pipelinesIn } from "./pipelines.ts";
import { shopIn } from "./shop.ts";
import { stageNamed, stageNames } from "./stage.ts";

await buildLambdas();
const built = {
  codeOf: (name: BundleName) => Code.fromAsset(`dist/lambda/${name}`),
  files: { shop: builtSite("dist/web/client"), admin: builtSite("dist/admin") },
  viewerRequest: await viewerRequestCode(),
};

const app = new App();
const asked: unknown = app.node.tryGetContext("stage");
const names = stageNames.filter((name) => asked === undefined || asked === name);
if (names.length === 0) throw new Error(`there is no stage ${String(asked)}: ${stageNames.join(", ")}`);
const pipelines = pipelinesIn(process.env);
// Said by `npm run deploy -- STAGE destroy --delete-data`, which deploys this first.
const forgotten: unknown = app.node.tryGetContext("forget-data");
const stages = names.map((name) => stageNamed(name, name === forgotten ? { keepsData: false } : {}));
if ((pipelines.backend || pipelines.frontends) && stages.every(({ source }) => source === undefined))
  throw new Error(`pipelines need a source: add it to a stage of infra/stages.ts (${names.join(", ")})`);
for (const stage of stages) shopIn(app, stage, built, undefined, pipelines);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();

function builtSite(folder: string) {
  if (!existsSync(folder)) throw new Error(`${folder} is not built: npm run synth builds it`);
  return Source.asset(folder);
}
