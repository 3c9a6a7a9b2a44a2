import { expect, test } from "vitest";
import { written } from "../../ui/price.tsx";
import { decimal } from "./money.ts";

test("a card's amount is shown in the currency's own decimals", () => {
  expect(written(decimal(2_499), "USD", "en-US")).toBe("$24.99");
  expect(written(decimal(249_900), "JPY", "en-JP")).toBe("¥2,499");
});
