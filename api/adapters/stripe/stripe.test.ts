import { Stripe } from "stripe";
import { describe, expect, test } from "vitest";
import type { GatewayUnderTest } from "../contracts/payment-gateway/kit.contract.ts";
import { paymentGatewayContract } from "../contracts/payment-gateway/payment-gateway.contract.ts";
import { answerBank, openServer, webhookSecret } from "../embedded/stripe-server/testing.ts";
import { stripeGateway } from "./stripe.ts";

const sign = (body: string, at: number): Promise<string> =>
  Stripe.webhooks.generateTestHeaderStringAsync({
    payload: body,
    secret: webhookSecret,
    timestamp: Math.floor(at / 1000),
  });

function embedded(): GatewayUnderTest {
  const under = openServer();
  const now = () => under.clock.now;
  return {
    payments: stripeGateway({
      secretKey: "sk_test_shop",
      webhookSecret,
      fetch: (request) => under.server.fetch(request),
      clock: now,
    }),
    async answerBank({ clientSecret }, answer) {
      await answerBank(under, clientSecret, answer);
    },
    sign,
    now,
  };
}

paymentGatewayContract("the embedded Stripe server", embedded);

const secretKey = process.env["STRIPE_SECRET_KEY"];
if (secretKey?.startsWith("sk_test_"))
  paymentGatewayContract("Stripe's test mode", () => ({
    payments: stripeGateway({ secretKey, webhookSecret }),
    sign,
    now: Date.now,
  }));
else
  test.skip("payments through Stripe's test mode: not run, STRIPE_SECRET_KEY (sk_test_…) is not set", () => {});

describe("the gateway when the network fails", () => {
  const order = {
    amount: 1999,
    currency: "USD",
    paymentMethodId: "pm_card_visa",
    orderId: "order-1",
    userId: "user-1",
    returnUrl: "https://shop.example/orders/1",
  } as const;

  test("an answer that is lost on its way is asked for again, and the money is held once", async () => {
    const { server, stripe } = openServer();
    let lost = 0;
    const payments = stripeGateway({
      secretKey: "sk_test_shop",
      webhookSecret,
      fetch: async (request) => {
        const answer = await server.fetch(request);
        if (lost > 0) return answer;
        lost += 1;
        throw new TypeError("fetch failed");
      },
    });
    expect(await payments.authorize(order, "order-1:authorize")).toMatchObject({
      status: "requires_capture",
    });
    expect(lost).toBe(1);
    expect((await stripe.paymentIntents.list()).data).toHaveLength(1);
  });

  test("a Stripe that is down is a transient error, not a decline, and the same key works afterwards", async () => {
    const { server } = openServer();
    let down = true;
    const payments = stripeGateway({
      secretKey: "sk_test_shop",
      webhookSecret,
      fetch: (request) =>
        down
          ? Response.json({ error: { type: "api_error", message: "down" } }, { status: 503 })
          : server.fetch(request),
    });
    await expect(payments.authorize(order, "order-1:authorize")).rejects.toMatchObject({
      code: "SERVICE_UNAVAILABLE",
    });
    down = false;
    expect(await payments.authorize(order, "order-1:authorize")).toMatchObject({
      status: "requires_capture",
    });
  });

  test("a wrong API key is the shop's fault and told to no shopper", async () => {
    const { server } = openServer();
    const payments = stripeGateway({
      secretKey: "wrong",
      webhookSecret,
      fetch: (request) => server.fetch(request),
    });
    await expect(payments.authorize(order, "k")).rejects.toMatchObject({ type: "StripeAuthenticationError" });
  });

  test("a payment that Stripe's search does not know yet is found by its order all the same", async () => {
    const { server, stripe, clock } = openServer();
    const payments = stripeGateway({
      secretKey: "sk_test_shop",
      webhookSecret,
      // The one thing in which the embedded server is better than Stripe: its search never lags.
      fetch: (request) =>
        request.url.includes("/search")
          ? Response.json({ object: "search_result", data: [], has_more: false })
          : server.fetch(request),
      clock: () => clock.now,
    });
    const { paymentId } = await payments.authorize(order, "order-1:authorize");
    const others = Array.from({ length: 120 }, (_, index) =>
      stripe.paymentIntents.create({ amount: 100, currency: "usd", metadata: { orderId: `other-${index}` } }),
    );
    await Promise.all(others);
    expect(await payments.findByOrder("order-1")).toMatchObject({ paymentId, status: "requires_capture" });
    expect(await payments.findByOrder("order-2")).toBeUndefined();
  });

  test("a payment of last week is found by its order too", async () => {
    const { server, clock } = openServer();
    const payments = stripeGateway({
      secretKey: "sk_test_shop",
      webhookSecret,
      fetch: (request) => server.fetch(request),
      clock: () => clock.now,
    });
    const { paymentId } = await payments.authorize(order, "order-1:authorize");
    clock.now += 5 * 24 * 60 * 60 * 1000;
    expect(await payments.findByOrder("order-1")).toMatchObject({ paymentId, status: "requires_capture" });
  });
});
