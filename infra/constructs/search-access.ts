import { Duration, Stack, Validations } from "aws-cdk-lib";
import type { TableV2 as Table } from "aws-cdk-lib/aws-dynamodb";
import { StartingPosition } from "aws-cdk-lib/aws-lambda";
import { SqsDlq } from "aws-cdk-lib/aws-lambda-event-sources";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import type { TableSpec } from "../../api/ports/table.ts";
import type { Stage } from "../stage.ts";
import type { ShopFunction } from "./function.ts";
import { searchPaths } from "./search-domain.ts";

const may = {
  /** PUT also creates the first index when there is none. */
  finds: ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut"],
  fills: ["es:ESHttpGet", "es:ESHttpPost", "es:ESHttpPut", "es:ESHttpDelete"],
} as const;

/** Allows a function to use the search engine. */
export function grantSearch(to: ShopFunction, stage: Stage, what: keyof typeof may): void {
  to.mayAll(
    may[what],
    searchPaths(to, stage),
    "The engine holds this environment's products and nothing else.",
  );
}

/**
 * Calls a function with every change of a table. The consumer tolerates reordering and repetition, so shards
 * are read concurrently; a failing record is retried for an hour, in the end alone, and then goes to the
 * dead-letter queue.
 */
export function followFeed(to: ShopFunction, table: Table, spec: TableSpec, { prefix }: Stage): Queue {
  const deadLetters = new Queue(to, "dead-letters", {
    queueName: `${prefix}e-com67-search-sync-dead-letters`,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(deadLetters).acknowledge({
    id: "AwsSolutions-SQS3",
    reason: "It is a dead-letter queue: of a stream, which names it at the function.",
  });
  const resourceName = `${prefix}${spec.name}/stream/*`;
  to.mayAll(
    ["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"],
    Stack.of(to).formatArn({ service: "dynamodb", resource: "table", resourceName }),
    "A stream is called by the time it was made.",
  );
  const { tableStreamArn } = table;
  if (tableStreamArn === undefined) throw new Error(`${spec.name} keeps no feed`);
  to.lambda.addEventSourceMapping("feed", {
    eventSourceArn: tableStreamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 100,
    parallelizationFactor: 10,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    maxRecordAge: Duration.hours(1),
    retryAttempts: -1,
    onFailure: new SqsDlq(deadLetters),
  });
  return deadLetters;
}
