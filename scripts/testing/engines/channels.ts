import type { Channels } from "../../../api/adapters/aws/messages.ts";
import {
  maxDeliveries,
  type QueueName,
  queueNames,
  type Subscription,
  type TopicName,
  topicNames,
} from "../../../api/ports/messages.ts";
import type { ConsumerEntries } from "../../../workflows/consumers/entry.ts";
import type { Fauxqs } from "./fauxqs.ts";

export type ChannelsOptions = {
  readonly prefix?: string;
  readonly subscriptions: readonly Subscription[];
  /** Seconds for which a queue hides what it delivered. */
  readonly visibilityOf: (queue: QueueName) => number;
};

/**
 * Creates the queues, their dead-letter queues, the topics and the subscriptions where they are missing, under the names
 * that CDK gives them (infra/constructs/messages.ts).
 */
export function createChannels(
  { server, endpoint }: Pick<Fauxqs, "server" | "endpoint">,
  { prefix = "", subscriptions, visibilityOf }: ChannelsOptions,
): Channels {
  /** A queue that is created again would lose what is in it. */
  const existing = (name: string, attributes: Record<string, string> = {}) => {
    const known = server.inspectQueue(name);
    if (known) return known;
    const { queueUrl: url, queueArn: arn } = server.createQueue(name, { attributes });
    return { url, arn };
  };
  const queue = (name: QueueName): string => {
    const called = `${prefix}e-com67-${name}`;
    const dead = existing(`${called}-dead-letters`);
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: dead.arn,
      maxReceiveCount: String(maxDeliveries),
    });
    const attributes = { RedrivePolicy, VisibilityTimeout: String(visibilityOf(name)) };
    const { url } = existing(called, attributes);
    // The SDK sends to the URL's host.
    return endpoint + new URL(url).pathname;
  };
  const topic = (name: TopicName): string => server.createTopic(prefix + name).topicArn;
  const made = { queues: byName(queueNames, queue), topics: byName(topicNames, topic) };
  for (const { topic: of, queue: to, filter } of subscriptions)
    server.subscribe({
      topic: prefix + of,
      queue: `${prefix}e-com67-${to}`,
      attributes: { RawMessageDelivery: "true", ...(filter && { FilterPolicy: JSON.stringify(filter) }) },
    });
  return made;
}

/** As CDK sets it: six times as long as the queue's consumer may take. */
export const visibilityFor =
  (consumers: ConsumerEntries<never>): ChannelsOptions["visibilityOf"] =>
  (queue) => {
    const taker = Object.values(consumers).find((entry) => "queue" in entry && entry.queue === queue);
    if (!taker) throw new Error(`queue ${queue} has no consumer`);
    return 6 * taker.seconds;
  };

const byName = <Name extends string>(
  names: readonly Name[],
  make: (name: Name) => string,
): Record<Name, string> =>
  // One entry for each name.
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, string>;
