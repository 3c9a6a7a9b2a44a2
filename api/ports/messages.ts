import type { Json } from "./table.ts";

export type QueueName = "orders" | "notifications";
export type TopicName = "e-com67-order-notifications" | "e-com67-admin-notifications";

/** `attributes` are what topic filters look at. */
export type OutgoingMessage = {
  readonly body: Json;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The same id within five minutes is delivered once where the engine can; consumers are idempotent regardless. */
  readonly id?: string;
};

export type IncomingMessage = {
  readonly id: string;
  readonly body: Json;
  readonly attributes: Readonly<Record<string, string>>;
  /** Deliveries so far, this one included. */
  readonly attempt: number;
};

/** Sends at least once. What consumes is bound by whoever composes: Lambda triggers, or the laptop's runner. */
export interface Messages {
  send(
    queue: QueueName,
    message: OutgoingMessage,
    options?: { readonly delaySeconds?: number },
  ): Promise<void>;
  publish(topic: TopicName, message: OutgoingMessage): Promise<void>;
  /** Messages waiting, in flight and dead. */
  depth(
    queue: QueueName,
  ): Promise<{ readonly waiting: number; readonly inFlight: number; readonly dead: number }>;
  /** Puts the dead letters back into the queue with their attempts forgotten; answers how many. */
  redrive(queue: QueueName): Promise<number>;
}

/** A consumer gets a batch and says which messages failed; those come again, and after three tries are dead letters. */
export type Consumer = (batch: readonly IncomingMessage[]) => Promise<{ readonly failed: readonly string[] }>;
