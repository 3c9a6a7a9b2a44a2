import { describe, expect, test } from "vitest";
import { openServer, publicUrl } from "./testing.ts";

const intent = { amount: 1999, currency: "usd" } as const;

describe("access to Stripe's API", () => {
  test.each([
    ["no key", {}, 401],
    ["a made-up key", { authorization: "Bearer hunter2" }, 401],
    ["a publishable key, to list payments", { authorization: "Bearer pk_test_shop" }, 403],
    ["a secret key", { authorization: "Bearer sk_test_shop" }, 200],
    ["a secret key as curl -u sends it", { authorization: `Basic ${btoa("sk_test_shop:")}` }, 200],
  ])("%s", async (_who, headers, status) => {
    const { server } = openServer();
    const answer = await server.fetch(new Request("https://api.stripe.com/v1/payment_intents", { headers }));
    expect(answer.status).toBe(status);
    expect(answer.headers.get("request-id")).toMatch(/^req_\w{14}$/);
    if (status !== 200)
      expect(await answer.json()).toMatchObject({
        error: { type: "invalid_request_error", message: expect.any(String) },
      });
  });

  test("only the configured keys are accepted, and an error never repeats a key", async () => {
    const { server } = openServer({ secretKey: "sk_test_own", publishableKey: "pk_test_own" });
    const call = (key: string) =>
      server.fetch(
        new Request("https://api.stripe.com/v1/events", { headers: { authorization: `Bearer ${key}` } }),
      );
    expect((await call("sk_test_own")).status).toBe(200);
    const refused = await call("sk_test_somebody_else");
    expect(refused.status).toBe(401);
    expect(await refused.text()).not.toContain("sk_test_somebody_else");
  });

  test("a browser with the client secret sees its payment without the shop's metadata; without it nothing", async () => {
    const { stripe, browser } = openServer();
    const made = await stripe.paymentIntents.create({ ...intent, metadata: { userId: "shopper-1" } });
    const client_secret = made.client_secret ?? "";
    const seen = await browser.paymentIntents.retrieve(made.id, { client_secret });
    expect(seen).toMatchObject({ id: made.id, amount: 1999, status: "requires_payment_method" });
    expect(seen).not.toHaveProperty("metadata");
    await expect(browser.paymentIntents.retrieve(made.id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(
      browser.paymentIntents.retrieve(made.id, { client_secret: `${made.id}_secret_x` }),
    ).rejects.toMatchObject({ statusCode: 400 });
    await expect(browser.paymentIntents.capture(made.id)).rejects.toMatchObject({ statusCode: 403 });
    await expect(browser.refunds.create({ payment_intent: made.id })).rejects.toMatchObject({
      statusCode: 403,
    });
  });

  test("a browser confirms its own payment, and a decline reveals nothing more", async () => {
    const { stripe, browser } = openServer();
    const made = await stripe.paymentIntents.create({ ...intent, metadata: { userId: "shopper-1" } });
    const client_secret = made.client_secret ?? "";
    const confirm = (payment_method: string) =>
      // The package's types are for servers, which send no client secret.
      browser.rawRequest("POST", `/v1/payment_intents/${made.id}/confirm`, { payment_method, client_secret });
    const declined = await confirm("pm_card_visa_chargeDeclined").catch((error: unknown) => error);
    expect(declined).toMatchObject({
      statusCode: 402,
      code: "card_declined",
      payment_intent: { id: made.id },
    });
    expect(JSON.stringify(declined)).not.toContain("shopper-1");
    expect(await confirm("pm_card_visa")).toMatchObject({ status: "succeeded" });
    expect(await stripe.paymentIntents.retrieve(made.id)).toMatchObject({ amount_received: 1999 });
  });
});

describe("invalid requests get Stripe's error responses", () => {
  test.each([
    [{ currency: "usd" }, "parameter_missing", "amount"],
    [{ ...intent, amount: "12.5" }, "parameter_invalid_integer", "amount"],
    [{ ...intent, amount: 49 }, "amount_too_small", "amount"],
    [{ ...intent, amount: 100_000_000 }, "amount_too_large", "amount"],
    [{ ...intent, currency: "xyz" }, undefined, "currency"],
    [{ ...intent, capture_method: "later" }, undefined, "capture_method"],
    [{ ...intent, payment_method_types: ["card"] }, "parameter_unknown", "payment_method_types"],
    [{ ...intent, customer: "cus_nobody" }, "resource_missing", "customer"],
    [
      { ...intent, confirm: true, return_url: "https://shop.example" },
      "payment_intent_unexpected_state",
      undefined,
    ],
  ])("%j", async (params, code, param) => {
    const { stripe } = openServer();
    await expect(stripe.rawRequest("POST", "/v1/payment_intents", params)).rejects.toMatchObject({
      type: "StripeInvalidRequestError",
      statusCode: 400,
      code,
      param,
    });
    expect((await stripe.paymentIntents.list()).data).toEqual([]);
    expect((await stripe.events.list()).data).toEqual([]);
  });

  test("an unknown URL is a 404 in Stripe's format", async () => {
    const { stripe } = openServer();
    await expect(stripe.rawRequest("GET", "/v1/unicorns")).rejects.toMatchObject({ statusCode: 404 });
    await expect(stripe.paymentIntents.retrieve("pi_none")).rejects.toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      param: "intent",
    });
  });

  test("an invalid expansion rolls back the whole call", async () => {
    const { stripe } = openServer();
    await expect(stripe.paymentIntents.create({ ...intent, expand: ["nonsense"] })).rejects.toThrow(
      /cannot be expanded/,
    );
    expect((await stripe.paymentIntents.list()).data).toEqual([]);
  });
});

