import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Consumer, IncomingMessage } from "../../api/ports/messages.ts";
import type { Json } from "../../api/ports/table.ts";

/** A consumer as a handler of SQS batches: only the messages that failed come again, those that are not JSON too. */
export const fromQueue =
  (consume: Consumer) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const read = Records.map(messageOf);
    const { failed } = await consume(read.filter((one) => typeof one !== "string"));
    const unread = read.filter((one) => typeof one === "string");
    return { batchItemFailures: [...failed, ...unread].map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** Its id alone when the body is not JSON. */
function messageOf({ messageId, body, messageAttributes, attributes }: SQSRecord): IncomingMessage | string {
  const json = jsonOf(body);
  if (json === undefined) return messageId;
  return {
    id: messageId,
    body: json,
    attributes: Object.fromEntries(
      Object.entries(messageAttributes).map(([name, { stringValue = "" }]) => [name, stringValue]),
    ),
    attempt: Number(attributes.ApproximateReceiveCount),
  };
}

function jsonOf(text: string): Json | undefined {
  try {
    // What JSON.parse answers is JSON.
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
