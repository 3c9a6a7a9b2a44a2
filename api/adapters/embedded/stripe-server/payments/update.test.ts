import { describe, expect, test } from "vitest";
import { openServer, type ServerUnderTest } from "../testing.ts";

const manual = {
  amount: 1999,
  currency: "usd",
  capture_method: "manual",
  return_url: "https://shop.example",
} as const;
const shipping = {
  name: "Ada Lovelace",
  phone: "+44 20 7946 0000",
  address: { line1: "12 St James's Square", city: "London", country: "GB", postal_code: "SW1Y 4JH" },
};

async function inEachState({ stripe }: ServerUnderTest) {
  const open = await stripe.paymentIntents.create(manual);
  const payment_method = "pm_card_visa";
  const held = await stripe.paymentIntents.create({ ...manual, payment_method, confirm: true });
  const paid = await stripe.paymentIntents.create({ ...manual, payment_method, confirm: true });
  await stripe.paymentIntents.capture(paid.id);
  const canceled = await stripe.paymentIntents.create(manual);
  await stripe.paymentIntents.cancel(canceled.id);
  return { open, held, paid, canceled };
}

describe("a payment's details", () => {
  test("are kept at its creation and shown on its charge", async () => {
    const { stripe } = openServer();
    const made = await stripe.paymentIntents.create({
      ...manual,
      shipping,
      setup_future_usage: "off_session",
      statement_descriptor_suffix: "ORDER 7",
      allowed_payment_method_types: ["card"],
      payment_method: "pm_card_visa",
      confirm: true,
      expand: ["latest_charge"],
    });
    expect(made).toMatchObject({
      shipping: { ...shipping, carrier: null, address: { ...shipping.address, line2: null } },
      setup_future_usage: "off_session",
      statement_descriptor_suffix: "ORDER 7",
      allowed_payment_method_types: ["card"],
      latest_charge: {
        shipping,
        statement_descriptor_suffix: "ORDER 7",
        calculated_statement_descriptor: "E-COM67* ORDER 7",
      },
    });
  });

  test("change by an update, and empty values unset them", async () => {
    const { stripe } = openServer();
    const { id } = await stripe.paymentIntents.create(manual);
    const given = { setup_future_usage: "on_session", statement_descriptor_suffix: "A", shipping } as const;
    const changed = await stripe.paymentIntents.update(id, { ...given, receipt_email: "ada@example.com" });
    expect(changed).toMatchObject({ ...given, receipt_email: "ada@example.com" });
    const unset = await stripe.paymentIntents.update(id, {
      setup_future_usage: "",
      shipping: "",
      receipt_email: "",
    });
    expect(unset).toMatchObject({
      setup_future_usage: null,
      shipping: null,
      receipt_email: null,
      statement_descriptor_suffix: "A",
    });
  });

  test("that move no money change in every state", async () => {
    const under = openServer();
    for (const { id } of Object.values(await inEachState(under)))
      expect(
        await under.stripe.paymentIntents.update(id, { metadata: { note: "x" }, description: "later" }),
      ).toMatchObject({ metadata: { note: "x" }, description: "later" });
  });

  test("that move money no longer change once it is held, paid or canceled", async () => {
    const under = openServer();
    const { held, paid, canceled } = await inEachState(under);
    for (const { id } of [held, paid, canceled])
      for (const change of [{ amount: 100 }, { payment_method: "pm_card_amex" }])
        await expect(under.stripe.paymentIntents.update(id, change)).rejects.toMatchObject({
          code: "payment_intent_unexpected_state",
          param: Object.keys(change)[0],
          payment_intent: { id },
          doc_url: "https://stripe.com/docs/error-codes/payment-intent-unexpected-state",
        });
    expect(await under.stripe.paymentIntents.update(paid.id, { shipping })).toMatchObject({ shipping });
    await expect(under.stripe.paymentIntents.update(canceled.id, { shipping })).rejects.toThrow(
      /because it has a status of canceled/,
    );
  });
});

