import { expect, test } from "vitest";
import { lowestOf } from "../prices.ts";
import { otherCurrencyIn, withoutConversion } from "./currencies.ts";
import { takeBudget } from "./money.ts";
import { normalise } from "./normal.ts";

const budgetOf = (text: string, own?: string) => takeBudget(normalise(text).text, own);

test.each([
  ["a lamp under 50 €", "EUR", { max: 50 }],
  ["lamp unter 50€", "EUR", { max: 50 }],
  ["lamps up to 1.500 €", "EUR", { max: 1500 }],
  ["lamps up to 1.500,50 euros", "EUR", { max: 1500.5 }],
  ["between €20 and €30", "EUR", { min: 20, max: 30 }],
  ["lamps under ¥5,000", "JPY", { max: 5000 }],
  ["lamps under 5000 yen", "JPY", { max: 5000 }],
  ["lamps for 5000円", "JPY", { max: 5000 }],
  ["lamps up to 5k yen", "JPY", { max: 5000 }],
  ["lamps up to 300 kr", "SEK", { max: 300 }],
  ["lamps up to 80 francs", "CHF", { max: 80 }],
  ["lamps under 200 zł", "PLN", { max: 200 }],
  ["lamps under $50", "CAD", { max: 50 }],
  ["lamps under 50$", "USD", { max: 50 }],
] as const)("“%s” is a budget in %s", (text, own, budget) => {
  expect(budgetOf(text, own)).toMatchObject({ budget, isForeign: false });
});

test.each([
  ["lamps under 50 dollars", "EUR", "dollars"],
  ["lamps under $50", "JPY", "dollars"],
  ["lamps under us$50", "CAD", "US dollars"],
  ["lamps under 50€", "USD", "euros"],
  ["lamps under ¥5,000", "USD", "yen"],
  ["lamps under 300 kr", "EUR", "crowns"],
  ["lamps under £20", "EUR", "pounds"],
] as const)("“%s” is none in %s, and the search goes on without it", (text, own, name) => {
  const { budget, isForeign, rest } = budgetOf(text, own);
  expect([budget, isForeign, rest]).toEqual([undefined, true, "lamps"]);
  expect(otherCurrencyIn(normalise(text).text, own)).toBe(name);
});

test("a question about another currency asks what it costs, unless it is about paying", () => {
  expect(withoutConversion("how much is that in dollars")).toBe("how much is that");
  expect(withoutConversion("what does the mug cost in swiss francs ?")).toBe("what does the mug cost ?");
  for (const other of ["can i pay in euros", "which currency are the prices in", "do you ship to dollar bay"])
    expect(withoutConversion(other)).toBe(other);
  for (const [text, own] of [
    ["how much is that in euros", "EUR"],
    ["a rug of 5 x 7", "EUR"],
    ["how much is that in dollars", undefined],
  ] as const)
    expect(otherCurrencyIn(text, own)).toBeUndefined();
});

test("prices are read as every locale writes them", () => {
  const prices = ["$1,024.50", "1.024,50 €", "1\u202f024,50 €", "CHF 1’024.50", "1 024,50 kr."];
  for (const price of prices) expect(lowestOf({ price }), price).toBe(1024.5);
  for (const price of ["¥1,250", "￥1,250", "1.250 ¥", "JP¥1,250"]) expect(lowestOf({ price })).toBe(1250);
});
