import { expect, test } from "vitest";
import type { FeedEntry, QueueEntry, ScheduleEntry } from "../consumers/entry.ts";
import { handlerOf } from "./handler.ts";

const small = { description: "", memory: 128, seconds: 1, permissions: { tables: {} } } as const;
const entries = {
  "by-queue": {
    ...small,
    queue: "orders",
    batchSize: 1,
    concurrency: 2,
    load: async () => () => async (batch) => ({ failed: batch.map(({ id }) => id) }),
  } satisfies QueueEntry<null>,
  "by-feed": {
    ...small,
    feed: "products",
    load: async () => () => async (changes) => ({ failed: changes.map(({ sequence }) => sequence) }),
  } satisfies FeedEntry<null>,
  "by-schedule": {
    ...small,
    everyMinutes: 2,
    load:
      async () =>
      () =>
      async ({ alone }) => ({ alone: Number(alone) }),
  } satisfies ScheduleEntry<null>,
};

/** What Lambda does: starts the function of this consumer and sends it an event. */
async function invoke(name: string | undefined, event: object): Promise<unknown> {
  const handler = await handlerOf(entries, name, async () => null);
  // Each source sends its own events; the tests below send what theirs does, without the fields that nobody reads.
  return handler(event as never);
}

test("the function of a queue's consumer takes batches of SQS", async () => {
  const attributes = { ApproximateReceiveCount: "1" };
  const Records = [{ messageId: "m", body: "{}", messageAttributes: {}, attributes }];
  expect(await invoke("by-queue", { Records })).toEqual({ batchItemFailures: [{ itemIdentifier: "m" }] });
});

test("the function of a feed's consumer takes batches of a table's stream", async () => {
  const dynamodb = { Keys: { productId: { S: "mug" } }, SequenceNumber: "4" };
  expect(await invoke("by-feed", { Records: [{ eventName: "REMOVE", dynamodb }] })).toEqual({
    batchItemFailures: [{ itemIdentifier: "4" }],
  });
});

test("the function of a scheduled consumer never takes itself for the only one", async () => {
  expect(await invoke("by-schedule", {})).toEqual({ alone: 0 });
});

test.each([undefined, "", "toString", "orders"])("a function told to be %j does not start", async (name) => {
  await expect(invoke(name, {})).rejects.toThrow("not in the registry");
});
