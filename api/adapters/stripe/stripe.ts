import type Stripe from "stripe";
import { DomainError } from "../../domain/errors.ts";
import type { Currency } from "../../domain/money.ts";
import type { Payment, PaymentGateway } from "../../ports/payment-gateway.ts";
import { lazy } from "../lazy.ts";
import { stripeAmount } from "./amounts.ts";
import {
  disputeOf,
  eventOf,
  hasCode,
  isBadSignature,
  isMalformed,
  paymentOf,
  refundOf,
  translated,
  whileAvailable,
} from "./translation.ts";

export type StripeGatewayOptions = {
  readonly secretKey: string;
  /** `whsec_…` of the endpoint that events arrive at. */
  readonly webhookSecret: string;
  /** Carries the requests; the embedded Stripe server's, or the network when there is none. */
  readonly fetch?: ((request: Request) => Response | Promise<Response>) | undefined;
  /** Epoch milliseconds, against which the age of an event is held. */
  readonly clock?: (() => number) | undefined;
};

/** Cards through the `stripe` package, which is loaded on first use: a cold start without a payment does not pay for it. */
export function stripeGateway(options: StripeGatewayOptions): PaymentGateway {
  const { clock = Date.now } = options;
  const client = lazy(() => load(options));
  const retrieve = async (paymentId: string): Promise<Payment> => {
    const stripe = await client();
    return paymentOf(await stripe.paymentIntents.retrieve(paymentId, expand));
  };

  return {
    async createIntent({ amount, currency, userId }, idempotencyKey) {
      const stripe = await client();
      return translated("", async () =>
        paymentOf(
          await stripe.paymentIntents.create(
            { ...manualCapture(amount, currency), metadata: { userId }, ...expand },
            { idempotencyKey },
          ),
        ),
      );
    },

    async authorize({ amount, currency, paymentMethodId, orderId, userId, returnUrl }, idempotencyKey) {
      const stripe = await client();
      return translated("", async () =>
        paymentOf(
          await stripe.paymentIntents.create(
            {
              ...manualCapture(amount, currency),
              payment_method: paymentMethodId,
              confirm: true,
              return_url: returnUrl,
              metadata: { orderId, userId },
              ...expand,
            },
            { idempotencyKey },
          ),
        ),
      );
    },

    async capture({ paymentId, amount, currency }, idempotencyKey) {
      const stripe = await client();
      return translated(paymentId, async () => {
        try {
          const params = { amount_to_capture: stripeAmount(amount, currency), ...expand };
          return paymentOf(await stripe.paymentIntents.capture(paymentId, params, { idempotencyKey }));
        } catch (error) {
          // Asked again after Stripe forgot the key (24 hours): what was wanted is so already.
          if (!hasCode(error, "payment_intent_unexpected_state")) throw error;
          const payment = await retrieve(paymentId);
          if (payment.status === "succeeded" && payment.amountCaptured === amount) return payment;
          throw error;
        }
      });
    },

    async cancel(paymentId, idempotencyKey) {
      const stripe = await client();
      return translated(paymentId, async () => {
        try {
          return paymentOf(await stripe.paymentIntents.cancel(paymentId, { ...expand }, { idempotencyKey }));
        } catch (error) {
          if (!hasCode(error, "payment_intent_unexpected_state")) throw error;
          const payment = await retrieve(paymentId);
          if (payment.status === "canceled") return payment;
          throw error;
        }
      });
    },

    async refund({ paymentId, amount, currency, reason, refundId }, idempotencyKey) {
      const stripe = await client();
      return translated(paymentId, async () =>
        refundOf(
          await stripe.refunds.create(
            {
              payment_intent: paymentId,
              amount: stripeAmount(amount, currency),
              metadata: {
                reason: reason.slice(0, longestMetadata),
                ...(refundId !== undefined && { refundId }),
              },
              ...(isStripeReason(reason) && { reason }),
            },
            { idempotencyKey },
          ),
        ),
      );
    },

    async refunds(paymentId) {
      const stripe = await client();
      const refunds = stripe.refunds.list({ payment_intent: paymentId, limit: 100 });
      return whileAvailable(() => oldestFirst(refunds, refundOf));
    },

    async disputes(paymentId) {
      const stripe = await client();
      const disputes = stripe.disputes.list({ payment_intent: paymentId, limit: 100 });
      return whileAvailable(() => oldestFirst(disputes, disputeOf));
    },

    find: (paymentId) =>
      whileAvailable(async () => {
        try {
          return await retrieve(paymentId);
        } catch (error) {
          if (hasCode(error, "resource_missing")) return undefined;
          throw error;
        }
      }),

    async *list() {
      const stripe = await client();
      const all = stripe.paymentIntents.list({ limit: 100, expand: ["data.latest_charge"] });
      const pages = all[Symbol.asyncIterator]();
      for (;;) {
        const next = await whileAvailable(() => pages.next());
        if (next.done) return;
        yield paymentOf(next.value);
      }
    },

    // Search finds a payment of any age in one request, but lags: by a minute, by an hour on a bad day
    // (https://docs.stripe.com/search#data-freshness). Lists do not, so the last hour is read when it finds nothing.
    async findByOrder(orderId) {
      const stripe = await client();
      const query = `metadata['orderId']:'${orderId.replace(/[\\']/g, "\\$&")}'`;
      return whileAvailable(async () => {
        const { data: indexed } = await stripe.paymentIntents.search({ query, limit: 10 });
        if (indexed.length > 0) {
          // What search knows of a payment may be old too, so each is read again.
          const made = await Promise.all(indexed.map(({ id }) => retrieve(id)));
          return made.find(({ status }) => status !== "canceled") ?? made[0];
        }
        const recent = stripe.paymentIntents.list({
          created: { gte: Math.floor(clock() / 1000) - recentSeconds },
          limit: 100,
          expand: ["data.latest_charge"],
        });
        for await (const intent of recent)
          if (intent.metadata["orderId"] === orderId) return paymentOf(intent);
        return undefined;
      });
    },

    async readEvent(rawBody, signature) {
      const stripe = await client();
      const { webhookSecret } = options;
      try {
        const event = await stripe.webhooks.constructEventAsync(
          rawBody,
          signature,
          webhookSecret,
          undefined,
          undefined,
          clock(),
        );
        return eventOf(event);
      } catch (error) {
        if (isMalformed(error))
          throw new DomainError(
            "VALIDATION_ERROR",
            { issues: [{ path: "", message: "is not an event of Stripe" }] },
            { cause: error },
          );
        if (isBadSignature(error)) throw new DomainError("INVALID_SIGNATURE", {}, { cause: error });
        throw error;
      }
    },
  };
}

