import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { openSqlite } from "../sqlite/sqlite.ts";
import { dashboardRoutes } from "./dashboard/dashboard-routes.ts";
import { idempotencyKeys } from "./http/idempotency.ts";
import { type Engine, ownCall, serve, unknownAddress } from "./http/serve.ts";
import type { EventType } from "./objects.ts";
import { bankRoutes } from "./payments/bank-routes.ts";
import { chargeEndpoints } from "./payments/charges.ts";
import { customerEndpoints } from "./payments/customers.ts";
import { disputeEndpoints } from "./payments/disputes.ts";
import { paymentIntentEndpoints } from "./payments/payment-intents.ts";
import { paymentMethodEndpoints } from "./payments/payment-methods.ts";
import { refundEndpoints } from "./payments/refunds.ts";
import { runDue } from "./payments/scheduled.ts";
import { objectStore } from "./store.ts";
import { serverTables } from "./tables.ts";
import { eventEndpoints, eventOutbox, eventSeconds } from "./webhooks/events.ts";
import { type DeliveryFaults, type WebhookEndpoint, webhookDelivery } from "./webhooks/webhooks.ts";

export type StripeServerOptions = {
  /** The server's own SQLite file, or ":memory:". */
  readonly path: string;
  /** The URL at which a browser reaches this server: `http://localhost:3000/_local/stripe`. */
  readonly publicUrl: string;
  /** The API keys to accept; without them any `sk_test_…` and `pk_test_…`. */
  readonly secretKey?: string | undefined;
  readonly publishableKey?: string | undefined;
  /** The shop's webhook URL, and the secret (`whsec_…`) that signs deliveries. */
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  /** Origins to which the bank's page may send a browser back; without it any http or https address. */
  readonly returnOrigins?: readonly string[] | undefined;
  /** Sends an event to the shop. Without it events are only stored. */
  readonly deliver?: WebhookEndpoint["deliver"];
  /** The event types to deliver, as an endpoint's `enabled_events`; all of them by default. */
  readonly webhookEvents?: readonly EventType[];
  /** The current time in epoch milliseconds. */
  readonly clock?: () => number;
  /** Called with unexpected errors; the caller of the API gets Stripe's 500. */
  readonly onError?: (error: unknown) => void;
};

/** A running Stripe server. */
export interface StripeServer {
  /**
   * Serves Stripe's API at `/v1/…` (any host, with or without the public path), the bank's page at `/bank/…` and a
   * dashboard at `/dashboard`, which asks for no key.
   */
  fetch(request: Request): Promise<Response>;
  /**
   * Does what is due without a request (authorizations lapse, refunds end, cardholders dispute) and delivers due
   * events; resolves when every attempt has ended.
   */
  deliverDue(faults?: DeliveryFaults): Promise<void>;
  /** Stops automatic deliveries until `release`. */
  hold(): void;
  release(): void;
  /** Finishes running requests; pending events are delivered after the next start. */
  close(): Promise<void>;
}

const maxBody = 1024 * 1024;

/**
 * The part of Stripe's API that a shop uses, on one SQLite file. It accepts test cards only; no money moves.
 */
export function stripeServer(options: StripeServerOptions): StripeServer {
  const { clock = Date.now, onError = console.error, deliver } = options;
  // Durable against a killed process; after a power failure the last writes may be lost, which is fine for
  // test payments.
  const sqlite = openSqlite(options.path, "process");
  const store = objectStore(sqlite);
  const tables = serverTables(sqlite);
  const outbox = eventOutbox(sqlite, {
    store,
    clock,
    listens: (type) => deliver !== undefined && (options.webhookEvents?.includes(type) ?? true),
  });
  const delivery = webhookDelivery({
    outbox,
    endpoint: deliver && { url: options.webhookUrl, secret: options.webhookSecret, deliver },
    due: {
      run: () => doDue(),
      next() {
        const at = tables.nextDue();
        return at === undefined ? undefined : at * 1000;
      },
    },
    clock,
    onError,
  });
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const engine: Engine = {
    sqlite,
    store,
    tables,
    outbox,
    keys: idempotencyKeys(sqlite, clock),
    access: options,
    returnOrigins: options.returnOrigins,
    bankUrl: (token) => `${publicUrl}/bank/${token}`,
    dashboardPath: new URL(`${publicUrl}/dashboard`).pathname,
    clock,
    written: delivery.wake,
    onError,
  };

  const api = new Hono();
  api.use(bodyLimit({ maxSize: maxBody }));
  // What Stripe.js calls with a publishable key; pages may not read the rest of the API.
  for (const { path, clients } of endpoints) if (clients) api.use(path, cors({ origin: "*" }));
  for (const endpoint of endpoints)
    api.on(endpoint.method, endpoint.path, (c) =>
      serve(engine, endpoint, c.req.raw, c.req.param("id") ?? ""),
    );
  api.route("/bank", bankRoutes(engine));
  api.route("/dashboard", dashboardRoutes(engine));

  const app = new Hono();
  app.route("/", api);
  const { pathname } = new URL(publicUrl);
  if (pathname !== "/") app.route(pathname, api);
  app.notFound((c) => unknownAddress(c.req.method, new URL(c.req.url).pathname));

  const doDue = async (): Promise<void> => {
    if (tables.due(Math.floor(clock() / 1000)).length > 0) await sqlite.write(() => runDue(ownCall(engine)));
  };
  const ready = sqlite
    .write(() => outbox.forget(Math.floor(clock() / 1000) - eventSeconds))
    // Delivers events that were pending at the last stop or crash.
    .then(delivery.wake);

  return {
    async fetch(request) {
      await ready;
      return app.fetch(request);
    },
    async deliverDue(faults) {
      await ready;
      await delivery.deliverDue(faults);
    },
    hold: delivery.hold,
    release: delivery.release,
    async close() {
      await ready;
      await delivery.stop();
      await sqlite.close();
    },
  };
}

const endpoints = [
  ...paymentMethodEndpoints,
  ...customerEndpoints,
  ...paymentIntentEndpoints,
  ...chargeEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...eventEndpoints,
];
