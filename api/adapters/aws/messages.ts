import { DomainError } from "../../domain/errors.ts";
import type { Messages, QueueName, TopicName } from "../../ports/messages.ts";
import { lazy } from "../lazy.ts";
import { whileAvailable } from "./availability.ts";
import { listedDeadLetters, takenDeadLetter } from "./dead-letters.ts";
import { within } from "./within.ts";

/** Queue URLs and topic ARNs by name. Using a queue without a URL throws SERVICE_UNAVAILABLE. */
export type Channels = {
  readonly queues: Readonly<Record<QueueName, string>>;
  readonly topics: Readonly<Record<TopicName, string>>;
};

/**
 * The Messages port on standard SQS queues and SNS topics. They do not deduplicate by id, so consumers must
 * be idempotent, as at-least-once delivery requires anyway.
 */
export function sqsAndSns({ queues, topics }: Channels): Messages {
  const sqs = lazy(async () => {
    const module = await import("@aws-sdk/client-sqs");
    return { ...module, client: new module.SQSClient(within(5_000)) };
  });
  const sns = lazy(async () => {
    const module = await import("@aws-sdk/client-sns");
    return { ...module, client: new module.SNSClient(within(5_000)) };
  });
  const attributesOf = (attributes: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { DataType: "String", StringValue: value }]),
    );
  const urlOf = (queue: QueueName): string => {
    if (queues[queue] === "") throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 60 });
    return queues[queue];
  };
  const counts = async (queue: string) => {
    const { client, GetQueueAttributesCommand } = await sqs();
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames: ["All"] }),
    );
    return Attributes;
  };
  const deadLettersOf = async (queue: string): Promise<string | undefined> => {
    const { RedrivePolicy } = await counts(queue);
    if (RedrivePolicy === undefined) return undefined;
    const policy = JSON.parse(RedrivePolicy) as { deadLetterTargetArn?: string };
    return policy.deadLetterTargetArn;
  };
  const deadLetterUrlOf = async (queue: QueueName): Promise<string | undefined> => {
    const url = urlOf(queue);
    const dead = await deadLettersOf(url);
    return dead === undefined ? undefined : siblingUrl(url, dead);
  };
  return {
    async send(queue, { body, attributes }, { delaySeconds } = {}) {
      const { client, SendMessageCommand } = await sqs();
      const message = new SendMessageCommand({
        QueueUrl: urlOf(queue),
        MessageBody: JSON.stringify(body),
        MessageAttributes: attributesOf(attributes),
        ...(delaySeconds !== undefined && { DelaySeconds: delaySeconds }),
      });
      await whileAvailable(() => client.send(message));
    },
    async publish(topic, { body, attributes }) {
      const { client, PublishCommand } = await sns();
      const message = new PublishCommand({
        TopicArn: topics[topic],
        Message: JSON.stringify(body),
        MessageAttributes: attributesOf(attributes),
      });
      await whileAvailable(() => client.send(message));
    },
    async depth(queue) {
      const url = urlOf(queue);
      const here = await counts(url);
      const dead = await deadLettersOf(url);
      const there = dead === undefined ? {} : await counts(siblingUrl(url, dead));
      return {
        waiting:
          Number(here.ApproximateNumberOfMessages ?? 0) +
          Number(here.ApproximateNumberOfMessagesDelayed ?? 0),
        inFlight: Number(here.ApproximateNumberOfMessagesNotVisible ?? 0),
        dead: Number(there.ApproximateNumberOfMessages ?? 0),
      };
    },
    async deadLetters(queue, limit) {
      const dead = await deadLetterUrlOf(queue);
      return dead === undefined ? [] : listedDeadLetters(sqs, dead, limit);
    },
    async deleteDeadLetter(queue, id) {
      const dead = await deadLetterUrlOf(queue);
      return dead !== undefined && takenDeadLetter(sqs, { dead, id });
    },
    async redrive(queue, id) {
      const { client, StartMessageMoveTaskCommand } = await sqs();
      const url = urlOf(queue);
      const dead = await deadLettersOf(url);
      if (dead === undefined) return 0;
      if (id !== undefined)
        return (await takenDeadLetter(sqs, { dead: siblingUrl(url, dead), into: url, id })) ? 1 : 0;
      const { ApproximateNumberOfMessages = "0" } = await counts(siblingUrl(url, dead));
      if (ApproximateNumberOfMessages === "0") return 0;
      await client.send(new StartMessageMoveTaskCommand({ SourceArn: dead }));
      return Number(ApproximateNumberOfMessages);
    },
  };
}

/** The URL of the queue with this ARN, on the endpoint and account of another queue's URL. */
const siblingUrl = (url: string, arn: string): string => url.replace(/[^/]+$/, arn.split(":").at(-1) ?? "");
