import fc from "fast-check";
import { expect, test } from "vitest";
import { ratePattern, ratesIn, rateText } from "./rate-text.ts";

test("rates are read as they are written, with several taxes and three decimals of a hundredth", () => {
  expect(ratesIn("GST 5 + QST 9.975")).toEqual([
    { name: "GST", basisPoints: 500 },
    { name: "QST", basisPoints: 997.5 },
  ]);
  expect(ratesIn(" Consumption tax  10 % ")).toEqual([{ name: "Consumption tax", basisPoints: 1000 }]);
  expect(ratesIn("")).toEqual([]);
});

test("what is shown and saved again is the same", () => {
  const component = fc.record({
    name: fc.constantFrom("VAT", "Sales tax", "TVA 2"),
    basisPoints: fc.integer({ min: 1, max: 10_000_000 }).map((thousandths) => thousandths / 1000),
  });
  fc.assert(
    fc.property(fc.array(component, { minLength: 1, maxLength: 8 }), (components) => {
      expect(rateText(components)).toMatch(new RegExp(`^(?:${ratePattern})$`, "v"));
      expect(ratesIn(rateText(components))).toEqual(components);
    }),
  );
});

test.each(["19", "VAT", "VAT 19 +", "+ VAT 19", "VAT -1", "VAT 19 GST"])("%o is no rate", (text) => {
  expect(new RegExp(`^(?:${ratePattern})$`, "v").test(text)).toBe(false);
});
