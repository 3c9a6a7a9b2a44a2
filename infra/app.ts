// The entry that cdk.json runs.
import { App } from "aws-cdk-lib";
import { buildLambdas } from "./bundle.ts";
import { shopIn } from "./shop.ts";

await buildLambdas();

const app = new App();
shopIn(app);
app.synth();
