import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { createChannels } from "../../../scripts/testing/engines/channels.ts";
import { emulatedCredentials, startEmulatedAws } from "../../../scripts/testing/engines/fauxqs.ts";
import { takeBatch } from "../../../scripts/testing/engines/sqs-batches.ts";
import { fromQueue } from "../../../workflows/lambda/queue.ts";
import type { Consumer, Subscription } from "../../ports/messages.ts";
import { type MessagesUnderTest, messagesContract } from "../contracts/messages.contract.ts";
import { type Channels, sqsAndSns } from "./messages.ts";

const emulated = await startEmulatedAws();
const { sqs, endpoint, stop } = emulated;
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

/** Queues, topics and subscriptions with names that no other test uses. */
const channels = (subscriptions: readonly Subscription[]): Channels =>
  createChannels(emulated, { prefix: `${randomUUID()}-`, subscriptions, visibilityOf: () => 10 });

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

/**
 * Works like Lambda's event source mapping, one batch after the other: receives, calls the handler, deletes
 * what succeeded.
 */
function trigger(QueueUrl: string, consumer: Consumer): () => Promise<void> {
  const handler = fromQueue(consumer);
  const takeAll = async (): Promise<void> => {
    for (;;) {
      const batch = await takeBatch(sqs, QueueUrl);
      if (!batch) return;
      const answer = await handler(batch.event).catch(() => undefined);
      if (!answer) continue;
      await batch.settle(new Set(answer.batchItemFailures.map((failure) => failure.itemIdentifier)));
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
