import { CompositePrincipal, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, type Code, Function as Lambda, Runtime, type Version } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { Stage } from "../../stage.ts";
import { logGroup } from "../logs.ts";

/**
 * The Lambda@Edge function at origin-response. CloudFront allows no environment variables, layers or ARM here, and wants a
 * numbered version in us-east-1. It may write no log, which would be in whatever region it ran.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html
 */
export function originResponse(scope: Construct, stage: Stage, code: Code): Version {
  const { prefix } = stage;
  const role = new Role(scope, "origin-response-role", {
    assumedBy: new CompositePrincipal(
      new ServicePrincipal("lambda.amazonaws.com"),
      new ServicePrincipal("edgelambda.amazonaws.com"),
    ),
    description: "It needs no service",
  });
  const lambda = new Lambda(scope, "origin-response", {
    functionName: `${prefix}e-com67-origin-response`,
    description: "Decides what CloudFront keeps of a response",
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.X86_64,
    handler: "index.handler",
    code,
    memorySize: 128,
    // CDK would make one that keeps for two years what is not written.
    logGroup: logGroup(scope, "origin-response-log", stage),
    role,
  });
  return lambda.currentVersion;
}
