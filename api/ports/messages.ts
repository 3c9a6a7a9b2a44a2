import type { Json } from "./table.ts";

/** Every queue of the shop, by the name that consumers and senders know it under. */
export const queueNames = [
  "orders",
  "notifications",
  "mail-feedback",
  "staff-alerts",
  "search-rebuild",
  "imports",
  "knowledge",
  "edge-purges",
] as const;
export type QueueName = (typeof queueNames)[number];

export const topicNames = ["e-com67-order-notifications", "e-com67-admin-notifications"] as const;
export type TopicName = (typeof topicNames)[number];

/** Deliveries of one message before it is a dead letter. */
export const maxDeliveries = 3;

/**
 * A queue gets what is published to a topic if, for every attribute that `filter` names, the message has one of the
 * values: SNS's filter policy on attributes, with raw delivery.
 */
export type Subscription = {
  readonly topic: TopicName;
  readonly queue: QueueName;
  readonly filter?: Readonly<Record<string, readonly string[]>>;
};

/** `attributes` are what topic filters look at. */
export type OutgoingMessage = {
  readonly body: Json;
  readonly attributes?: Readonly<Record<string, string>>;
  /** The same id within five minutes is delivered once where the engine can; consumers are idempotent regardless. */
  readonly id?: string;
};

/**
 * `id` is the delivery's, made by the engine and the same each time it comes; what a consumer needs to know a repeat by is
 * in the body.
 */
export type IncomingMessage = {
  readonly id: string;
  readonly body: Json;
  readonly attributes: Readonly<Record<string, string>>;
  /** Deliveries so far, this one included. */
  readonly attempt: number;
};

/** A message that no delivery succeeded with. `sentAt` is epoch milliseconds, where the engine knows it. */
export type DeadLetter = {
  readonly id: string;
  readonly body: Json;
  readonly attributes: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly sentAt?: number | undefined;
};

/**
 * Sends at least once: resolved means stored. At most 256 KiB of body and 900 seconds of delay, as SNS and SQS have it.
 * What consumes is bound by whoever composes: Lambda triggers, or the laptop's runner.
 */
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
  /** The dead letters of a queue, oldest first where the engine has an order; `limit` is 100 at most. */
  deadLetters(queue: QueueName, limit: number): Promise<readonly DeadLetter[]>;
  /**
   * Puts dead letters back into the queue with their attempts forgotten: all, or the one with this id. Answers how many.
   * Asked twice, also at the same time, it acts once.
   */
  redrive(queue: QueueName, id?: string): Promise<number>;
  /** False: there is no such dead letter. */
  deleteDeadLetter(queue: QueueName, id: string): Promise<boolean>;
}

/**
 * A consumer gets a batch (10 at most) and says which messages failed; those come again, and after three tries are dead
 * letters. A throw, or an id that was not in the batch, fails the whole batch, as Lambda has it.
 */
export type Consumer = (batch: readonly IncomingMessage[]) => Promise<{ readonly failed: readonly string[] }>;

/** Who hears what: the one wiring of topics to queues, for the laptop and for AWS. */
export const subscriptions: readonly Subscription[] = [
  { topic: "e-com67-order-notifications", queue: "notifications" },
  { topic: "e-com67-admin-notifications", queue: "staff-alerts" },
];
