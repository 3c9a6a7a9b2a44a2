// The entry that cdk.json runs.
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { buildLambdas } from "./bundle.ts";
import { shopIn } from "./shop.ts";

await buildLambdas();

const app = new App();
shopIn(app);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
