import type { Sqlite } from "../sqlite.ts";
import { type Endpoint, endpoint } from "./call.ts";
import { noSuch } from "./errors.ts";
import { newId } from "./ids.ts";
import { listPage } from "./lists.ts";
import type { AnyObject, EventType, StripeEvent } from "./objects.ts";
import { list, page, text } from "./params.ts";
import type { Store } from "./store.ts";

/** The API version that the `stripe` package in use speaks. */
export const apiVersion = "2026-10-28.endive";

/** Stripe keeps events for 30 days: https://docs.stripe.com/api/events. */
export const eventSeconds = 30 * 24 * 60 * 60;

/** What has happened, newest first. */
export const eventEndpoints: readonly Endpoint[] = [
  endpoint("GET", "/v1/events/:id", {}, ({ store, id }) => {
    const event = store.find("event", id);
    if (!event) throw noSuch("event", id, "id");
    return event;
  }),
  endpoint(
    "GET",
    "/v1/events",
    { ...page, type: text.optional(), types: list.optional() },
    (call, { type, types, ...params }) => {
      const only = types?.length === 1 ? types[0] : type;
      const found = listPage(call, "event", "/v1/events", params, { type: only });
      if (!types || types.length < 2) return found;
      return { ...found, data: found.data.filter((event) => types.includes(event.type)) };
    },
  ),
];

/** A signed message that a shop has not acknowledged yet. */
export type Delivery = {
  readonly eventId: string;
  readonly body: string;
  readonly attempts: number;
  /** Epoch milliseconds at which the event happened. */
  readonly since: number;
};

/** The outbox: an event is in it from the write that it tells of until the shop has answered 2xx. */
export interface Outbox {
  /** For use inside `sqlite.write`. */
  add(
    type: EventType,
    object: AnyObject,
    request: { readonly id: string; readonly key: string | null },
  ): void;
  /** Oldest first, at most `limit`; times are epoch milliseconds. */
  due(now: number, limit: number): Delivery[];
  nextDue(): number | undefined;
  delivered(eventId: string): Promise<void>;
  /** Undefined gives up. */
  retryAt(eventId: string, at: number | undefined): Promise<void>;
}

/** The outbox over the server's file; `listens` is false when there is nobody to tell. */
export function eventOutbox(
  sqlite: Sqlite,
  {
    store,
    clock,
    listens,
  }: { readonly store: Store; readonly clock: () => number; readonly listens: boolean },
): Outbox {
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS deliveries (
      place INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL UNIQUE, body TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL, due_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due_at, place)`);

  const settle = (eventId: string): void => {
    sqlite.run("DELETE FROM deliveries WHERE event = ?", eventId);
    const event = store.find("event", eventId);
    if (event) store.save({ ...event, pending_webhooks: 0 });
  };

  return {
    add(type, object, request) {
      const event: StripeEvent = {
        id: newId("evt"),
        object: "event",
        api_version: apiVersion,
        created: Math.floor(clock() / 1000),
        data: { object },
        livemode: false,
        pending_webhooks: listens ? 1 : 0,
        request: { id: request.id, idempotency_key: request.key },
        type,
      };
      store.save(event);
      if (!listens) return;
      const body = JSON.stringify(event, null, 2);
      sqlite.run(
        "INSERT INTO deliveries (event, body, since, due_at) VALUES (?, ?, ?, ?)",
        event.id,
        body,
        clock(),
        clock(),
      );
    },
    due: (now, limit) =>
      sqlite
        .all(
          "SELECT event, body, attempts, since FROM deliveries WHERE due_at <= ? ORDER BY place LIMIT ?",
          now,
          limit,
        )
        .map((row) => ({
          eventId: String(row["event"]),
          body: String(row["body"]),
          attempts: Number(row["attempts"]),
          since: Number(row["since"]),
        })),
    nextDue() {
      const at = sqlite.get("SELECT min(due_at) AS at FROM deliveries")?.["at"];
      return typeof at === "number" ? at : undefined;
    },
    delivered: (eventId) => sqlite.write(() => settle(eventId)),
    retryAt: (eventId, at) =>
      sqlite.write(() => {
        if (at === undefined) settle(eventId);
        else
          sqlite.run(
            "UPDATE deliveries SET attempts = attempts + 1, due_at = ? WHERE event = ?",
            at,
            eventId,
          );
      }),
  };
}
