import { expect, test } from "vitest";
import { decimal } from "./money.ts";

test("a card's amount is shown in the currency's own decimals", () => {
  expect(decimal(2_499, "USD")).toBe(24.99);
  expect(decimal(2_499, "JPY")).toBe(2_499);
});
