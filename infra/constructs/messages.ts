import { Duration, Stack } from "aws-cdk-lib";
import { SubscriptionFilter, Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { maxDeliveries, type QueueName, subscriptions, type TopicName } from "../../api/ports/messages.ts";
import type { Stage } from "../stage.ts";
import { each } from "./each.ts";
import type { FunctionName } from "./function.ts";

export type MessageChannels = {
  readonly queues: Readonly<Record<QueueName, Queue>>;
  readonly deadLetters: Readonly<Record<QueueName, Queue>>;
  readonly topics: Readonly<Record<TopicName, Topic>>;
};

/**
 * Seconds that a consumer has for a batch. The visibility timeout is six times that, as Lambda recommends.
 */
export const consumerSeconds = { orders: 30, notifications: 30, "search-rebuild": 900 } as const satisfies {
  readonly [Name in QueueName]: number;
};

/** Which function consumes which queue. */
export const consumers = {
  orders: "orders",
  notifications: "notifications",
  "search-rebuild": "search-rebuild",
} as const satisfies { readonly [Name in QueueName]: FunctionName };

const topicNames: Record<TopicName, TopicName> = {
  "e-com67-order-notifications": "e-com67-order-notifications",
  "e-com67-admin-notifications": "e-com67-admin-notifications",
};

/** The queues and topics, with the port's `subscriptions`. */
export function messageChannels(scope: Construct, stage: Stage): MessageChannels {
  const pairs = each(consumers, (_, name) => queueWithDeadLetters(scope, name, stage));
  const queues = each(pairs, ({ queue }) => queue);
  const topics = each(topicNames, (name) => topic(scope, name, stage));
  for (const { topic, queue, filter } of subscriptions) {
    topics[topic].addSubscription(
      new SqsSubscription(queues[queue], {
        rawMessageDelivery: true,
        ...(filter && {
          filterPolicy: Object.fromEntries(
            Object.entries(filter).map(([attribute, allowlist]) => [
              attribute,
              SubscriptionFilter.stringFilter({ allowlist: [...allowlist] }),
            ]),
          ),
        }),
      }),
    );
  }
  return { queues, deadLetters: each(pairs, ({ deadLetters }) => deadLetters), topics };
}

type WithDeadLetters = { readonly queue: Queue; readonly deadLetters: Queue };

function queueWithDeadLetters(scope: Construct, name: QueueName, { prefix }: Stage): WithDeadLetters {
  const queueName = `${prefix}e-com67-${name}`;
  const common = {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  };
  // The ARN is built from the name, because the two queues would otherwise depend on each other.
  const arn = Stack.of(scope).formatArn({ service: "sqs", resource: queueName });
  const deadLetters = new Queue(scope, `${name}-dead-letters`, {
    ...common,
    queueName: `${queueName}-dead-letters`,
    redriveAllowPolicy: { sourceQueues: [Queue.fromQueueArn(scope, `${name}-by-arn`, arn)] },
  });
  const queue = new Queue(scope, `${name}-queue`, {
    ...common,
    queueName,
    visibilityTimeout: Duration.seconds(6 * consumerSeconds[name]),
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxDeliveries },
  });
  return { queue, deadLetters };
}

const topic = (scope: Construct, name: TopicName, { prefix }: Stage): Topic =>
  new Topic(scope, name, { topicName: `${prefix}${name}`, enforceSSL: true });
