import { expect, test } from "vitest";
import { decimalsOf, shownAmount, typedAmount } from "./cells.ts";

test.each([
  ["USD", "12,50", 12.5],
  ["USD", " 999999.99 ", 999_999.99],
  ["USD", "1000000", undefined],
  ["USD", "12.505", undefined],
  ["JPY", "99999999", 99_999_999],
  ["JPY", "100000000", undefined],
  ["JPY", "12.5", undefined],
  ["JPY", "", null],
] as const)("in %s, %j is typed for %j", (currency, text, amount) => {
  expect(typedAmount(text, { currency })).toBe(amount);
});

test("an amount is shown in the currency's decimals", () => {
  expect([shownAmount(12.5, { currency: "USD" }), shownAmount(1_500_000, { currency: "JPY" })]).toEqual([
    "12.50",
    "1500000",
  ]);
  expect([decimalsOf("USD"), decimalsOf("JPY")]).toEqual([2, 0]);
});
