import { expect, test } from "vitest";
import { decimal } from "./money.ts";

test("a card's amount is shown as the decimal that pages have, of a currency without decimals, too", () => {
  expect(decimal(2_499)).toBe(24.99);
  // ¥2,499.
  expect(decimal(249_900)).toBe(2_499);
});
