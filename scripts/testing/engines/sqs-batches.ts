import type { SQSEvent, SQSRecord } from "aws-lambda";
import type { Fauxqs } from "./fauxqs.ts";

type Received = {
  readonly Messages?: readonly {
    readonly MessageId: string;
    readonly ReceiptHandle: string;
    readonly Body: string;
    readonly Attributes: SQSRecord["attributes"];
    readonly MessageAttributes?: Record<string, { readonly StringValue: string }>;
  }[];
};

/** Messages taken from a queue: as the event that Lambda makes of them, and what deletes those that succeeded. */
export type SqsBatch = {
  readonly event: SQSEvent;
  readonly settle: (failed: ReadonlySet<string>) => Promise<void>;
};

/** Takes up to ten messages as Lambda's event source does; undefined when the queue has none. */
export async function takeBatch(
  sqs: Fauxqs["sqs"],
  QueueUrl: string,
  most = 10,
): Promise<SqsBatch | undefined> {
  const { Messages = [] } = await sqs<Received>("ReceiveMessage", {
    QueueUrl,
    MaxNumberOfMessages: most,
    AttributeNames: ["All"],
    MessageAttributeNames: ["All"],
  });
  if (Messages.length === 0) return undefined;
  const Records = Messages.map((message) => ({
    messageId: message.MessageId,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue }]) => [
        name,
        { stringValue: StringValue, dataType: "String" },
      ]),
    ),
  }));
  return {
    // Consumers read no other field of a record.
    event: { Records } as unknown as SQSEvent,
    async settle(failed) {
      for (const { MessageId, ReceiptHandle } of Messages)
        if (!failed.has(MessageId)) await sqs("DeleteMessage", { QueueUrl, ReceiptHandle });
    },
  };
}
