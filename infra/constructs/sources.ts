import { Duration, Stack, Validations } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq, SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { tables } from "../../api/adapters/stores/keys.ts";
import type { ConsumerEntry, FeedEntry, QueueEntry } from "../../workflows/consumers/entry.ts";
import type { ShopFunction } from "./function.ts";
import { mailingOfQueue } from "./mail.ts";
import type { Parts } from "./permissions.ts";

/** Connects a consumer's function to its event source. Returns its dead-letter queue; a schedule has none. */
export function feed(
  to: ShopFunction,
  name: string,
  entry: ConsumerEntry<never>,
  parts: Parts,
): Queue | undefined {
  if ("queue" in entry) return fromQueue(to, entry, parts);
  if ("feed" in entry) return fromFeed(to, name, entry, parts);
  const schedule = Schedule.rate(Duration.minutes(entry.everyMinutes));
  // The next run makes up for one that failed.
  new Rule(to, "schedule", { schedule }).addTarget(new LambdaFunction(to.lambda, { retryAttempts: 0 }));
  return undefined;
}

function fromQueue(
  to: ShopFunction,
  { queue, batchSize, concurrency, gatherSeconds, permissions }: QueueEntry<never>,
  { channels }: Parts,
): Queue {
  to.lambda.addEventSource(
    new SqsEventSource(channels.queues[queue], {
      batchSize,
      // What mails keeps to the rate that SES takes of the account.
      maxConcurrency: permissions.mails ? mailingOfQueue : concurrency,
      reportBatchItemFailures: true,
      ...(gatherSeconds !== undefined && { maxBatchingWindow: Duration.seconds(gatherSeconds) }),
    }),
  );
  return channels.deadLetters[queue];
}

/**
 * Calls a function with every change of a table. The consumer tolerates reordering and repetition, so shards
 * are read concurrently, unless their changes gather; a failing record is retried for an hour, in the end alone, and then goes to the
 * dead-letter queue.
 */
function fromFeed(
  to: ShopFunction,
  name: string,
  { feed: table, gatherSeconds }: FeedEntry<never>,
  { stage, data }: Parts,
): Queue {
  const { prefix } = stage;
  const deadLetters = new Queue(to, "dead-letters", {
    queueName: `${prefix}e-com67-${name}-dead-letters`,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(deadLetters).acknowledge({
    id: "AwsSolutions-SQS3",
    reason: "It is a dead-letter queue: of a stream, which names it at the function.",
  });
  const resourceName = `${prefix}${tables[table].name}/stream/*`;
  to.mayAll(
    ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    Stack.of(to).formatArn({ service: "dynamodb", resource: "table", resourceName }),
    "A stream is called by the time it was made.",
  );
  const { tableStreamArn } = data.tables[table];
  if (tableStreamArn === undefined) throw new Error(`${tables[table].name} keeps no feed`);
  to.lambda.addEventSourceMapping("feed", {
    eventSourceArn: tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    ...(gatherSeconds === undefined
      ? { batchSize: 100, parallelizationFactor: 10 }
      : { batchSize: 1_000, maxBatchingWindow: Duration.seconds(gatherSeconds) }),
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    maxRecordAge: Duration.hours(1),
    retryAttempts: -1,
    onFailure: new SqsDlq(deadLetters),
  });
  return deadLetters;
}
