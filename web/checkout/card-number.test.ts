import { expect, test } from "vitest";
import { groupedCardNumber } from "./card-number.ts";

test("the digits of a card are grouped as on the card", () => {
  expect(groupedCardNumber("4242424242424242")).toBe("4242 4242 4242 4242");
  expect(groupedCardNumber("4242-4242 42")).toBe("4242 4242 42");
  expect(groupedCardNumber("378282246310005")).toBe("3782 822463 10005");
  expect(groupedCardNumber("4242")).toBe("4242");
  expect(groupedCardNumber("card")).toBe("");
  expect(groupedCardNumber("1".repeat(25))).toBe("1111 1111 1111 1111 111");
});
