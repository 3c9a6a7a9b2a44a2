import type {
  Consumer,
  Messages,
  OutgoingMessage,
  QueueName,
  Subscription,
} from "../../../ports/messages.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";
import { type ConsumeOptions, type ConsumerLoop, consumerLoop } from "./consumer.ts";
import { messageStore } from "./store.ts";

/** The Messages port of one process, which also delivers the messages. */
export interface SqliteMessages extends Messages {
  /**
   * Delivers to `consumer` until the returned function is called, which resolves once the messages taken are
   * finished.
   */
  consume(queue: QueueName, consumer: Consumer, options?: ConsumeOptions): () => Promise<void>;
  /** Resolves when no consumed queue has a message due or being delivered. */
  idle(): Promise<void>;
  /** Checks for due messages now; tests call it after moving the clock. */
  tick(): void;
}

export type SqliteMessagesOptions = {
  readonly sqlite: Sqlite;
  readonly subscriptions: readonly Subscription[];
  /** Seconds a delivery may take before the message is delivered again; 30 by default. */
  readonly visibilitySeconds?: number;
  readonly clock?: () => number;
  /** Called when a consumer throws or the disk fails; console.error by default. */
  readonly onError?: (error: unknown, queue: QueueName) => void;
};

/**
 * SQS and SNS in SQLite: at-least-once delivery, delays, visibility timeouts, partial batch failures with
 * backoff, dead-letter queues, redrive, and fan-out with filters. A send wakes its consumer at once. One
 * process per file: opening it makes undelivered messages of a previous process visible again.
 */
export function sqliteMessages(options: SqliteMessagesOptions): SqliteMessages {
  const { sqlite, subscriptions, visibilitySeconds = 30, clock = Date.now } = options;
  const onError = options.onError ?? ((error, queue) => console.error(`queue ${queue}:`, error));
  const store = messageStore(sqlite);
  const loops = new Map<QueueName, ConsumerLoop>();
  const waiters = new Set<() => void>();

  const isIdle = (): boolean => [...loops.values()].every((loop) => loop.isIdle());
  const onSleep = (): void => {
    if (waiters.size === 0 || !isIdle()) return;
    for (const resolve of waiters) resolve();
    waiters.clear();
  };

  return {
    send: async (queue, message, { delaySeconds = 0 } = {}) => {
      check(message, delaySeconds);
      await sqlite.write(() => {
        const now = clock();
        if (store.claim(queue, message.id, now)) store.put(queue, message, now + delaySeconds * 1_000);
      });
      loops.get(queue)?.wake();
    },
    publish: async (topic, message) => {
      check(message, 0);
      const queues = subscriptions
        .filter((subscription) => subscription.topic === topic && accepts(subscription, message))
        .map((subscription) => subscription.queue);
      await sqlite.write(() => {
        const now = clock();
        if (store.claim(topic, message.id, now)) for (const queue of queues) store.put(queue, message, now);
      });
      for (const queue of queues) loops.get(queue)?.wake();
    },
    depth: async (queue) => store.depth(queue, clock()),
    deadLetters: async (queue, limit) => store.deadLetters(queue, limit),
    deleteDeadLetter: (queue, id) => sqlite.write(() => store.deleteDead(queue, id)),
    redrive: async (queue, id) => {
      const revived = await sqlite.write(() => store.redrive(queue, clock(), id));
      loops.get(queue)?.wake();
      return revived;
    },
    consume: (queue, consumer, consumeOptions) => {
      if (loops.has(queue)) throw new Error(`queue ${queue} has a consumer already`);
      const loop = consumerLoop(
        {
          store,
          queue,
          consumer,
          visibilityMs: visibilitySeconds * 1_000,
          clock,
          onSleep,
          onError: (error) => onError(error, queue),
        },
        consumeOptions,
      );
      loops.set(queue, loop);
      return async () => {
        await loop.stop();
        if (loops.get(queue) === loop) loops.delete(queue);
      };
    },
    tick: () => {
      for (const loop of loops.values()) loop.wake();
    },
    idle: () =>
      new Promise((resolve) => {
        if (isIdle()) return resolve();
        waiters.add(resolve);
      }),
  };
}

const accepts = ({ filter = {} }: Subscription, { attributes = {} }: OutgoingMessage): boolean =>
  Object.entries(filter).every(([name, allowed]) => {
    const value = attributes[name];
    return value !== undefined && allowed.includes(value);
  });

/** Enforces the limits of SQS and SNS, so that every message could be sent there too. */
function check(message: OutgoingMessage, delaySeconds: number): void {
  if (delaySeconds < 0 || delaySeconds > 900) throw new RangeError("a delay is 0 to 900 seconds");
  if (Buffer.byteLength(JSON.stringify(message.body)) > 262_144)
    throw new RangeError("a message is 256 KiB at most");
  if (Object.keys(message.attributes ?? {}).length > 10)
    throw new RangeError("a message has 10 attributes at most");
}
