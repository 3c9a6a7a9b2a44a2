// What cdk.json runs. The CLI says by its environment where the assembly goes.
import { App } from "aws-cdk-lib";
import { shopIn } from "./shop.ts";

const app = new App();
shopIn(app);
app.synth();