describe("lists", () => {
  test("page through every object once, newest first, forwards and back", async () => {
    const { stripe, clock } = openServer();
    const ids: string[] = [];
    for (let index = 0; index < 25; index++) {
      clock.now += 1000;
      ids.unshift((await stripe.paymentIntents.create(intent)).id);
    }
    const walked = await stripe.paymentIntents.list({ limit: 10 }).autoPagingToArray({ limit: 100 });
    expect(walked.map(({ id }) => id)).toEqual(ids);
    const back = await stripe.paymentIntents.list({ limit: 3, ending_before: ids[10] ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual(ids.slice(7, 10));
    const since = Math.floor(clock.now / 1000) - 4;
    expect((await stripe.paymentIntents.list({ created: { gt: since } })).data).toHaveLength(4);
    await expect(stripe.paymentIntents.list({ limit: 101 })).rejects.toMatchObject({ param: "limit" });
    await expect(stripe.paymentIntents.list({ starting_after: "pi_x" })).rejects.toMatchObject({
      code: "resource_missing",
    });
  });

  test("search finds payments by metadata, also after an update, and by status", async () => {
    const { stripe } = openServer();
    const made = await stripe.paymentIntents.create({ ...intent, metadata: { orderId: "o-1", note: "x" } });
    await stripe.paymentIntents.create({ ...intent, metadata: { orderId: "o-2" } });
    const found = async (query: string) =>
      (await stripe.paymentIntents.search({ query })).data.map(({ id }) => id);
    expect(await found("metadata['orderId']:'o-1'")).toEqual([made.id]);
    await stripe.paymentIntents.update(made.id, { metadata: { orderId: "o-9", note: "" } });
    expect(await found("metadata['orderId']:'o-1'")).toEqual([]);
    expect(await found(`metadata["orderId"]:"o-9" AND status:"requires_payment_method"`)).toEqual([made.id]);
    expect(await found("metadata['orderId']:'o-9' AND status:'succeeded'")).toEqual([]);
    expect((await stripe.paymentIntents.retrieve(made.id)).metadata).toEqual({ orderId: "o-9" });
    const odd = 'it\'s "5" AND\u2028more \\';
    await stripe.paymentIntents.update(made.id, { metadata: { note: odd } });
    const quoted = odd.replace(/[\\']/g, "\\$&");
    expect(await found(`metadata['note']:'${quoted}' AND metadata['orderId']:'o-9'`)).toEqual([made.id]);
    await expect(stripe.paymentIntents.search({ query: "order is 9" })).rejects.toMatchObject({
      param: "query",
    });
  });

  test("references are expanded on request, down to a charge's refunds", async () => {
    const { stripe } = openServer();
    const paid = await stripe.paymentIntents.create({
      ...intent,
      payment_method: "pm_card_visa",
      confirm: true,
      return_url: "https://shop.example",
    });
    expect(paid.latest_charge).toMatch(/^ch_3\w{22}$/);
    await stripe.refunds.create({ payment_intent: paid.id, amount: 99 });
    const opened = await stripe.paymentIntents.retrieve(paid.id, {
      expand: ["latest_charge.refunds", "payment_method"],
    });
    expect(opened).toMatchObject({
      latest_charge: { amount_refunded: 99, refunded: false, refunds: { data: [{ amount: 99 }] } },
      payment_method: { card: { last4: "4242" } },
    });
    const listed = await stripe.paymentIntents.list({ expand: ["data.latest_charge"] });
    expect(listed.data[0]?.latest_charge).toMatchObject({ object: "charge" });
  });
});

test("the server answers at its public URL too; pages of other origins may read only what Stripe.js calls", async () => {
  const { server } = openServer();
  const origin = "http://localhost:3001";
  const asked = (path: string, method = "GET") =>
    server.fetch(
      new Request(publicUrl + path, { method, headers: { authorization: "Bearer sk_test_shop", origin } }),
    );
  const events = await asked("/v1/events");
  expect(events.status).toBe(200);
  expect(events.headers.get("access-control-allow-origin")).toBeNull();
  for (const path of ["/v1/payment_intents", "/v1/refunds"])
    for (const method of ["GET", "POST", "OPTIONS"])
      expect((await asked(path, method)).headers.get("access-control-allow-origin"), path).toBeNull();
  const card = await asked("/v1/payment_methods", "POST");
  expect(card.headers.get("access-control-allow-origin")).toBe("*");
});

test("the bank's page sends a browser back to the shop and nowhere else", async () => {
  const { server, stripe } = openServer({ returnOrigins: ["https://shop.example"] });
  const locationFor = async (returnUrl: string): Promise<string | null> => {
    const intent = await stripe.paymentIntents.create({
      amount: 2_000,
      currency: "usd",
      payment_method: "pm_card_authenticationRequired",
      confirm: true,
      return_url: returnUrl,
    });
    const page = intent.next_action?.redirect_to_url?.url ?? "";
    const answer = await server.fetch(
      new Request(page, { method: "POST", body: new URLSearchParams({ answer: "approve" }) }),
    );
    return answer.headers.get("location");
  };
  expect(await locationFor("https://shop.example/orders/1")).toMatch(/^https:\/\/shop\.example\/orders\/1\?/);
  for (const elsewhere of [
    "https://evil.example/",
    "https://shop.example.evil.example/",
    "javascript:alert(1)",
  ])
    expect(await locationFor(elsewhere).catch(() => null), elsewhere).toBeNull();
});
