import fc from "fast-check";
import { expect, test } from "vitest";
import { Amount, amountIssue, majorOf, maxMinor, minorOf, moneySchema, mostIn } from "./money.ts";

test("every amount in cents survives the way out and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: maxMinor }), (minor) => {
      expect(minorOf(majorOf(minor))).toBe(minor);
      expect(moneySchema().parse(majorOf(minor))).toBe(minor);
      expect(Amount.decode(Amount.encode(minor))).toBe(minor);
    }),
  );
});

test("an amount with a third decimal is refused, however it came about", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 9 }), (cents, mill) => {
      expect(
        minorOf(Number(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}${mill}`)),
      ).toBeUndefined();
    }),
  );
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7, 0.1 + 0.2, 100_000_000])(
  "%d is no amount",
  (major) => {
    expect(minorOf(major)).toBeUndefined();
    expect(moneySchema().safeParse(major).success).toBe(false);
  },
);

test("the highest amount is what Stripe charges at once: eight digits of a currency's smallest unit", () => {
  expect([majorOf(mostIn("USD")), majorOf(mostIn("JPY"))]).toEqual([999_999.99, 99_999_999]);
  expect(amountIssue(mostIn("USD"), "USD")).toBeUndefined();
  expect(amountIssue(mostIn("USD") + 1, "USD")).toBe("must be at most 999,999.99");
  expect(amountIssue(mostIn("JPY"), "JPY")).toBeUndefined();
  expect(amountIssue(mostIn("JPY") + 100, "JPY")).toBe("must be at most 99,999,999");
  expect(amountIssue(150, "JPY")).toBe("must be a whole number, because JPY has no decimals");
});
