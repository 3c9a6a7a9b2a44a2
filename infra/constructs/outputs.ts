import { CfnOutput } from "aws-cdk-lib";
import type { Construct } from "constructs";

/** What whoever deployed wants to know: printed at the end and readable from the stack. */
export const outputs = (stack: Construct, values: Readonly<Record<string, string>>): CfnOutput[] =>
  Object.entries(values).map(([name, value]) => new CfnOutput(stack, name, { value }));
