import { randomUUID } from "node:crypto";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { emulatedCredentials, startEmulatedAws } from "../../../scripts/testing/engines/fauxqs.ts";
import { fromQueue } from "../../../workflows/lambda/queue.ts";
import { type Consumer, maxDeliveries, type QueueName, type Subscription } from "../../ports/messages.ts";
import { type MessagesUnderTest, messagesContract } from "../contracts/messages.contract.ts";
import { type Channels, sqsAndSns } from "./messages.ts";

const { server, sqs, endpoint, stop } = await startEmulatedAws();
vi.stubEnv("AWS_ENDPOINT_URL", endpoint);
vi.stubEnv("AWS_REGION", "us-east-1");
vi.stubEnv("AWS_ACCESS_KEY_ID", emulatedCredentials.accessKeyId);
vi.stubEnv("AWS_SECRET_ACCESS_KEY", emulatedCredentials.secretAccessKey);
afterAll(stop);

// The emulator uses the real clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Queues with dead-letter queues, topics and subscriptions, with names that no other test uses. */
function channels(subscriptions: readonly Subscription[]): Channels {
  const prefix = `${randomUUID()}-`;
  const queue = (name: QueueName): string => {
    const dead = server.createQueue(`${prefix}${name}-dead-letters`);
    const RedrivePolicy = JSON.stringify({
      deadLetterTargetArn: dead.queueArn,
      maxReceiveCount: String(maxDeliveries),
    });
    const attributes = { RedrivePolicy, VisibilityTimeout: "10" };
    const { queueUrl } = server.createQueue(`${prefix}${name}`, { attributes });
    // The SDK sends to the URL's host.
    return endpoint + new URL(queueUrl).pathname;
  };
  const topic = (name: string): string => server.createTopic(`${prefix}${name}`).topicArn;
  const made = {
    queues: {
      orders: queue("orders"),
      notifications: queue("notifications"),
      "mail-feedback": queue("mail-feedback"),
      "search-rebuild": queue("search-rebuild"),
      imports: queue("imports"),
      knowledge: queue("knowledge"),
    },
    topics: {
      "e-com67-order-notifications": topic("e-com67-order-notifications"),
      "e-com67-admin-notifications": topic("e-com67-admin-notifications"),
    },
  };
  for (const { topic, queue, filter } of subscriptions)
    server.subscribe({
      topic: `${prefix}${topic}`,
      queue: `${prefix}${queue}`,
      attributes: { RawMessageDelivery: "true", ...(filter && { FilterPolicy: JSON.stringify(filter) }) },
    });
  return made;
}

function underTest(at: Channels): MessagesUnderTest {
  const messages = sqsAndSns(at);
  const turns = new Set<() => Promise<void>>();
  const turn = () => Promise.all([...turns].map((take) => take()));
  return {
    messages: {
      ...messages,
      // A sent message is delivered soon, whether or not the test waits for it.
      send: async (...message) => {
        await messages.send(...message);
        void turn();
      },
    },
    consume: (queue, consumer) => {
      const take = trigger(at.queues[queue], consumer);
      turns.add(take);
      void take();
      return async () => {
        turns.delete(take);
        await take();
      };
    },
    pass: async (seconds) => {
      await turn();
      for (let second = 0; second < seconds; second++) {
        vi.setSystemTime(Date.now() + 1_000);
        await turn();
      }
    },
    kill: async () => underTest(at),
  };
}

type Received = {
  readonly Messages?: readonly {
    readonly MessageId: string;
    readonly ReceiptHandle: string;
    readonly Body: string;
    readonly Attributes: SQSRecord["attributes"];
    readonly MessageAttributes?: Record<string, { readonly StringValue: string }>;
  }[];
};

/**
 * Works like Lambda's event source mapping, one batch after the other: receives, calls the handler, deletes
 * what succeeded.
 */
function trigger(QueueUrl: string, consumer: Consumer): () => Promise<void> {
  const handler = fromQueue(consumer);
  const takeAll = async (): Promise<void> => {
    for (;;) {
      const { Messages = [] } = await sqs<Received>("ReceiveMessage", {
        QueueUrl,
        MaxNumberOfMessages: 10,
        AttributeNames: ["All"],
        MessageAttributeNames: ["All"],
      });
      if (Messages.length === 0) return;
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
      const answer = await handler({ Records } as unknown as SQSEvent).catch(() => undefined);
      if (!answer) continue;
      const failed = new Set(answer.batchItemFailures.map((failure) => failure.itemIdentifier));
      for (const { MessageId, ReceiptHandle } of Messages)
        if (!failed.has(MessageId)) await sqs("DeleteMessage", { QueueUrl, ReceiptHandle });
    }
  };
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(takeAll);
    return last;
  };
}

messagesContract(async (subscriptions) => underTest(channels(subscriptions)));

test("a message that is not JSON becomes a dead letter alone, and the others of its batch are handled once", async () => {
  const at = channels([]);
  const { messages, consume, pass } = underTest(at);
  await sqs("SendMessage", { QueueUrl: at.queues.orders, MessageBody: "{" });
  await messages.send("orders", { body: "good" });
  const seen: unknown[] = [];
  consume("orders", async (batch) => {
    seen.push(...batch.map((message) => message.body));
    return { failed: [] };
  });
  await pass(60);
  expect(seen).toEqual(["good"]);
  expect(await messages.depth("orders")).toEqual({ waiting: 0, inFlight: 0, dead: 1 });
});

test("a queue that this environment does not have is unavailable", async () => {
  const messages = sqsAndSns({ ...channels([]), queues: { ...channels([]).queues, "search-rebuild": "" } });
  await expect(messages.send("search-rebuild", { body: {} })).rejects.toMatchObject({
    code: "SERVICE_UNAVAILABLE",
  });
});
