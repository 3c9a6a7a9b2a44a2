import { type Channels, sqsAndSns } from "../../../api/adapters/aws/messages.ts";
import type { Consumer, QueueName } from "../../../api/ports/messages.ts";
import { fromQueue } from "../../../workflows/lambda/queue.ts";
import type { Fauxqs } from "../../testing/engines/fauxqs.ts";
import { type SqsBatch, takeBatch } from "../../testing/engines/sqs-batches.ts";
import type { RunningMessages } from "../engines.ts";

export type EmulatedMessagesOptions = {
  readonly channels: Channels;
  readonly sqs: Fauxqs["sqs"];
  /** Milliseconds between two looks at a queue into which this process sent nothing. */
  readonly every?: number;
  readonly onError: (error: unknown, queue: QueueName) => void;
};

/** The AWS adapter with what Lambda's event sources do: batches go to the handlers that AWS would call. */
export function emulatedMessages(options: EmulatedMessagesOptions): RunningMessages {
  const messages = sqsAndSns(options.channels);
  const sources = new Map<QueueName, EventSource>();
  const wakeAll = (): void => {
    for (const source of sources.values()) source.wake();
  };
  return {
    ...messages,
    async send(...sent) {
      await messages.send(...sent);
      sources.get(sent[0])?.wake();
    },
    async publish(...published) {
      await messages.publish(...published);
      wakeAll();
    },
    async redrive(...asked) {
      const count = await messages.redrive(...asked);
      sources.get(asked[0])?.wake();
      return count;
    },
    consume(queue, consumer, how) {
      if (sources.has(queue)) throw new Error(`queue ${queue} has a consumer already`);
      const source = eventSource(queue, consumer, { ...options, ...how });
      sources.set(queue, source);
      return async () => {
        await source.stop();
        if (sources.get(queue) === source) sources.delete(queue);
      };
    },
    tick: wakeAll,
    async idle() {
      // What a consumer sends to another queue is delivered, too.
      for (let before: string | undefined; before !== taken(); ) {
        before = taken();
        await Promise.all([...sources.values()].map((source) => source.idle()));
      }
      function taken(): string {
        return [...sources.values()].map((source) => source.taken()).join();
      }
    },
  };
}

type EventSource = {
  wake(): void;
  /** Resolves when a look that began after the call found nothing and nothing is being handled. */
  idle(): Promise<void>;
  /** How many batches were taken. */
  taken(): number;
  stop(): Promise<void>;
};

/** Delivers one queue: up to ten messages in a batch and four batches at a time. */
function eventSource(
  queue: QueueName,
  consumer: Consumer,
  {
    channels,
    sqs,
    every = 500,
    onError,
    batchSize = 10,
    concurrency = 4,
  }: EmulatedMessagesOptions & { readonly batchSize?: number; readonly concurrency?: number },
): EventSource {
  const url = channels.queues[queue];
  const handler = fromQueue(consumer);
  const running = new Set<Promise<void>>();
  const waiting = new Set<{ readonly after: number; readonly resolve: () => void }>();
  let taken = 0;
  let looks = 0;
  let woken = false;
  const stopping = new AbortController();
  const stopped = (): boolean => stopping.signal.aborted;
  let rouse = (): void => {};

  const wake = (): void => {
    woken = true;
    rouse();
  };
  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      if (woken || stopped()) return resolve();
      const timer = setTimeout(resolve, every).unref();
      rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const handle = async ({ event, settle }: SqsBatch): Promise<void> => {
    const { batchItemFailures } = await handler(event);
    await settle(new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)));
  };
  const start = (batch: SqsBatch): void => {
    taken++;
    // A batch that throws comes again once its messages are visible.
    const work: Promise<void> = handle(batch)
      .catch((error: unknown) => onError(error, queue))
      .finally(() => {
        running.delete(work);
        wake();
      });
    running.add(work);
  };
  const run = async (): Promise<void> => {
    while (!stopped()) {
      woken = false;
      const look = ++looks;
      const batch =
        running.size < concurrency
          ? await takeBatch(sqs, url, batchSize).catch((error: unknown) => {
              if (!stopped()) onError(error, queue);
              return undefined;
            })
          : undefined;
      // A process that stops leaves what it took; it comes again.
      if (batch && !stopped()) {
        start(batch);
        continue;
      }
      if (running.size === 0)
        for (const waiter of waiting)
          if (waiter.after < look) {
            waiting.delete(waiter);
            waiter.resolve();
          }
      if (waiting.size === 0 || running.size > 0) await sleep();
    }
    for (const { resolve } of waiting) resolve();
  };
  const ended = run();

  return {
    wake,
    taken: () => taken,
    idle: () =>
      new Promise((resolve) => {
        if (stopped()) return resolve();
        waiting.add({ after: looks, resolve });
        wake();
      }),
    async stop() {
      stopping.abort();
      wake();
      await ended;
      await Promise.all(running);
    },
  };
}
