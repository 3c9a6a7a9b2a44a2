import { Duration, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import * as z from "zod";
import type { FunctionSpec } from "../../workflows/consumers/entry.ts";
import type { Stage } from "../stage.ts";
import { logGroup } from "./logs.ts";

export type ShopFunctionProps = {
  readonly stage: Stage;
  readonly code: Code;
  readonly spec: FunctionSpec;
  readonly environment: Readonly<Record<string, string>>;
};

/** A Lambda function that may write its own log and traces, and nothing else until `may` grants it. */
export class ShopFunction extends Construct {
  readonly lambda: Lambda;
  private readonly role: Role;

  /** `id` is its name without the stage's prefix. */
  constructor(scope: Construct, id: string, { stage, code, spec, environment }: ShopFunctionProps) {
    super(scope, id);
    const { description, memory, seconds } = spec;
    const functionName = `${stage.prefix}e-com67-${id}`;
    const log = logGroup(this, "log", stage, `/aws/lambda/${functionName}`);
    this.role = new Role(this, "role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      description: `What ${functionName} may do`,
    });
    this.lambda = new Lambda(this, "function", {
      functionName,
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code,
      memorySize: memory,
      timeout: Duration.seconds(seconds),
      environment: { ...environment, NODE_OPTIONS: "--enable-source-maps" },
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      logGroup: log,
      role: this.role,
    });
    this.may(["logs:CreateLogStream", "logs:PutLogEvents"], [log.logGroupArn]);
    Validations.of(this.role).acknowledge({
      id: "AwsSolutions-IAM5[Resource::*]",
      reason:
        "X-Ray has no resources to name, and a text message's phone is none; the latter's statement excludes every topic.",
    });
  }

  /** Allows these actions on these ARNs. */
  may(
    actions: readonly string[],
    resources: readonly string[],
    conditions: Record<string, object> = {},
  ): void {
    this.role.addToPolicy(
      new PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
    );
  }

  /** Lets the function read a secret, whose ARN it finds in this environment variable. */
  mayRead(secretArn: string, variable: string): void {
    this.may(["secretsmanager:GetSecretValue"], [secretArn]);
    this.lambda.addEnvironment(variable, secretArn);
  }

  /** Lets the function invalidate what this distribution caches, whose id it finds in its environment. */
  mayPurge(distributionId: string): void {
    const distribution = { service: "cloudfront", region: "", resource: "distribution" };
    const arn = Stack.of(this).formatArn({ ...distribution, resourceName: distributionId });
    this.may(["cloudfront:CreateInvalidation"], [arn]);
    this.lambda.addEnvironment("SHOP_DISTRIBUTION_ID", distributionId);
  }

  /** Allows these actions on everything but these ARNs. */
  mayElsewhere(actions: readonly string[], notResources: readonly string[]): void {
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], notResources: [...notResources] }));
  }

  /** Allows these actions on an ARN with a wildcard, and gives cdk-nag the reason. */
  mayAll(
    actions: readonly string[],
    resource: string,
    reason: string,
    conditions: Record<string, object> = {},
  ): void {
    this.may(actions, [resource], conditions);
    const named = nameOf(Stack.of(this).resolve(resource));
    Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${named}]`, reason });
  }

  /** Allows these actions on every object of another stack's bucket, by what that stack exports. */
  mayWithFiles(actions: readonly string[], bucketArn: string): void {
    this.may(actions, [`${bucketArn}/*`]);
    const { "Fn::ImportValue": exported }: { "Fn::ImportValue": string } = Stack.of(this).resolve(bucketArn);
    Validations.of(this.role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${exported}/*]`,
      reason: "The bucket holds this environment's files and nothing else.",
    });
  }
}

const Joined = z.object({
  "Fn::Join": z.tuple([z.string(), z.array(z.union([z.string(), z.object({ Ref: z.string() })]))]),
});

/** An ARN as cdk-nag writes it, with what is known after a deployment only in angle brackets. */
function nameOf(resolved: unknown): string {
  if (typeof resolved === "string") return resolved;
  const [between, parts] = Joined.parse(resolved)["Fn::Join"];
  return parts.map((part) => (typeof part === "string" ? part : `<${part.Ref}>`)).join(between);
}
