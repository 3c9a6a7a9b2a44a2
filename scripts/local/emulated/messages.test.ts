import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type MessagesUnderTest,
  messagesContract,
} from "../../../api/adapters/contracts/messages.contract.ts";
import { subscriptions } from "../../../api/ports/messages.ts";
import { createChannels } from "../../testing/engines/channels.ts";
import { startEmulatedAws } from "../../testing/engines/fauxqs.ts";
import { useEmulators } from "./environment.ts";
import { emulatedMessages } from "./messages.ts";

const aws = await startEmulatedAws();
const restore = useEmulators({ aws: aws.endpoint, ses: aws.endpoint });
afterAll(async () => {
  restore();
  await aws.stop();
});

// The emulator uses the real clock.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

messagesContract(async (subscribed) => {
  const prefix = `${randomUUID()}-`;
  const channels = createChannels(aws, {
    prefix,
    subscriptions: subscribed,
    visibilityOf: () => 10,
  });
  return underTest();

  function underTest(): MessagesUnderTest {
    const messages = emulatedMessages({ channels, sqs: aws.sqs, onError: () => {} });
    const stops = new Set<() => Promise<void>>();
    return {
      messages,
      consume: (queue, consumer) => {
        const stop = messages.consume(queue, consumer);
        stops.add(stop);
        return stop;
      },
      pass: async (seconds) => {
        await messages.idle();
        // In steps, so that what fails is delivered again within the time.
        for (let passed = 0; passed < seconds; passed += 5) {
          vi.setSystemTime(Date.now() + 1_000 * Math.min(5, seconds - passed));
          await messages.idle();
        }
      },
      kill: async () => {
        // What it is handling never ends.
        for (const stop of stops) void stop();
        return underTest();
      },
    };
  }
});

test("after a restart of their emulator the queues have what was in them, and a topic reaches each once", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fauxqs-"));
  const made = { subscriptions, visibilityOf: () => 30 };
  const first = await startEmulatedAws({ folder });
  const { queues } = createChannels(first, made);
  await first.sqs("SendMessage", { QueueUrl: queues.orders, MessageBody: "kept" });
  await first.stop();
  const second = await startEmulatedAws({ folder });
  const again = createChannels(second, made).queues;
  second.server.publish("e-com67-order-notifications", "once");
  const received = async (QueueUrl: string) => {
    const { Messages } = await second.sqs<{ Messages: { Body: string }[] }>("ReceiveMessage", {
      QueueUrl,
      MaxNumberOfMessages: 10,
    });
    return Messages.map(({ Body }) => Body);
  };
  expect(await received(again.orders)).toEqual(["kept"]);
  expect(await received(again.notifications)).toEqual(["once"]);
  await second.stop();
  await rm(folder, { recursive: true });
});