describe("a refusal says what is wrong", () => {
  test.each([
    ["pm_card_chargeDeclinedExpiredCard", { code: "expired_card", param: "exp_month" }],
    ["pm_card_chargeDeclinedIncorrectCvc", { code: "incorrect_cvc", param: "cvc" }],
    ["pm_card_chargeDeclined", { code: "card_declined", decline_code: "generic_decline" }],
  ])("%s", async (payment_method, wrong) => {
    const { stripe } = openServer();
    const doc_url = `https://stripe.com/docs/error-codes/${wrong.code.replace("_", "-")}`;
    await expect(
      stripe.paymentIntents.create({ ...manual, payment_method, confirm: true }),
    ).rejects.toMatchObject({ ...wrong, doc_url });
    const [failed] = (await stripe.paymentIntents.list()).data;
    expect(failed?.last_payment_error).toMatchObject({ ...wrong, doc_url });
  });

  test("a second capture or confirmation shows the payment", async () => {
    const under = openServer();
    const { paid } = await inEachState(under);
    for (const again of [
      () => under.stripe.paymentIntents.capture(paid.id),
      () => under.stripe.paymentIntents.confirm(paid.id),
      () => under.stripe.paymentIntents.cancel(paid.id),
    ])
      await expect(again()).rejects.toMatchObject({
        code: "payment_intent_unexpected_state",
        payment_intent: { id: paid.id, status: "succeeded" },
      });
  });

  test("to a browser without the shop's own data", async () => {
    const { stripe, browser } = openServer();
    const made = await stripe.paymentIntents.create({ ...manual, metadata: { userId: "shopper-1" } });
    await stripe.paymentIntents.cancel(made.id);
    const client_secret = made.client_secret ?? "";
    const refused = await browser
      .rawRequest("POST", `/v1/payment_intents/${made.id}/confirm`, {
        client_secret,
        payment_method: "pm_card_visa",
      })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ payment_intent: { status: "canceled" } });
    expect(JSON.stringify(refused)).not.toContain("shopper-1");
  });

  test("a card where none is allowed", async () => {
    const { stripe } = openServer();
    const given = { ...manual, allowed_payment_method_types: ["ideal"], confirm: true };
    await expect(
      stripe.paymentIntents.create({ ...given, payment_method: "pm_card_visa" }),
    ).rejects.toMatchObject({ code: "payment_intent_incompatible_payment_method" });
  });

  test("amounts are written in the currency's own units", async () => {
    const { stripe } = openServer();
    const yen = { ...manual, currency: "jpy" };
    await expect(stripe.paymentIntents.create({ ...yen, amount: 49 })).rejects.toThrow(
      "Amount must be at least ¥50 jpy",
    );
    await expect(stripe.paymentIntents.create({ ...yen, amount: 100_000_000 })).rejects.toThrow(
      "Amount must be no more than ¥99,999,999",
    );
    const paid = await stripe.paymentIntents.create({
      ...yen,
      amount: 5000,
      capture_method: "automatic",
      payment_method: "pm_card_jcb",
      confirm: true,
    });
    await expect(stripe.refunds.create({ payment_intent: paid.id, amount: 5001 })).rejects.toThrow(
      "Refund amount (¥5,001) is greater than unrefunded amount on charge (¥5,000)",
    );
  });
});

test("only references are expanded", async () => {
  const { stripe } = openServer();
  await stripe.paymentIntents.create({ ...manual, payment_method: "pm_card_visa", confirm: true });
  const charge = (await stripe.charges.list()).data[0]?.id ?? "";
  for (const field of ["payment_method", "description", "payment_method_details", "nonsense"])
    await expect(stripe.charges.retrieve(charge, { expand: [field] })).rejects.toThrow(
      `This property cannot be expanded (${field}).`,
    );
  expect(
    await stripe.charges.retrieve(charge, { expand: ["payment_intent.payment_method", "review"] }),
  ).toMatchObject({ payment_intent: { payment_method: { card: { last4: "4242" } } }, review: null });
});

test("changes of customers and their cards are events", async () => {
  const { stripe } = openServer();
  const kept = await stripe.paymentMethods.create({ type: "card", card: { token: "tok_visa" } });
  const customer = await stripe.customers.create({ name: "Ada", payment_method: kept.id });
  await stripe.customers.update(customer.id, { name: "Ada Lovelace" });
  await stripe.paymentMethods.update(kept.id, { billing_details: { name: "Ada" } });
  await stripe.paymentMethods.detach(kept.id);
  await stripe.paymentIntents.create({
    ...manual,
    customer: customer.id,
    setup_future_usage: "off_session",
    payment_method: "pm_card_amex",
    confirm: true,
  });
  const events = (await stripe.events.list({ limit: 100 })).data.toReversed();
  expect(events.map(({ type }) => type)).toEqual([
    "customer.created",
    "payment_method.attached",
    "customer.updated",
    "payment_method.updated",
    "payment_method.detached",
    "payment_intent.created",
    "payment_method.attached",
    "charge.succeeded",
    "payment_intent.amount_capturable_updated",
  ]);
  expect(events[2]?.data.previous_attributes).toEqual({ name: "Ada" });
  expect(events[4]?.data.previous_attributes).toEqual({ customer: customer.id });
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toMatchObject([
    { card: { brand: "amex" } },
  ]);
});
