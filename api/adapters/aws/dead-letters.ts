import type { Message, SQSClient } from "@aws-sdk/client-sqs";
import type { DeadLetter } from "../../ports/messages.ts";
import type { Json } from "../../ports/table.ts";

type Sdk = () => Promise<typeof import("@aws-sdk/client-sqs") & { readonly client: SQSClient }>;

/** Seconds for which a message is nobody else's while it is looked at: long enough to send and delete it. */
const held = 20;
/** Receives without anything new after which the queue has been seen: SQS answers from some of its servers only. */
const quietReceives = 3;

/**
 * Messages of a dead-letter queue. SQS has no way to look at a queue but to receive from it, so that what is read is
 * hidden meanwhile and released afterwards; `found` says which message to keep.
 */
async function received(
  sdk: Sdk,
  QueueUrl: string,
  { most, found }: { readonly most: number; readonly found?: (message: Message) => boolean },
): Promise<{ readonly seen: readonly Message[]; readonly match: Message | undefined }> {
  const { client, ReceiveMessageCommand, ChangeMessageVisibilityBatchCommand } = await sdk();
  const seen = new Map<string, Message>();
  let match: Message | undefined;
  for (let quiet = 0; quiet < quietReceives && seen.size < most && !match; ) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: held,
        MessageSystemAttributeNames: ["All"],
        MessageAttributeNames: ["All"],
      }),
    );
    quiet = Messages.length === 0 ? quiet + 1 : 0;
    for (const message of Messages) seen.set(message.MessageId ?? "", message);
    match = found && Messages.find(found);
  }
  const others = [...seen.values()].filter((message) => message !== match);
  for (let at = 0; at < others.length; at += 10)
    await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: others.slice(at, at + 10).map(({ ReceiptHandle = "" }, place) => ({
          Id: String(place),
          ReceiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
  return { seen: [...seen.values()].slice(0, most), match };
}

/** Dead letters that are looked through for one of them. */
const mostSought = 1_000;

/** Lists the messages of a dead-letter queue. */
export async function listedDeadLetters(sdk: Sdk, dead: string, limit: number): Promise<DeadLetter[]> {
  const { seen } = await received(sdk, dead, { most: limit });
  return seen
    .map((message) => ({
      id: message.MessageId ?? "",
      body: bodyOf(message.Body ?? ""),
      attributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue = "" }]) => [
          name,
          StringValue,
        ]),
      ),
      attempts: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
      sentAt: Number(message.Attributes?.SentTimestamp ?? 0),
    }))
    .sort((one, other) => one.sentAt - other.sentAt);
}

/**
 * Takes one message out of a dead-letter queue, into `into` where it is given. False: there is none with this id, or
 * somebody else is taking it.
 */
export async function takenDeadLetter(
  sdk: Sdk,
  { dead, into, id }: { readonly dead: string; readonly into?: string; readonly id: string },
): Promise<boolean> {
  const { client, SendMessageCommand, DeleteMessageCommand } = await sdk();
  const { match } = await received(sdk, dead, {
    most: mostSought,
    found: ({ MessageId }) => MessageId === id,
  });
  if (!match) return false;
  // In this order: a crash in between leaves the message twice, which consumers are made for, and never not at all.
  if (into !== undefined)
    await client.send(
      new SendMessageCommand({
        QueueUrl: into,
        MessageBody: match.Body,
        MessageAttributes: match.MessageAttributes,
      }),
    );
  await client.send(new DeleteMessageCommand({ QueueUrl: dead, ReceiptHandle: match.ReceiptHandle }));
  return true;
}

/** A message that is not JSON is a dead letter, too. */
function bodyOf(text: string): Json {
  try {
    // JSON.parse makes nothing but JSON.
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
