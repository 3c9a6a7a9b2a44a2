import { Duration, Stack } from "aws-cdk-lib";
import { SubscriptionFilter, Topic } from "aws-cdk-lib/aws-sns";
import { SqsSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import {
  maxDeliveries,
  type QueueName,
  queueNames,
  subscriptions,
  type TopicName,
  topicNames,
} from "../../api/ports/messages.ts";
import type { ConsumerEntries } from "../../workflows/consumers/entry.ts";
import type { Stage } from "../stage.ts";
import { eachName } from "./each.ts";

export type MessageChannels = {
  readonly queues: Readonly<Record<QueueName, Queue>>;
  readonly deadLetters: Readonly<Record<QueueName, Queue>>;
  readonly topics: Readonly<Record<TopicName, Topic>>;
};

/**
 * The queues and topics, with the port's `subscriptions`. Throws an Error unless every queue has exactly one consumer,
 * because messages of a queue without one would never be handled.
 */
export function messageChannels(
  scope: Construct,
  consumers: ConsumerEntries<never>,
  stage: Stage,
): MessageChannels {
  const pairs = eachName(queueNames, (name) =>
    queueWithDeadLetters(scope, name, visibilityOf(name, consumers), stage),
  );
  const queues = eachName(queueNames, (name) => pairs[name].queue);
  const topics = eachName(topicNames, (name) => topic(scope, name, stage));
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
  return { queues, deadLetters: eachName(queueNames, (name) => pairs[name].deadLetters), topics };
}

/** A queue hides what it delivered six times as long as its consumer may take, as Lambda asks. */
function visibilityOf(queue: QueueName, consumers: ConsumerEntries<never>): Duration {
  const takers = Object.values(consumers).filter((entry) => "queue" in entry && entry.queue === queue);
  const [taker] = takers;
  if (!taker || takers.length > 1) throw new Error(`queue ${queue} has ${takers.length} consumers`);
  return Duration.seconds(6 * taker.seconds);
}

type WithDeadLetters = { readonly queue: Queue; readonly deadLetters: Queue };

function queueWithDeadLetters(
  scope: Construct,
  name: QueueName,
  visibilityTimeout: Duration,
  { prefix }: Stage,
): WithDeadLetters {
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
    visibilityTimeout,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: maxDeliveries },
  });
  return { queue, deadLetters };
}

const topic = (scope: Construct, name: TopicName, { prefix }: Stage): Topic =>
  new Topic(scope, name, { topicName: `${prefix}${name}`, enforceSSL: true });
