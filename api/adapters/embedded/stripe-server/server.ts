import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import { openSqlite } from "../sqlite/sqlite.ts";
import { idempotencyKeys } from "./http/idempotency.ts";
import { callOf, type Engine, serve, unknownAddress } from "./http/serve.ts";
import { newId } from "./ids.ts";
import type { EventType } from "./objects.ts";
import { bankRoutes } from "./payments/bank-routes.ts";
import { lapseHolds } from "./payments/capture.ts";
import { chargeEndpoints } from "./payments/charges.ts";
import { customerEndpoints } from "./payments/customers.ts";
import { paymentIntentEndpoints } from "./payments/payment-intents.ts";
import { paymentMethodEndpoints } from "./payments/payment-methods.ts";
import { refundEndpoints } from "./payments/refunds.ts";
import { objectStore } from "./store.ts";
import { serverTables } from "./tables.ts";
import { eventEndpoints, eventOutbox, eventSeconds } from "./webhooks/events.ts";
import { type DeliveryFaults, type WebhookEndpoint, webhookCourier } from "./webhooks/webhooks.ts";

export type StripeServerOptions = {
  /** The SQLite file, this server's own; ":memory:" for none. */
  readonly path: string;
  /** Where a browser reaches this server, with its path if it has one: `http://localhost:3000/_local/stripe`. */
  readonly publicUrl: string;
  /** The keys to accept; without them any `sk_test_…` and `pk_test_…`. */
  readonly secretKey?: string | undefined;
  readonly publishableKey?: string | undefined;
  /** Where the shop listens, and the secret (`whsec_…`) that signs what is sent there. */
  readonly webhookUrl: string;
  readonly webhookSecret: string;
  /** Carries an event to the shop. Without it events are only kept. */
  readonly deliver?: WebhookEndpoint["deliver"];
  /** The events that the shop asked for, as an endpoint's `enabled_events`; all of them without. */
  readonly webhookEvents?: readonly EventType[];
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  /** Told of what this server breaks on; its caller sees Stripe's 500. */
  readonly onError?: (error: unknown) => void;
};

export interface StripeServer {
  /** Stripe's API at `/v1/…` (any host, with or without the public path) and the bank's page at `/bank/…`. */
  fetch(request: Request): Promise<Response>;
  /** Lets go of holds that are over, then delivers the events that are due by the clock; resolves when every attempt has ended. */
  deliverDue(faults?: DeliveryFaults): Promise<void>;
  /** Stops delivering of its own accord, until `release`. */
  hold(): void;
  release(): void;
  /** Finishes what is at work; what was not delivered is at the next start. */
  close(): Promise<void>;
}

const maxBody = 1024 * 1024;

/** Stripe on one machine: what a shop uses of its API, over one SQLite file. Test cards only, no money moves. */
export function stripeServer(options: StripeServerOptions): StripeServer {
  const { clock = Date.now, onError = console.error, deliver } = options;
  // No money is in here: it survives a kill, and a power cut as far as the disk got.
  const sqlite = openSqlite(options.path, "process");
  const store = objectStore(sqlite);
  const outbox = eventOutbox(sqlite, {
    store,
    clock,
    listens: (type) => deliver !== undefined && (options.webhookEvents?.includes(type) ?? true),
  });
  const courier = webhookCourier({
    outbox,
    endpoint: deliver && { url: options.webhookUrl, secret: options.webhookSecret, deliver },
    clock,
    onError,
  });
  const publicUrl = options.publicUrl.replace(/\/+$/, "");
  const engine: Engine = {
    sqlite,
    store,
    tables: serverTables(sqlite),
    outbox,
    keys: idempotencyKeys(sqlite, clock),
    access: options,
    bankUrl: (token) => `${publicUrl}/bank/${token}`,
    clock,
    written: courier.wake,
    onError,
  };

  const api = new Hono();
  api.use("/v1/*", cors({ origin: "*" }), bodyLimit({ maxSize: maxBody }));
  for (const endpoint of endpoints)
    api.on(endpoint.method, endpoint.path, (c) =>
      serve(engine, endpoint, c.req.raw, c.req.param("id") ?? ""),
    );
  api.route("/bank", bankRoutes(engine));

  const app = new Hono();
  app.route("/", api);
  const { pathname } = new URL(publicUrl);
  if (pathname !== "/") app.route(pathname, api);
  app.notFound((c) => unknownAddress(c.req.method, new URL(c.req.url).pathname));

  const lapse = (): Promise<void> =>
    sqlite.write(() =>
      lapseHolds(callOf(engine, { id: "", client: false, requestId: newId("req"), key: null })),
    );
  const ready = sqlite
    .write(() => outbox.forget(Math.floor(clock() / 1000) - eventSeconds))
    // Lets the courier take up what a stop or a crash left.
    .then(courier.wake);

  return {
    async fetch(request) {
      await ready;
      return app.fetch(request);
    },
    async deliverDue(faults) {
      await ready;
      await lapse();
      await courier.deliverDue(faults);
    },
    hold: courier.hold,
    release: courier.release,
    async close() {
      await ready;
      await courier.stop();
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
  ...eventEndpoints,
];
