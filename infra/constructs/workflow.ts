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

/** Known by its name before it is there: the function that it calls is told the address. */
export const workflowArn = (scope: Construct, workflow: WorkflowName, stage: Stage): string =>
  Stack.of(scope).formatArn({
    service: "states",
    resource: "stateMachine",
    resourceName: nameOf(workflow, stage),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });

/** Every execution of one workflow: each is named by its order, which nobody knows before. */
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

/** A definition as a Standard state machine: exactly once by execution name, for a year. It may call the tasks only. */
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
      // Steps and errors without what people typed: that is in the execution's own history.
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
