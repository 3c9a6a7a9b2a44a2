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
import type { Stage } from "../stage.ts";
import { logGroup } from "./logs.ts";

export type FunctionName =
  | "api"
  | "tasks"
  | "orders"
  | "notifications"
  | "search-sync"
  | "search-rebuild"
  | "sweeper";

export type ShopFunctionProps = {
  readonly stage: Stage;
  readonly code: Code;
  readonly description: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Megabytes; 1769 give one full vCPU. */
  readonly memory: number;
  readonly seconds: number;
};

/** A Lambda function that may write its own log and traces, and nothing else until `may` grants it. */
export class ShopFunction extends Construct {
  readonly lambda: Lambda;
  private readonly role: Role;

  constructor(scope: Construct, id: FunctionName, props: ShopFunctionProps) {
    super(scope, id);
    const { stage, code, description, environment, memory, seconds } = props;
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
        "X-Ray has no resources to name, and a text message's phone is none: both can only be sent to all.",
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

  /** Allows these actions on an ARN with a wildcard, and gives cdk-nag the reason. */
  mayAll(
    actions: readonly string[],
    resource: string,
    reason: string,
    conditions: Record<string, object> = {},
  ): void {
    this.may(actions, [resource], conditions);
    const { partition, region, account } = Stack.of(this);
    const named = resource
      .replace(partition, "<AWS::Partition>")
      .replace(region, "<AWS::Region>")
      .replace(account, "<AWS::AccountId>");
    Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${named}]`, reason });
  }
}
