import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { currencies, maxMinor, mostIn, stepOf } from "../money.ts";
import { type EndingName, endingsOf, millionthsOf, proposedPrice } from "./proposed-price.ts";

const proposed = (amount: number, factor: number, ending: EndingName, currency: "EUR" | "JPY" = "EUR") => {
  const rule = endingsOf(currency)[ending];
  return rule && proposedPrice(amount, millionthsOf(factor), rule, currency);
};

describe("A proposed price", () => {
  test.each([
    [20_00, 0.92, "none", 18_40],
    [20_00, 0.92, ".90", 18_90],
    [20_00, 0.92, ".99", 17_99],
    [20_00, 0.9249, ".00", 18_00],
    [20_00, 0.925, ".00", 19_00],
    // In binary 1.005 × 100 is less than 100.5.
    [1_00, 1.005, "none", 1_01],
    [10, 0.92, ".99", 99],
    [10, 0.92, ".00", 1_00],
    [0, 0.92, ".99", 0],
    [99_999_999, 1, "none", 99_999_999],
    [99_999_999, 1.1, "none", undefined],
  ] as const)("of %i times %d that ends on %s is %s", (amount, factor, ending, expected) => {
    expect(proposed(amount, factor, ending)).toBe(expected);
  });

  test.each([
    [20_00, 155.4321, "none", 3_109_00],
    [20_00, 155.4321, "0", 3_110_00],
    [20_00, 155.4321, "80", 3_080_00],
    [20_00, 155.4321, "000", 3_000_00],
    [1, 1.5, "none", 1_00],
    [999_999_99, 99, "none", 98_999_999_00],
    [999_999_99, 101, "none", undefined],
    [20_00, 155.4321, ".99", undefined],
  ] as const)("in yen, of %i times %d that ends on %s is %s", (amount, factor, ending, expected) => {
    expect(proposed(amount, factor, ending, "JPY")).toBe(expected);
  });

  test("is a price of its currency that ends as asked, and never further off than half of what it is rounded to", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...currencies),
        fc.integer({ min: 1, max: maxMinor }),
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.nat(),
        (currency, amount, millionths, pick) => {
          const rules = Object.values(endingsOf(currency));
          const rule = rules[pick % rules.length];
          const price = rule && proposedPrice(amount, millionths, rule, currency);
          if (!rule || price === undefined) return;
          expect(price % stepOf(currency)).toBe(0);
          expect(price).toBeLessThanOrEqual(mostIn(currency));
          expect(price % rule.of).toBe(rule.leaves);
          expect(price).toBeGreaterThan(0);
          const exact = (amount * millionths) / 1_000_000;
          if (exact >= rule.of) expect(Math.abs(price - exact)).toBeLessThanOrEqual(rule.of / 2 + 1e-3);
        },
      ),
    );
  });
});
