import { createHmac } from "node:crypto";
import type { Delivery, Outbox } from "./events.ts";

/** The shop's webhook URL and the function that sends requests to it. `secret` (`whsec_…`) signs them. */
export type WebhookEndpoint = {
  readonly url: string;
  readonly secret: string;
  readonly deliver: (request: Request) => Response | Promise<Response>;
};

/** Injected delivery faults: each event is sent `copies` times, and the batch in another order. */
export type DeliveryFaults = {
  readonly copies?: number;
  readonly order?: (events: readonly Delivery[]) => readonly Delivery[];
};

export type Courier = {
  /** Schedules a delivery; call it when there may be new events. */
  readonly wake: () => void;
  /** Delivers what is due, also while held; resolves when every attempt has ended. */
  readonly deliverDue: (faults?: DeliveryFaults) => Promise<void>;
  /** Stops automatic deliveries until `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  readonly stop: () => Promise<void>;
};

/**
 * How long a delivery is retried, in milliseconds; Stripe: three days,
 * https://docs.stripe.com/webhooks#retries.
 */
const giveUpAfter = 3 * 24 * 60 * 60 * 1000;
const firstRetry = 1_000;
const longestWait = 60 * 60 * 1000;
const attemptTimeout = 20_000;
const batch = 50;
const atOnce = 8;

/** Delivers the outbox at least once per event; retries wait 1 s, 2 s, 4 s … up to an hour. */
export function webhookDelivery(options: {
  readonly outbox: Outbox;
  readonly endpoint: WebhookEndpoint | undefined;
  /** Does what is due at Stripe without a request, which may make events; and when that is next due. */
  readonly due: { readonly run: () => Promise<void>; readonly next: () => number | undefined };
  readonly clock: () => number;
  readonly onError: (error: unknown) => void;
}): Courier {
  const { outbox, endpoint, due: own, clock, onError } = options;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let held = false;
  let stopped = false;

  const wake = (): void => {
    if (!endpoint || held || stopped || working) return;
    clearTimeout(timer);
    const next = Math.min(outbox.nextDue() ?? Infinity, own.next() ?? Infinity);
    if (next === Infinity) return;
    const wait = Math.min(Math.max(next - clock(), 0), longestWait);
    // Always through the timer, so that the response to the API caller is sent first.
    timer = setTimeout(() => void deliverDue().catch(onError), wait).unref();
  };

  const deliverDue = (faults: DeliveryFaults = {}): Promise<void> => {
    if (stopped) return Promise.resolve();
    if (!endpoint) return own.run();
    // One batch at a time; otherwise an event could be sent twice although no fault was injected.
    const mine = (working ?? Promise.resolve())
      .catch(() => undefined)
      .then(own.run)
      .then(() => deliverAll(endpoint, faults))
      .finally(() => {
        if (working !== mine) return;
        working = undefined;
        wake();
      });
    working = mine;
    return mine;
  };

  const deliverAll = async (to: WebhookEndpoint, { copies = 1, order }: DeliveryFaults): Promise<void> => {
    // A failed delivery is not due again until this time, even if the clock does not move.
    const now = clock();
    for (let due = outbox.due(now, batch); due.length > 0; due = outbox.due(now, batch)) {
      const inOrder = order ? order(due) : due;
      const copied = Array.from({ length: copies }, () => inOrder).flat();
      for (let first = 0; first < copied.length; first += atOnce) {
        if (stopped) return;
        await Promise.all(copied.slice(first, first + atOnce).map((delivery) => attempt(to, delivery)));
      }
    }
  };

  const attempt = async (to: WebhookEndpoint, delivery: Delivery): Promise<void> => {
    if (await accepted(to, delivery, clock())) return outbox.delivered(delivery.eventId);
    const wait = Math.min(firstRetry * 2 ** delivery.attempts, longestWait);
    const givenUp = clock() - delivery.since > giveUpAfter;
    await outbox.retryAt(delivery.eventId, givenUp ? undefined : clock() + wait);
  };

  return {
    wake,
    deliverDue,
    hold() {
      held = true;
      clearTimeout(timer);
    },
    release() {
      held = false;
      wake();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await working;
    },
  };
}

async function accepted(to: WebhookEndpoint, { body }: Delivery, now: number): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), attemptTimeout).unref();
  try {
    const headers = {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
      "stripe-signature": signature(body, to.secret, Math.floor(now / 1000)),
    };
    const answer = await Promise.race([
      to.deliver(new Request(to.url, { method: "POST", headers, body })),
      timeout,
    ]);
    return answer?.ok ?? false;
  } catch {
    // A shop that is down is handled by the retries.
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** `t=…,v1=…` over `t.body`, with `at` in epoch seconds: https://docs.stripe.com/webhooks/signature. */
function signature(body: string, secret: string, at: number): string {
  return `t=${at},v1=${createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")}`;
}
