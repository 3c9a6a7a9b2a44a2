import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openServer } from "../testing.ts";
import { cardNamed, cardNameIn, cardNameOf, isCardNumber } from "./cards.ts";

const numbers = [
  "4242424242424242",
  "5555555555554444",
  "378282246310005",
  "4000002500003155",
  "4000000000009995",
  "4000000000000002",
  "4000000000000069",
  "4000000000000127",
  "4000000000009235",
  "4100000000000019",
];

describe("card numbers", () => {
  test.each(numbers)("%s is one of Stripe's test cards and a valid number", (number) => {
    expect(isCardNumber(number)).toBe(true);
    expect(cardNamed(cardNameOf(number) ?? "")).toBeDefined();
  });

  test("one mistyped digit, or two swapped neighbours, is detected", () => {
    const place = fc.integer({ min: 0, max: 14 });
    fc.assert(
      fc.property(fc.constantFrom(...numbers), place, fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digits = Array.from(number, Number);
        const mistyped = digits.with(at, ((digits[at] ?? 0) + by) % 10);
        expect(isCardNumber(mistyped.join(""))).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.integer({ min: 0, max: 13 }), (number, at) => {
        const a = Number(number[at]);
        const b = Number(number[at + 1]);
        // Luhn does not detect 09 swapped to 90.
        fc.pre(a !== b && !(a + b === 9 && a * b === 0));
        const swapped = `${number.slice(0, at)}${b}${a}${number.slice(at + 2)}`;
        expect(isCardNumber(swapped)).toBe(false);
      }),
    );
  });

  test("Stripe's test ids name cards, with or without the brand before a decline", () => {
    expect(cardNameIn("pm_card_visa_chargeDeclined")).toBe("chargeDeclined");
    expect(cardNameIn("pm_card_chargeDeclined")).toBe("chargeDeclined");
    expect(cardNameIn("tok_visa_debit")).toBe("visa_debit");
    expect(cardNameIn("pm_card_constructor")).toBeUndefined();
  });
});

describe("a card entered in a form", () => {
  const card = { number: "4242 4242 4242 4242", exp_month: 12, exp_year: 2030, cvc: "123" };

  test("becomes a payment method that a browser may create and that never shows the number", async () => {
    const { browser } = openServer();
    const billing_details = { name: "Ada Lovelace", address: { country: "GB", postal_code: "SW1A 1AA" } };
    const made = await browser.paymentMethods.create({ type: "card", card, billing_details });
    expect(made).toMatchObject({
      type: "card",
      customer: null,
      card: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2030, country: "US", funding: "credit" },
      billing_details: { name: "Ada Lovelace", email: null, address: { country: "GB", city: null } },
    });
    expect(made.id).toMatch(/^pm_1\w{22}$/);
    expect(JSON.stringify(made)).not.toContain("4242424242424242");
  });

  test.each([
    [{ number: "4242424242424241" }, "incorrect_number"],
    [{ number: "42" }, "incorrect_number"],
    [{ number: "4111111111111111" }, "card_declined"],
    [{ exp_month: 13 }, "invalid_expiry_month"],
    [{ exp_month: 10, exp_year: 2026 }, "invalid_expiry_month"],
    [{ exp_year: 2025 }, "invalid_expiry_year"],
    [{ cvc: "12" }, "invalid_cvc"],
    [{ cvc: "1234" }, "invalid_cvc"],
    [{ number: "378282246310005", cvc: "12345" }, "invalid_cvc"],
  ])("with %j it is refused as %s", async (wrong, code) => {
    const { browser } = openServer();
    await expect(
      browser.paymentMethods.create({ type: "card", card: { ...card, ...wrong } }),
    ).rejects.toMatchObject({ type: "StripeCardError", statusCode: 402, code });
  });

  test("expires after the last day of its month", async () => {
    const { browser, clock } = openServer();
    const november = { ...card, exp_month: 11, exp_year: 2026 };
    clock.now = Date.UTC(2026, 10, 30, 23, 59);
    expect(await browser.paymentMethods.create({ type: "card", card: november })).toBeDefined();
    clock.now = Date.UTC(2026, 11, 1);
    await expect(browser.paymentMethods.create({ type: "card", card: november })).rejects.toMatchObject({
      code: "invalid_expiry_month",
    });
  });

  test("can be charged once without a customer, and repeatedly when a customer keeps it", async () => {
    const { stripe } = openServer();
    const pay = (payment_method: string, customer?: string) =>
      stripe.paymentIntents.create({
        amount: 1000,
        currency: "usd",
        payment_method,
        confirm: true,
        return_url: "https://shop.example",
        ...(customer !== undefined && { customer }),
      });
    const guest = await stripe.paymentMethods.create({ type: "card", card });
    expect(await pay(guest.id)).toMatchObject({ status: "succeeded" });
    await expect(pay(guest.id)).rejects.toThrow(/may not be used again/);

    const customer = await stripe.customers.create({ email: "ada@example.com" });
    const kept = await stripe.paymentMethods.create({ type: "card", card });
    await stripe.paymentMethods.attach(kept.id, { customer: customer.id });
    await expect(pay(kept.id)).rejects.toThrow(/must provide the customer/);
    for (const _again of [1, 2])
      expect(await pay(kept.id, customer.id)).toMatchObject({ status: "succeeded" });
    const listed = await stripe.customers.listPaymentMethods(customer.id);
    expect(listed.data.map(({ id }) => id)).toEqual([kept.id]);
    await stripe.paymentMethods.detach(kept.id);
    expect((await stripe.customers.listPaymentMethods(customer.id)).data).toEqual([]);
  });
});
