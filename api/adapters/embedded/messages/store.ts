import { randomUUID } from "node:crypto";
import { z } from "zod";
import {
  type DeadLetter,
  type IncomingMessage,
  maxDeliveries,
  type OutgoingMessage,
  type QueueName,
  type TopicName,
} from "../../../ports/messages.ts";
import type { Json } from "../../../ports/table.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** The messages of one receive; `receipt` proves that this is still the latest delivery of each. */
export type Delivery = { readonly receipt: string; readonly messages: readonly IncomingMessage[] };

/**
 * The queues in SQLite. Times are epoch milliseconds. Use the methods that return no promise inside
 * `Sqlite.write`.
 */
export interface MessageStore {
  put(queue: QueueName, message: OutgoingMessage, due: number): void;
  /** True the first time that this queue or topic sees `id` within five minutes. */
  claim(scope: QueueName | TopicName, id: string | undefined, now: number): boolean;
  /** Takes due messages and hides them until `hiddenUntil`; those delivered too often become dead letters. */
  receive(queue: QueueName, limit: number, now: number, hiddenUntil: number): Promise<Delivery>;
  /**
   * Deletes the messages that succeeded; failed ones are delivered again after a backoff or become dead
   * letters. A stale receipt changes nothing.
   */
  settle(delivery: Delivery, failed: ReadonlySet<string>, now: number): Promise<void>;
  /** When the next message of a queue is due; undefined when there is none. */
  nextDue(queue: QueueName): number | undefined;
  depth(queue: QueueName, now: number): { waiting: number; inFlight: number; dead: number };
  deadLetters(queue: QueueName, limit: number): DeadLetter[];
  /** All dead letters, or the one with this id. */
  redrive(queue: QueueName, now: number, id?: string): number;
  deleteDead(queue: QueueName, id: string): boolean;
}

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL, attributes TEXT NOT NULL,
    due INTEGER NOT NULL, attempt INTEGER NOT NULL DEFAULT 0, receipt TEXT, dead INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, dead, due, seq);
  CREATE TABLE IF NOT EXISTS message_ids (
    scope TEXT NOT NULL, id TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (scope, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS message_ids_until ON message_ids (until)`;

const dedupeFor = 5 * 60_000;

/**
 * Opens the queues; messages that a dead process was delivering are due at once and keep their delivery
 * count.
 */
export function messageStore(sqlite: Sqlite): MessageStore {
  sqlite.define(schema);
  sqlite.run("UPDATE messages SET receipt = NULL, due = 0 WHERE receipt IS NOT NULL");

  return {
    put: (queue, message, due) => {
      sqlite.run(
        "INSERT INTO messages (queue, id, body, attributes, due) VALUES (?, ?, ?, ?, ?)",
        queue,
        randomUUID(),
        JSON.stringify(message.body),
        JSON.stringify(message.attributes ?? {}),
        due,
      );
    },
    claim: (scope, id, now) => {
      if (id === undefined) return true;
      sqlite.run("DELETE FROM message_ids WHERE until <= ?", now);
      const claim = "INSERT INTO message_ids (scope, id, until) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
      return sqlite.run(claim, scope, id, now + dedupeFor).changes === 1;
    },
    // Receive and settle survive a killed process. After a power failure a message may be delivered again,
    // which at-least-once allows.
    receive: (queue, limit, now, hiddenUntil) =>
      sqlite.write(() => {
        const first = "SELECT seq FROM messages WHERE queue = ? AND dead = 0 AND due <= ?";
        // Looks only at the head of the queue, so that a receive from a long queue stays fast.
        sqlite.run(
          `UPDATE messages SET dead = 1, receipt = NULL
           WHERE attempt >= ? AND seq IN (${first} ORDER BY due, seq LIMIT ?)`,
          maxDeliveries,
          queue,
          now,
          limit,
        );
        const receipt = randomUUID();
        const rows = sqlite.all(
          `UPDATE messages SET attempt = attempt + 1, due = ?, receipt = ?
           WHERE seq IN (${first} AND attempt < ? ORDER BY due, seq LIMIT ?)
           RETURNING seq, id, body, attributes, attempt`,
          hiddenUntil,
          receipt,
          queue,
          now,
          maxDeliveries,
          limit,
        );
        const taken = rows.map((row) => MessageRow.parse(row)).sort((a, b) => a.seq - b.seq);
        return {
          receipt,
          messages: taken.map(({ id, body, attributes, attempt }) => ({ id, body, attributes, attempt })),
        };
      }, "process"),
    settle: ({ receipt, messages }, failed, now) =>
      sqlite.write(() => {
        for (const { id, attempt } of messages) {
          if (!failed.has(id)) sqlite.run("DELETE FROM messages WHERE id = ? AND receipt = ?", id, receipt);
          else
            sqlite.run(
              "UPDATE messages SET receipt = NULL, due = ?, dead = ? WHERE id = ? AND receipt = ?",
              now + backoff(attempt),
              attempt >= maxDeliveries ? 1 : 0,
              id,
              receipt,
            );
        }
      }, "process"),
    nextDue: (queue) =>
      DueRow.parse(sqlite.get("SELECT min(due) AS due FROM messages WHERE queue = ? AND dead = 0", queue))
        .due ?? undefined,
    depth: (queue, now) =>
      DepthRow.parse(
        sqlite.get(
          `SELECT count(*) FILTER (WHERE dead = 0 AND (receipt IS NULL OR due <= ?)) AS waiting,
             count(*) FILTER (WHERE dead = 0 AND receipt IS NOT NULL AND due > ?) AS inFlight,
             count(*) FILTER (WHERE dead = 1) AS dead FROM messages WHERE queue = ?`,
          now,
          now,
          queue,
        ),
      ),
    deadLetters: (queue, limit) =>
      sqlite
        .all("SELECT * FROM messages WHERE queue = ? AND dead = 1 ORDER BY seq LIMIT ?", queue, limit)
        .map((row) => {
          const { id, body, attributes, attempt } = MessageRow.parse(row);
          return { id, body, attributes, attempts: attempt };
        }),
    redrive: (queue, now, id) =>
      sqlite.run(
        `UPDATE messages SET dead = 0, attempt = 0, due = ? WHERE queue = ? AND dead = 1 AND id = coalesce(?, id)`,
        now,
        queue,
        id ?? null,
      ).changes,
    deleteDead: (queue, id) =>
      sqlite.run("DELETE FROM messages WHERE queue = ? AND dead = 1 AND id = ?", queue, id).changes === 1,
  };
}

/** Milliseconds until a failed delivery is retried: one second, then two. */
const backoff = (attempt: number): number => 1_000 * 2 ** (attempt - 1);

const stored = z.string().transform((text): unknown => JSON.parse(text));

const MessageRow = z.object({
  seq: z.int(),
  id: z.string(),
  // `put` wrote it with JSON.stringify from a Json.
  body: stored.transform((value) => value as Json),
  attributes: stored.pipe(z.record(z.string(), z.string())),
  attempt: z.int(),
});
const DueRow = z.object({ due: z.int().nullable() });
const DepthRow = z.object({ waiting: z.int(), inFlight: z.int(), dead: z.int() });
