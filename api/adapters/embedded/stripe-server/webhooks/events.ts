import type { Sqlite } from "../../sqlite/sqlite.ts";
import { type Endpoint, endpoint } from "../http/call.ts";
import { noSuch } from "../http/errors.ts";
import { list, page, text } from "../http/params.ts";
import { newId } from "../ids.ts";
import { listPage } from "../lists.ts";
import type { AnyObject, EventType, StripeEvent } from "../objects.ts";
import type { Store } from "../store.ts";

/** The API version of the installed `stripe` package. */
export const apiVersion = "2026-10-28.endive";

/** How long events are kept, in seconds. Stripe: 30 days, https://docs.stripe.com/api/events. */
export const eventSeconds = 30 * 24 * 60 * 60;

/** The endpoints for events, newest first. */
export const eventEndpoints: readonly Endpoint[] = [
  endpoint("GET", "/v1/events/:id", {}, ({ store, id, withPending }) => {
    const event = store.find("event", id);
    if (!event) throw noSuch("event", id, "id");
    return withPending(event);
  }),
  endpoint(
    "GET",
    "/v1/events",
    { ...page, type: text.optional(), types: list.optional() },
    (call, { type, types, ...params }) => {
      const only = types?.length === 1 ? types[0] : type;
      const found = listPage(call, "event", "/v1/events", params, { type: only });
      const wanted = types && types.length > 1 ? new Set(types) : undefined;
      const data = found.data.filter((event) => wanted?.has(event.type) ?? true).map(call.withPending);
      return { ...found, data };
    },
  ),
];

/** A signed event that the shop has not acknowledged yet. */
export type Delivery = {
  readonly eventId: string;
  readonly body: string;
  readonly attempts: number;
  /** When the event happened, in epoch milliseconds. */
  readonly since: number;
};

/**
 * Events that are still to be delivered. An event is added by the write that it reports and stays until the
 * shop has answered 2xx.
 */
export interface Outbox {
  /** For use inside `sqlite.write`. */
  add(
    type: EventType,
    object: AnyObject,
    request: { readonly id: string | null; readonly key: string | null },
    before?: AnyObject,
  ): void;
  /** The oldest due deliveries, at most `limit`; times are epoch milliseconds. */
  due(now: number, limit: number): Delivery[];
  nextDue(): number | undefined;
  delivered(eventId: string): Promise<void>;
  /** The event with its current `pending_webhooks`, which is not stored with it. */
  withPending(event: StripeEvent): StripeEvent;
  /** Schedules the next attempt; `undefined` gives up. */
  retryAt(eventId: string, at: number | undefined): Promise<void>;
  /** For use inside `sqlite.write`: deletes events from before `seconds`, delivered or not. */
  forget(seconds: number): void;
}

/** The fields of `before` whose value has changed; one that is new is null. */
function differing(before: object, after: object): object {
  const old: Readonly<Record<string, unknown>> = { ...before };
  const changed = Object.entries({ ...before, ...after }).filter(
    ([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value) || !(name in after),
  );
  return Object.fromEntries(changed.map(([name]) => [name, old[name] ?? null]));
}

/** The outbox in the server's file; `listens` says which event types are delivered. */
export function eventOutbox(
  sqlite: Sqlite,
  {
    store,
    clock,
    listens,
  }: { readonly store: Store; readonly clock: () => number; readonly listens: (type: EventType) => boolean },
): Outbox {
  sqlite.define(`
    DROP TABLE IF EXISTS deliveries;
    CREATE TABLE IF NOT EXISTS outbox (
      event INTEGER PRIMARY KEY REFERENCES objects (place), attempts INTEGER NOT NULL DEFAULT 0,
      since INTEGER NOT NULL, due_at INTEGER NOT NULL
    ) STRICT`);
  const placed = "(SELECT place FROM objects WHERE id = ?)";

  const settle = (eventId: string): void => {
    sqlite.run(`DELETE FROM outbox WHERE event = ${placed}`, eventId);
  };

  return {
    add(type, object, request, before) {
      const event: StripeEvent = {
        id: newId("evt"),
        object: "event",
        api_version: apiVersion,
        created: Math.floor(clock() / 1000),
        data: { object, ...(before && { previous_attributes: differing(before, object) }) },
        livemode: false,
        pending_webhooks: listens(type) ? 1 : 0,
        request: { id: request.id, idempotency_key: request.key },
        type,
      };
      const place = store.add(event);
      if (!listens(type)) return;
      sqlite.run("INSERT INTO outbox (event, since, due_at) VALUES (?, ?, ?)", place, clock(), clock());
    },
    due: (now, limit) =>
      sqlite
        .all(
          `SELECT objects.id, doc, attempts, since FROM outbox JOIN objects ON place = event
           WHERE due_at <= ? ORDER BY event LIMIT ?`,
          now,
          limit,
        )
        .map((row) => ({
          eventId: String(row["id"]),
          body: String(row["doc"]),
          attempts: Number(row["attempts"]),
          since: Number(row["since"]),
        })),
    nextDue() {
      const at = sqlite.get("SELECT min(due_at) AS at FROM outbox")?.["at"];
      return typeof at === "number" ? at : undefined;
    },
    delivered: (eventId) => sqlite.write(() => settle(eventId)),
    withPending: (event) => {
      const waits = sqlite.get(`SELECT 1 FROM outbox WHERE event = ${placed}`, event.id);
      return { ...event, pending_webhooks: waits ? 1 : 0 };
    },
    retryAt: (eventId, at) =>
      sqlite.write(() => {
        if (at === undefined) return settle(eventId);
        const later = `UPDATE outbox SET attempts = attempts + 1, due_at = ? WHERE event = ${placed}`;
        sqlite.run(later, at, eventId);
      }),
    forget(seconds) {
      sqlite.run("DELETE FROM outbox WHERE since < ?", seconds * 1000);
      store.forget("event", seconds);
    },
  };
}
