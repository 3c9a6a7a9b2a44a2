import { CfnOutput } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** Stack outputs, printed at the end of a deployment. */
export const outputs = (stack: Construct, values: Readonly<Record<string, string>>): CfnOutput[] =>
  Object.entries(values).map(([name, value]) => new CfnOutput(stack, name, { value }));
