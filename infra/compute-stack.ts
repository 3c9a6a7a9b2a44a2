import { Duration, Stack, type StackProps, Validations } from "aws-cdk-lib";
import { HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Construct } from "constructs";
import { tables } from "../api/adapters/stores/keys.ts";
import { checkout } from "../workflows/checkout/definition.ts";
import { refund } from "../workflows/refund/definition.ts";
import type { ApiStack } from "./api-stack.ts";
import { each } from "./constructs/each.ts";
import { environment } from "./constructs/environment.ts";
import { type FunctionName, ShopFunction } from "./constructs/function.ts";
import { consumerSeconds, consumers, messageChannels } from "./constructs/messages.ts";
import { outputs } from "./constructs/outputs.ts";
import { followFeed, grantSearch } from "./constructs/search-access.ts";
import { grantTables } from "./constructs/table-access.ts";
import { executionsOf, workflow, workflowArn } from "./constructs/workflow.ts";
import type { DataStack } from "./data-stack.ts";
import type { Stage } from "./stage.ts";

export type ComputeProps = StackProps & {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: ApiStack;
  /** Returns the bundled code of a function. */
  readonly codeOf: (name: FunctionName) => Code;
};

/** The functions, queues, topics and workflows. */
export class ComputeStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, api, codeOf, ...props }: ComputeProps) {
    super(scope, id, props);
    const { queues, deadLetters, topics } = messageChannels(this, stage);
    const checkoutArn = workflowArn(this, "checkout", stage);
    const refundArn = workflowArn(this, "refund", stage);
    const orderTopicArn = topics["e-com67-order-notifications"].topicArn;
    const { userPoolId, userPoolArn } = data.accounts.pool;
    const variables = environment(stage, {
      userPoolId,
      userPoolClientId: data.accounts.client.userPoolClientId,
      checkoutArn,
      refundArn,
      ordersQueueUrl: queues.orders.queueUrl,
      notificationsQueueUrl: queues.notifications.queueUrl,
      searchRebuildQueueUrl: queues["search-rebuild"].queueUrl,
      searchEndpoint: `https://${data.search.domainEndpoint}`,
      orderTopicArn,
      adminTopicArn: topics["e-com67-admin-notifications"].topicArn,
      filesBucket: data.files.bucketName,
      secretsArn: data.secrets.secretArn,
      publicUrl: api.url,
    });
    const shopFunction = (name: FunctionName, description: string, memory: number, seconds: number) => {
      const made = new ShopFunction(this, name, {
        stage,
        code: codeOf(name),
        description,
        environment: variables,
        memory,
        seconds,
      });
      grantTables(made, name, data.tables);
      made.may(["secretsmanager:GetSecretValue"], [data.secrets.secretArn]);
      return made;
    };

    const front = shopFunction("api", "Answers every request of the shop's pages", 1769, 29);
    front.may(["states:StartExecution"], [checkoutArn, refundArn]);
    front.may(["states:SendTaskSuccess", "states:SendTaskFailure"], [checkoutArn]);
    front.may(["sns:Publish"], [orderTopicArn]);
    front.may(["sqs:SendMessage"], [queues["search-rebuild"].queueArn]);
    grantSearch(front, stage, "finds");
    front.may(["cognito-idp:AdminUserGlobalSignOut", "cognito-idp:ListUsers"], [userPoolArn]);

    const tasks = shopFunction("tasks", "Runs the steps of the checkout and refund workflows", 1024, 60);
    tasks.may(["states:SendTaskSuccess", "states:SendTaskFailure"], [checkoutArn]);
    tasks.may(["sqs:SendMessage"], [queues.orders.queueArn]);
    tasks.may(["sns:Publish"], [orderTopicArn]);
    tasks.may(["cognito-idp:ListUsers"], [userPoolArn]);

    const orders = shopFunction("orders", "Confirms paid orders", 512, consumerSeconds.orders);
    orders.may(["sns:Publish"], [orderTopicArn]);

    const notifications = shopFunction(
      "notifications",
      "Mails shoppers about orders",
      512,
      consumerSeconds.notifications,
    );
    notifications.may(["cognito-idp:ListUsers"], [userPoolArn]);
    const identities = this.formatArn({ service: "ses", resource: "identity", resourceName: "*" });
    notifications.mayAll(
      ["ses:SendEmail"],
      identities,
      "The condition allows one sender; in SES's sandbox the recipient is asked about as an identity, too.",
      { StringEquals: { "ses:FromAddress": stage.mailFrom } },
    );
    // IAM cannot name a phone as a resource.
    // https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
    notifications.may(["sns:Publish"], ["*"]);

    const sync = shopFunction("search-sync", "Tells search what became of products", 512, 60);
    grantSearch(sync, stage, "fills");
    const syncDeadLetters = followFeed(sync, data.tables.products, tables.products, stage);
    const rebuild = shopFunction(
      "search-rebuild",
      "Builds the search index anew",
      1024,
      consumerSeconds["search-rebuild"],
    );
    grantSearch(rebuild, stage, "fills");

    const sweeper = shopFunction("sweeper", "Finishes or undoes what a crash left behind", 512, 300);
    sweeper.mayAll(
      ["states:DescribeExecution"],
      executionsOf(this, "checkout", stage),
      "An execution is called by its order.",
    );
    sweeper.may(["states:StartExecution"], [refundArn]);
    sweeper.may(["sqs:SendMessage"], [queues.orders.queueArn]);
    sweeper.may(["sns:Publish"], [orderTopicArn]);
    sweeper.may(["cognito-idp:ListUsers"], [userPoolArn]);
    const often = new Rule(this, "sweep", { schedule: Schedule.rate(Duration.minutes(2)) });
    often.addTarget(new LambdaFunction(sweeper.lambda, { retryAttempts: 0 }));

    const functions = { orders, notifications, "search-rebuild": rebuild };
    each(consumers, (consumer, queue) =>
      functions[consumer].lambda.addEventSource(
        new SqsEventSource(queues[queue], {
          batchSize: queue === "search-rebuild" ? 1 : 10,
          reportBatchItemFailures: true,
          maxConcurrency: queue === "search-rebuild" ? 2 : 20,
        }),
      ),
    );

    const machines = {
      checkout: workflow(this, "checkout", { stage, definition: checkout, tasks }),
      refund: workflow(this, "refund", { stage, definition: refund, tasks }),
    };

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
      CheckoutArn: machines.checkout.stateMachineArn,
      RefundArn: machines.refund.stateMachineArn,
      OrdersQueueUrl: queues.orders.queueUrl,
      OrdersDeadLettersUrl: deadLetters.orders.queueUrl,
      NotificationsQueueUrl: queues.notifications.queueUrl,
      NotificationsDeadLettersUrl: deadLetters.notifications.queueUrl,
      SearchRebuildQueueUrl: queues["search-rebuild"].queueUrl,
      SearchRebuildDeadLettersUrl: deadLetters["search-rebuild"].queueUrl,
      SearchSyncDeadLettersUrl: syncDeadLetters.queueUrl,
      OrderTopicArn: orderTopicArn,
      AdminTopicArn: topics["e-com67-admin-notifications"].topicArn,
      ApiFunction: front.lambda.functionName,
      TasksFunction: tasks.lambda.functionName,
    });
  }
}
