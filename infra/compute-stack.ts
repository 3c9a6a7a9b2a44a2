import { Stack, type StackProps, Validations } from "aws-cdk-lib";
import { HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { Construct } from "constructs";
import { checkout } from "../workflows/checkout/definition.ts";
import { refund } from "../workflows/refund/definition.ts";
import type { ApiStack } from "./api-stack.ts";
import { each } from "./constructs/each.ts";
import { environment } from "./constructs/environment.ts";
import { type FunctionName, ShopFunction } from "./constructs/function.ts";
import { consumerSeconds, consumers, messageChannels } from "./constructs/messages.ts";
import { outputs } from "./constructs/outputs.ts";
import { grantTables } from "./constructs/table-access.ts";
import { workflow, workflowArn } from "./constructs/workflow.ts";
import type { DataStack } from "./data-stack.ts";
import type { Stage } from "./stage.ts";

export type ComputeProps = StackProps & {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: ApiStack;
  /** The bundle of a function. */
  readonly codeOf: (name: FunctionName) => Code;
};

/** What acts: the functions, the queues between them, the workflows. */
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
    front.may(["cognito-idp:AdminUserGlobalSignOut", "cognito-idp:ListUsers"], [userPoolArn]);

    const tasks = shopFunction("tasks", "Runs the steps of the checkout and refund workflows", 1024, 60);
    tasks.may(["states:SendTaskSuccess", "states:SendTaskFailure"], [checkoutArn]);
    tasks.may(["sqs:SendMessage"], [queues.orders.queueArn]);
    tasks.may(["sns:Publish"], [orderTopicArn]);
    tasks.may(["cognito-idp:ListUsers"], [userPoolArn]);

    const orders = shopFunction("orders", "Confirms paid orders", 512, consumerSeconds);
    orders.may(["sns:Publish"], [orderTopicArn]);

    const notifications = shopFunction("notifications", "Mails shoppers about orders", 512, consumerSeconds);
    notifications.may(["cognito-idp:ListUsers"], [userPoolArn]);
    const identities = this.formatArn({ service: "ses", resource: "identity", resourceName: "*" });
    notifications.may(["ses:SendEmail"], [identities], {
      StringEquals: { "ses:FromAddress": stage.mailFrom },
    });
    // A phone is no resource that IAM could name. https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
    notifications.may(["sns:Publish"], ["*"]);
    notifications.explain(
      "Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*",
      "The condition allows one sender; in SES's sandbox the recipient is asked about as an identity, too.",
    );

    const functions = { orders, notifications };
    each(consumers, (consumer, queue) =>
      functions[consumer].lambda.addEventSource(
        new SqsEventSource(queues[queue], {
          batchSize: 10,
          reportBatchItemFailures: true,
          maxConcurrency: 20,
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
      OrderTopicArn: orderTopicArn,
      AdminTopicArn: topics["e-com67-admin-notifications"].topicArn,
      ApiFunction: front.lambda.functionName,
      TasksFunction: tasks.lambda.functionName,
    });
  }
}
