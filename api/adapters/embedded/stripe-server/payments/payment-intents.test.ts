import { describe, expect, test } from "vitest";
import { answerBank, clientOf, openServer, publicUrl } from "../testing.ts";

const held = {
  amount: 1999,
  currency: "usd",
  capture_method: "manual",
  confirm: true,
  return_url: "https://shop.example/orders/7?tab=payment",
  payment_method: "pm_card_visa",
  expand: ["latest_charge"],
};
const day = 24 * 60 * 60 * 1000;

describe("3-D Secure", () => {
  const asking = { ...held, payment_method: "pm_card_authenticationRequiredOnSetup" };

  test("shows a bank page that works without scripts and leads back to the shop", async () => {
    const under = openServer();
    const waiting = await under.stripe.paymentIntents.create(asking);
    const url = waiting.next_action?.redirect_to_url?.url ?? "";
    expect(waiting.status).toBe("requires_action");
    expect(url.startsWith(`${publicUrl}/bank/`)).toBe(true);
    const page = await under.server.fetch(new Request(url));
    const html = await page.text();
    expect(html).toContain("$19.99");
    expect(html).toContain("3155");
    expect(html).toMatch(/<html lang="en">/);
    expect(html).toMatch(/<button name="answer" value="approve">/);
    expect(html).not.toContain("<script");

    const back = await answerBank(under, waiting.client_secret ?? "", "approve");
    expect(back.origin + back.pathname).toBe("https://shop.example/orders/7");
    expect(Object.fromEntries(back.searchParams)).toEqual({
      tab: "payment",
      payment_intent: waiting.id,
      payment_intent_client_secret: waiting.client_secret,
      redirect_status: "succeeded",
    });
    expect(
      await under.stripe.paymentIntents.retrieve(waiting.id, { expand: ["latest_charge"] }),
    ).toMatchObject({
      status: "requires_capture",
      amount_capturable: 1999,
      next_action: null,
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: "authenticated" } } } },
    });
  });

  test("takes the first answer when the bank answers twice, even if refused first and then approved", async () => {
    const { server, stripe } = openServer();
    const waiting = await stripe.paymentIntents.create(asking);
    const url = waiting.next_action?.redirect_to_url?.url ?? "";
    const answer = (value: string) =>
      server.fetch(new Request(url, { method: "POST", body: new URLSearchParams({ answer: value }) }));
    await answer("fail");
    const late = await answer("approve");
    expect(new URL(late.headers.get("location") ?? "").searchParams.get("redirect_status")).toBe("failed");
    expect(await stripe.paymentIntents.retrieve(waiting.id)).toMatchObject({
      status: "requires_payment_method",
      last_payment_error: { code: "payment_intent_authentication_failure" },
      latest_charge: null,
    });
    expect((await stripe.events.list({ type: "payment_intent.payment_failed" })).data).toHaveLength(1);
    expect((await server.fetch(new Request(url))).status).toBe(303);
  });

  test("closes the old challenge once the shopper has chosen another card", async () => {
    const { server, stripe } = openServer();
    const waiting = await stripe.paymentIntents.create(asking);
    const url = waiting.next_action?.redirect_to_url?.url ?? "";
    const { return_url } = asking;
    await stripe.paymentIntents.confirm(waiting.id, { payment_method: "pm_card_mastercard", return_url });
    await server.fetch(new Request(url, { method: "POST", body: new URLSearchParams({ answer: "fail" }) }));
    expect(await stripe.paymentIntents.retrieve(waiting.id)).toMatchObject({ status: "requires_capture" });
  });

  test("a bank page that nobody was sent to does not exist", async () => {
    const { server } = openServer();
    expect((await server.fetch(new Request(`${publicUrl}/bank/guess`))).status).toBe(404);
  });

  test("a challenge survives a restart, and a card may be declined after it", async () => {
    const before = openServer();
    const payment_method = "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds";
    const waiting = await before.stripe.paymentIntents.create({ ...held, payment_method });
    await before.server.close();
    const after = openServer({ path: before.path });
    const back = await answerBank(after, waiting.client_secret ?? "", "approve");
    expect(back.searchParams.get("redirect_status")).toBe("failed");
    expect(await after.stripe.paymentIntents.retrieve(waiting.id)).toMatchObject({
      last_payment_error: { decline_code: "insufficient_funds" },
      status: "requires_payment_method",
    });
  });

  test("off session there is no shopper to authenticate, so it is a decline", async () => {
    const { stripe } = openServer();
    await expect(stripe.paymentIntents.create({ ...asking, off_session: true })).rejects.toMatchObject({
      statusCode: 402,
      code: "authentication_required",
    });
  });
});