/** Stripe lists the newest first. */
async function oldestFirst<From, To>(list: AsyncIterable<From>, map: (one: From) => To): Promise<To[]> {
  const all: To[] = [];
  for await (const one of list) all.unshift(map(one));
  return all;
}

const recentSeconds = 60 * 60;
/** https://docs.stripe.com/api/metadata */
const longestMetadata = 500;
const expand = { expand: ["latest_charge"] };

/** `automatic_payment_methods` because 23.0 took `payment_method_types` away. */
const manualCapture = (amount: number, currency: Currency) =>
  ({
    amount: stripeAmount(amount, currency),
    currency: currency.toLowerCase(),
    capture_method: "manual",
    automatic_payment_methods: { enabled: true },
  }) as const;

const stripeReasons = ["duplicate", "fraudulent", "requested_by_customer"] as const;
const isStripeReason = (reason: string): reason is (typeof stripeReasons)[number] =>
  stripeReasons.some((known) => known === reason);

async function load({ secretKey, fetch }: StripeGatewayOptions): Promise<Stripe> {
  const { Stripe: Client } = await import("stripe");
  return new Client(secretKey, {
    // Below the 30 seconds that an HTTP API allows, which the package's own 80 are not.
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(fetch && {
      httpClient: Client.createFetchHttpClient(async (input, init) => fetch(new Request(input, init))),
    }),
  });
}
