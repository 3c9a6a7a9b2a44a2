import type { TableId, tables } from "../../api/adapters/stores/keys.ts";
import type { Deps } from "../../api/deps.ts";
import type { Consumer, QueueName, TopicName } from "../../api/ports/messages.ts";
import type { TableChange, Tables } from "../../api/ports/table.ts";
import type { WorkflowName } from "../../api/ports/workflows.ts";

/** Takes changes of one table's feed; `failed` names, by sequence, those that must come again. */
export type FeedConsumer = (
  changes: readonly TableChange[],
) => Promise<{ readonly failed: readonly string[] }>;

/**
 * One run of a schedule; answers counts for the log. `alone` is true when no other process of this shop can be at work,
 * which only a shop of one machine knows, when it starts.
 */
export type ScheduledRun = (run: { readonly alone: boolean }) => Promise<Readonly<Record<string, number>>>;

/** A method of the port `Tables` that needs a right of its own; the writes of a transaction count one by one. */
export type TableMethod =
  | Exclude<keyof Tables, "transact" | "changes">
  /** A condition on an item that the transaction does not write. */
  | "check";

/** What a function may call, in the words of the ports. On AWS it may do nothing else. */
export type Permissions = {
  readonly tables: { readonly [Table in TableId]?: readonly TableMethod[] };
  readonly search?: "reads" | "writes";
  /** Takes documents out of the index of passages. */
  readonly removesPassages?: boolean;
  readonly sends?: readonly QueueName[];
  readonly publishes?: readonly TopicName[];
  readonly starts?: readonly WorkflowName[];
  /** Completes tasks that wait for a token. */
  readonly completes?: readonly WorkflowName[];
  /** Asks whether an execution is running. */
  readonly watches?: readonly WorkflowName[];
  /** Lists executions and reads their histories. */
  readonly inspects?: readonly WorkflowName[];
  /** Reads, redrives and deletes dead letters. */
  readonly redrives?: readonly QueueName[];
  /** Counts the messages and dead letters of every queue, without reading them. */
  readonly counts?: boolean;
  /** Calls Stripe, with the merchant's key. */
  readonly pays?: boolean;
  /** Signs cursors. */
  readonly signs?: boolean;
  /** "lists" also tells who is staff. */
  readonly accounts?: "reads" | "lists" | "manages";
  /** Reads and writes the shop's files. */
  readonly files?: boolean;
  /** Embeds texts with the model of the knowledge base. */
  readonly embeds?: boolean;
  readonly mails?: boolean;
  readonly texts?: boolean;
  /** Purges the storefront's edge cache. */
  readonly purges?: boolean;
};

/** A Lambda function of the shop. */
export type FunctionSpec = {
  readonly description: string;
  /** MB; 1769 is one whole processor. */
  readonly memory: number;
  /** Longest run. A queue hides what it delivered six times as long, as Lambda asks. */
  readonly seconds: number;
  readonly permissions: Permissions;
};

/** Takes every message of a queue: up to `batchSize` at once, in at most `concurrency` functions. */
export type QueueEntry<Needed = Deps> = FunctionSpec & {
  readonly queue: QueueName;
  readonly batchSize: number;
  readonly concurrency: number;
  /** Seconds that messages gather into one batch on AWS; none unless stated. */
  readonly gatherSeconds?: number;
  readonly load: () => Promise<(deps: Needed) => Consumer>;
};

/** A table that keeps a feed. */
export type FeedTable = {
  [Id in TableId]: (typeof tables)[Id] extends { readonly feed: true } ? Id : never;
}[TableId];

/** Takes every change of a table that keeps a feed: at least once, each item's changes in order. */
export type FeedEntry<Needed = Deps> = FunctionSpec & {
  readonly feed: FeedTable;
  /**
   * Milliseconds between one batch and the next in a shop of one machine, so that changes of one thing gather; none unless
   * stated. On AWS what comes while a function runs is its next batch.
   */
  readonly gather?: number;
  /** Seconds that changes gather on AWS, each of the table's partitions into one batch; none unless stated. */
  readonly gatherSeconds?: number;
  readonly load: () => Promise<(deps: Needed) => FeedConsumer>;
};

/** Runs every so many minutes. */
export type ScheduleEntry<Needed = Deps> = FunctionSpec & {
  readonly everyMinutes: number;
  readonly load: () => Promise<(deps: Needed) => ScheduledRun>;
};

/**
 * A consumer with what feeds it. `load` imports the code when it is first needed, so that a function loads its own and no
 * other's, and CDK none.
 */
export type ConsumerEntry<Needed = Deps> = QueueEntry<Needed> | FeedEntry<Needed> | ScheduleEntry<Needed>;
export type ConsumerEntries<Needed = Deps> = Readonly<Record<string, ConsumerEntry<Needed>>>;