describe("an authorization", () => {
  test("is released after seven days and can no longer be captured", async () => {
    const { stripe, clock } = openServer();
    const { id, latest_charge } = await stripe.paymentIntents.create(held);
    const captureBefore = Math.floor((clock.now + 7 * day) / 1000);
    expect(latest_charge).toMatchObject({
      payment_method_details: { card: { capture_before: captureBefore } },
    });
    clock.now += 7 * day - 1000;
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: "requires_capture" });
    clock.now += 1000;
    await expect(stripe.paymentIntents.capture(id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
      payment_intent: { status: "canceled", cancellation_reason: "expired" },
    });
    const [canceled, expired] = (await stripe.events.list({ limit: 2 })).data.map(({ type }) => type);
    expect([expired, canceled]).toEqual(["charge.expired", "payment_intent.canceled"]);
  });

  test("is reported as expired even when nobody asks", async () => {
    const told: string[] = [];
    const under = openServer({
      deliver: async (request) => {
        told.push(await request.text());
        return new Response();
      },
    });
    await under.stripe.paymentIntents.create(held);
    under.clock.now += 8 * day;
    await under.server.deliverDue();
    expect(told.at(-1)).toContain("payment_intent.canceled");
  });

  test("is kept once captured: a week later it can still be refunded", async () => {
    const { stripe, clock } = openServer();
    const { id } = await stripe.paymentIntents.create(held);
    await stripe.paymentIntents.capture(id, { amount_to_capture: 1500 });
    clock.now += 8 * day;
    expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
      status: "succeeded",
      amount_received: 1500,
    });
    await stripe.refunds.create({ payment_intent: id, amount: 1000 });
    await expect(stripe.refunds.create({ payment_intent: id, amount: 501 })).rejects.toThrow(
      "Refund amount ($5.01) is greater than unrefunded amount on charge ($5.00)",
    );
    await stripe.refunds.create({ payment_intent: id });
    await expect(stripe.refunds.create({ payment_intent: id })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    const refunds = await stripe.refunds.list({ payment_intent: id });
    expect(refunds.data.map(({ amount }) => amount)).toEqual([500, 1000]);
  });

  test("everything is still there after a restart", async () => {
    const before = openServer();
    const made = await before.stripe.paymentIntents.create(held);
    await before.server.close();
    const after = openServer({ path: before.path });
    expect(await after.stripe.paymentIntents.retrieve(made.id, { expand: ["latest_charge"] })).toEqual({
      ...made,
    });
    const stripe = clientOf(after.server, "sk_test_shop");
    expect(await stripe.paymentIntents.capture(made.id)).toMatchObject({ status: "succeeded" });
  });

  test("captured twice at the same time is captured once", async () => {
    const { stripe } = openServer();
    const { id } = await stripe.paymentIntents.create(held);
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => stripe.paymentIntents.capture(id)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await stripe.events.list({ type: "charge.captured" })).data).toHaveLength(1);
  });
});

describe("Radar", () => {
  test("blocks the riskiest card before its bank is asked, and scores the others", async () => {
    const { stripe } = openServer();
    const declined = await stripe.paymentIntents
      .create({ ...held, payment_method: "pm_card_chargeDeclinedFraudulent" })
      .catch((error: unknown) => error);
    expect(declined).toMatchObject({ code: "card_declined", decline_code: "fraudulent" });
    const [blocked] = (await stripe.charges.list()).data;
    expect(blocked).toMatchObject({
      paid: false,
      outcome: { type: "blocked", network_status: "not_sent_to_network", risk_level: "highest" },
    });
    const risky = await stripe.paymentIntents.create({
      ...held,
      payment_method: "pm_card_riskLevelElevated",
    });
    expect(risky.latest_charge).toMatchObject({ outcome: { risk_level: "elevated", risk_score: 68 } });
  });
});
