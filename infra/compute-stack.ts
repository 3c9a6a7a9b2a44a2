import { Stack, type StackProps, Validations } from "aws-cdk-lib";
import { HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { workflowNames } from "../api/ports/workflows.ts";
import type { ConsumerEntries, FunctionSpec } from "../workflows/consumers/entry.ts";
import { workflows } from "../workflows/registry.ts";
import { tasksFunction } from "../workflows/tasks-function.ts";
import type { AgentStack } from "./agent-stack.ts";
import type { ApiStack } from "./api-stack.ts";
import type { BundleName } from "./bundle.ts";
import { apiFunction } from "./constructs/api-function.ts";
import { each, eachName } from "./constructs/each.ts";
import { environment } from "./constructs/environment.ts";
import { ShopFunction } from "./constructs/function.ts";
import { mailReports } from "./constructs/mail.ts";
import { messageChannels } from "./constructs/messages.ts";
import { outputs } from "./constructs/outputs.ts";
import { grant } from "./constructs/permissions.ts";
import { feed } from "./constructs/sources.ts";
import { workflow, workflowArn } from "./constructs/workflow.ts";
import type { DataStack } from "./data-stack.ts";
import type { FrontendStack } from "./frontend-stack.ts";
import type { Stage } from "./stage.ts";

export type ComputeProps = StackProps & {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly frontend: FrontendStack;
  readonly agent: AgentStack;
  /** Returns the code of a bundle. */
  readonly codeOf: (name: BundleName) => Code;
  /** Each becomes a function with its event source, permissions and alarms. */
  readonly consumers: ConsumerEntries<never>;
};

/** The functions, queues, topics and workflows. */
export class ComputeStack extends Stack {
  constructor(scope: Construct, id: string, given: ComputeProps) {
    const { stage, data, api, frontend, agent, codeOf, consumers, ...props } = given;
    super(scope, id, props);
    const channels = messageChannels(this, consumers, stage);
    mailReports(this, stage, channels.queues["mail-feedback"]);
    const parts = { stage, data, channels, distributionId: frontend.addresses.shopDistributionId };
    const variables = environment(stage, {
      userPoolId: data.accounts.pool.userPoolId,
      userPoolClientId: data.accounts.client.userPoolClientId,
      workflowArns: eachName(workflowNames, (name) => workflowArn(this, name, stage)),
      queueUrls: each(channels.queues, (queue) => queue.queueUrl),
      topicArns: each(channels.topics, (topic) => topic.topicArn),
      searchEndpoint: `https://${data.search.domainEndpoint}`,
      filesBucket: data.files.bucketName,
      shopUrl: frontend.addresses.shopUrl,
      adminUrl: frontend.addresses.adminUrl,
    });
    const codes = eachName(["api", "tasks", "consumer"], codeOf);
    const shopFunction = (name: string, spec: FunctionSpec, bundle: keyof typeof codes, own = {}) => {
      const made = new ShopFunction(this, name, {
        stage,
        code: codes[bundle],
        spec,
        environment: { ...variables, ...own },
      });
      grant(made, spec.permissions, parts);
      return made;
    };

    const front = shopFunction("api", apiFunction, "api", {
      CHAT_URL: agent.chatUrl,
      WEB_SOCKET_URL: agent.socketUrl,
    });
    front.mayRead(frontend.addresses.originSecretArn, "ORIGIN_SECRET_ARN");
    const tasks = shopFunction("tasks", tasksFunction, "tasks");
    const deadLetters: Record<string, Queue> = {};
    for (const [name, entry] of Object.entries(consumers)) {
      const made = shopFunction(name, entry, "consumer", { CONSUMER: name });
      const failed = feed(made, name, entry, parts);
      if (failed) deadLetters[name] = failed;
    }
    const machines = each(workflows, ({ definition }, name) =>
      workflow(this, name, { stage, definition, tasks }),
    );

    const route = new HttpRoute(this, "everything", {
      httpApi: api.api,
      routeKey: HttpRouteKey.DEFAULT,
      integration: new HttpLambdaIntegration("api", front.lambda),
    });
    Validations.of(route).acknowledge({
      id: "AwsSolutions-APIG4",
      reason:
        "The API itself verifies tokens: much of a shop is open to guests, and webhooks carry signatures.",
    });

    outputs(this, {
      ...outputsOf(machines, "Arn", ({ stateMachineArn }) => stateMachineArn),
      ...outputsOf(channels.queues, "QueueUrl", ({ queueUrl }) => queueUrl),
      ...outputsOf(deadLetters, "DeadLettersUrl", ({ queueUrl }) => queueUrl),
      ...outputsOf(channels.topics, "Arn", ({ topicArn }) => topicArn),
      ApiFunction: front.lambda.functionName,
      TasksFunction: tasks.lambda.functionName,
    });
  }
}

/** "search-rebuild" and "QueueUrl" → "SearchRebuildQueueUrl". */
const outputsOf = <Part>(
  parts: Readonly<Record<string, Part>>,
  what: string,
  addressOf: (part: Part) => string,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase()) + what,
      addressOf(part),
    ]),
  );
