import type { Consumer, QueueName } from "../../../ports/messages.ts";
import type { Delivery, MessageStore } from "./store.ts";

/** How a queue is consumed: at most 10 messages per batch, and `concurrency` batches at a time. */
export type ConsumeOptions = { readonly batchSize?: number; readonly concurrency?: number };

/** The loop that delivers one queue to its consumer. */
export interface ConsumerLoop {
  /** Call when there may be something to deliver. */
  wake(): void;
  /** True when nothing is being delivered and nothing is due. */
  isIdle(): boolean;
  /** Takes no more messages and resolves when those taken are finished. */
  stop(): Promise<void>;
}

/** Starts the loop. It does not poll: it sleeps until woken, or until the next message is due. */
export function consumerLoop(
  context: {
    readonly store: MessageStore;
    readonly queue: QueueName;
    readonly consumer: Consumer;
    readonly visibilityMs: number;
    readonly clock: () => number;
    /** Called whenever the loop has nothing to take at the moment. */
    readonly onSleep: () => void;
    readonly onError: (error: unknown) => void;
  },
  { batchSize = 10, concurrency = 4 }: ConsumeOptions = {},
): ConsumerLoop {
  const { store, queue, visibilityMs, clock } = context;
  const running = new Set<Promise<void>>();
  let taking: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const isDue = (): boolean => (store.nextDue(queue) ?? Number.POSITIVE_INFINITY) <= clock();
  const mayTake = (): boolean => !stopped && running.size < concurrency && isDue();

  const take = async (): Promise<void> => {
    while (mayTake()) {
      const now = clock();
      const delivery = await store.receive(queue, Math.min(batchSize, 10), now, now + visibilityMs);
      if (delivery.messages.length > 0) start(delivery);
    }
  };

  const wake = (): void => {
    if (taking || stopped) return;
    clearTimeout(timer);
    taking = takeThenSleep();
  };

  const takeThenSleep = async (): Promise<void> => {
    try {
      await take();
      taking = undefined;
      if (stopped) return;
      // Looked up after the last await, so that a message sent meanwhile is not missed.
      const due = running.size < concurrency ? store.nextDue(queue) : undefined;
      if (due !== undefined) sleep(Math.max(due - clock(), 0));
      context.onSleep();
    } catch (error) {
      taking = undefined;
      if (stopped) return;
      context.onError(error);
      sleep(retryAfterError);
    }
  };

  const sleep = (ms: number): void => {
    timer = setTimeout(wake, Math.min(ms, longestSleep)).unref();
  };

  const start = (delivery: Delivery): void => {
    const work = deliver(delivery).catch(context.onError);
    // A batch that exceeds its visibility timeout is redelivered, so it frees its slot; its late result still
    // counts.
    const slot = orAfter(work, visibilityMs).finally(() => {
      running.delete(slot);
      wake();
    });
    running.add(slot);
  };

  const deliver = async (delivery: Delivery): Promise<void> => {
    const failed = await consumeBatch(context, delivery);
    await store.settle(delivery, failed, clock());
  };

  wake();
  return {
    wake,
    isIdle: () => stopped || (!taking && running.size === 0 && !isDue()),
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await taking;
      await Promise.all(running);
      context.onSleep();
    },
  };
}

const retryAfterError = 1_000;
const longestSleep = 60_000;

/**
 * The ids of the failed messages: those the consumer reports, or all when it threw or reported an unknown id.
 */
async function consumeBatch(
  { consumer, onError }: { readonly consumer: Consumer; readonly onError: (error: unknown) => void },
  { messages }: Delivery,
): Promise<ReadonlySet<string>> {
  const all = new Set(messages.map((message) => message.id));
  try {
    const { failed } = await consumer(messages);
    return failed.every((id) => all.has(id)) ? new Set(failed) : all;
  } catch (error) {
    onError(error);
    return all;
  }
}

async function orAfter(work: Promise<void>, ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms).unref();
  await Promise.race([work, promise]);
  clearTimeout(timer);
}
