import { expect, test } from "vitest";
import type { PaymentGateway } from "../../ports/payment-gateway.ts";
import { stripeGateway } from "./stripe.ts";

/** A gateway whose every request gets this answer, which says that the package need not ask again. */
const answering = (status: number, body: string): PaymentGateway =>
  stripeGateway({
    secretKey: "sk_test_shop",
    webhookSecret: "whsec_shop",
    fetch: () => new Response(body, { status, headers: { "stripe-should-retry": "false" } }),
  });
const refusing = (status: number, error: object) => answering(status, JSON.stringify({ error }));

const order = {
  amount: 1999,
  currency: "USD",
  paymentMethodId: "pm_card_visa",
  orderId: "order-1",
  userId: "user-1",
  returnUrl: "https://shop.example/orders/1",
} as const;

/** Every verb of the port that asks Stripe. */
const verbs: Readonly<Record<string, (payments: PaymentGateway) => Promise<unknown>>> = {
  createIntent: (payments) => payments.createIntent(order, "key"),
  authorize: (payments) => payments.authorize(order, "key"),
  capture: (payments) => payments.capture({ currency: "USD", paymentId: "pi_1", amount: 1999 }, "key"),
  cancel: (payments) => payments.cancel("pi_1", "key"),
  refund: (payments) =>
    payments.refund({ currency: "USD", paymentId: "pi_1", amount: 100, reason: "late" }, "key"),
  refunds: (payments) => payments.refunds("pi_1"),
  disputes: (payments) => payments.disputes("pi_1"),
  find: (payments) => payments.find("pi_1"),
  findByOrder: (payments) => payments.findByOrder("order-1"),
  list: (payments) => payments.list()[Symbol.asyncIterator]().next(),
};

test.each(Object.entries(verbs))("%s of a Stripe that is down may be asked again", async (_, ask) => {
  await expect(ask(refusing(503, { type: "api_error", message: "down" }))).rejects.toMatchObject({
    code: "SERVICE_UNAVAILABLE",
    cause: { type: "StripeAPIError" },
  });
});

test.each([
  ["too many requests", refusing(429, { type: "invalid_request_error", code: "rate_limit" })],
  ["a payment that another request has locked", refusing(429, { type: "card_error", code: "lock_timeout" })],
  [
    "a key that is in use by a request under way",
    refusing(409, { type: "idempotency_error", code: "idempotency_key_in_use" }),
  ],
  ["a page of a proxy in front of Stripe", answering(502, "<html>Bad gateway</html>")],
])("%s may be asked again", async (_, payments) => {
  await expect(
    payments.capture({ currency: "USD", paymentId: "pi_1", amount: 1999 }, "key"),
  ).rejects.toMatchObject({
    code: "SERVICE_UNAVAILABLE",
  });
});

test("a connection that stays lost may be asked again", async () => {
  const payments = stripeGateway({
    secretKey: "sk_test_shop",
    webhookSecret: "whsec_shop",
    fetch: () => Promise.reject(new TypeError("fetch failed")),
  });
  await expect(
    payments.capture({ currency: "USD", paymentId: "pi_1", amount: 1999 }, "key"),
  ).rejects.toMatchObject({
    code: "SERVICE_UNAVAILABLE",
    cause: { type: "StripeConnectionError" },
  });
});

test.each([
  [401, { type: "invalid_request_error" }, "StripeAuthenticationError"],
  [403, { type: "invalid_request_error" }, "StripePermissionError"],
  [400, { type: "idempotency_error" }, "StripeIdempotencyError"],
])("what asking again never mends stays as it is: %i", async (status, error, type) => {
  const payments = refusing(status, error);
  await expect(
    payments.capture({ currency: "USD", paymentId: "pi_1", amount: 1999 }, "key"),
  ).rejects.toMatchObject({ type });
});
