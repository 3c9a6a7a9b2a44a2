import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Consumer } from "../../api/ports/messages.ts";
import type { Json } from "../../api/ports/table.ts";

/** A consumer as a handler of SQS batches: only the messages that failed come again. */
export const fromQueue =
  (consume: Consumer) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const { failed } = await consume(
      Records.map(({ messageId, body, messageAttributes, attributes }) => ({
        id: messageId,
        // Every sender is ours and sends JSON; consumers parse what it says.
        body: JSON.parse(body) as Json,
        attributes: Object.fromEntries(
          Object.entries(messageAttributes).map(([name, { stringValue = "" }]) => [name, stringValue]),
        ),
        attempt: Number(attributes.ApproximateReceiveCount),
      })),
    );
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
