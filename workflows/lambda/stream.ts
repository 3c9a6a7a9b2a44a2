import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { changeFrom } from "../../api/adapters/aws/table/feed.ts";
import type { FeedConsumer } from "../consumers/entry.ts";

/**
 * A feed's consumer as a handler of a table's stream. Lambda goes on from the first record that failed, so some that did
 * not come again.
 */
export const fromStream =
  (consume: FeedConsumer) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const changes = Records.map(changeOf);
    const failed = new Set((await consume(changes)).failed);
    return {
      batchItemFailures: changes.flatMap(({ sequence }, place) =>
        failed.has(sequence)
          ? [{ itemIdentifier: Records[place]?.dynamodb?.SequenceNumber ?? sequence }]
          : [],
      ),
    };
  };

/** Lambda's types say bytes as text, of which the shop stores none; else a record is what the streams' API answers. */
const changeOf = (record: DynamoDBRecord) => changeFrom(record as Parameters<typeof changeFrom>[0]);
