import { ArnFormat, Stack, Validations } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { WorkflowName } from "../../api/ports/workflows.ts";
import { bindTasks } from "../../workflows/asl/bind.ts";
import type { StateMachine as Definition } from "../../workflows/asl/types.ts";
import type { Stage } from "../stage.ts";
import type { ShopFunction } from "./function.ts";
import { logGroup } from "./logs.ts";

const nameOf = (workflow: WorkflowName, { prefix }: Stage): string => `${prefix}e-com67-${workflow}`;

/** The ARN by name, so that the tasks function can know it before the state machine exists. */
export const workflowArn = (scope: Construct, workflow: WorkflowName, stage: Stage): string =>
  Stack.of(scope).formatArn({
    service: "states",
    resource: "stateMachine",
    resourceName: nameOf(workflow, stage),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/**
 * The ARN pattern of all executions of one workflow; each is named by its order, so no name is known in
 * advance.
 */
export const executionsOf = (scope: Construct, workflow: WorkflowName, stage: Stage): string =>
  Stack.of(scope).formatArn({
    service: "states",
    resource: "execution",
    resourceName: `${nameOf(workflow, stage)}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

export type WorkflowProps = {
  readonly stage: Stage;
  readonly definition: Definition;
  /** The one function that runs every task. */
  readonly tasks: ShopFunction;
};

/**
 * A definition as a Standard state machine, which runs an execution name once within 90 days. It may invoke
 * the tasks function only.
 */
export function workflow(
  scope: Construct,
  id: WorkflowName,
  { stage, definition, tasks }: WorkflowProps,
): StateMachine {
  const { functionArn } = tasks.lambda;
  const name = nameOf(id, stage);
  const machine = new StateMachine(scope, id, {
    stateMachineName: name,
    stateMachineType: StateMachineType.STANDARD,
    definitionBody: DefinitionBody.fromString(
      JSON.stringify(bindTasks(definition, functionArn, Stack.of(scope).partition)),
    ),
    tracingEnabled: true,
    logs: {
      destination: logGroup(scope, `${id}-log`, stage, `/aws/vendedlogs/states/${name}`),
      // Without input and output, which may contain personal data; the execution's history has them.
      level: LogLevel.ALL,
      includeExecutionData: false,
    },
  });
  machine.addToRolePolicy(
    new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [functionArn] }),
  );
  Validations.of(machine).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "Log delivery and X-Ray have no resources to name; nothing else is allowed on all.",
  });
  return machine;
}
