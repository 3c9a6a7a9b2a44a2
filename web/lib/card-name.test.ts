import { expect, test } from "vitest";
import { cardName } from "./card-name.ts";

test("a card is called by its network and its last four digits, also where the network is new", () => {
  expect(cardName({ brand: "visa", last4: "4242" })).toBe("Visa ending in 4242");
  expect(cardName({ brand: "amex", last4: "0005" })).toBe("American Express ending in 0005");
  expect(cardName({ brand: "unknown", last4: "1234" })).toBe("Card ending in 1234");
});
