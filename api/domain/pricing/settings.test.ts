import { expect, test } from "vitest";
import { planIn } from "../../../scripts/testing/pricing/plan-in.ts";
import type { DiscountRule } from "./discounts.ts";
import { priceCart } from "./quote.ts";

const price = (
  unitPrice: number,
  to?: { country: string; state?: string },
  discounts: readonly DiscountRule[] = [],
  quantity = 1,
) => priceCart([{ productId: "a", category: "Garden", quantity, unitPrice }], planIn(to, { discounts }));

test("a shopper who has not said where pays the standard tax and shipping at home", () => {
  expect(price(1000)).toMatchObject({ shipping: 595, tax: Math.round((1000 + 595) * 0.08) });
});

test("shipping is taxed where the state taxes it, and not where it does not", () => {
  expect(price(1000, { country: "US", state: "NY" }).tax).toBe(Math.round((1000 + 595) * 0.04));
  expect(price(1000, { country: "US", state: "CA" }).tax).toBe(Math.round(1000 * 0.0725));
});

test("shipping costs by zone, and is free from the threshold on, after discounts", () => {
  const shipping = (unitPrice: number, country: string, discounts: readonly DiscountRule[] = []) =>
    price(unitPrice, { country }, discounts).shipping;
  expect([shipping(4_999, "US"), shipping(5_000, "US")]).toEqual([595, 0]);
  expect([shipping(9_999, "CA"), shipping(10_000, "CA")]).toEqual([995, 0]);
  expect([shipping(19_999, "DE"), shipping(20_000, "DE")]).toEqual([1995, 0]);
  expect(shipping(5_000, "US", [{ name: "a cent", minimum: 0, fixed: 1 }])).toBe(595);
});

test("a discount waits for its minimum, its category and its quantity", () => {
  const ten = { name: "ten", minimum: 2_000, percent: 10 };
  expect([price(1_999, undefined, [ten]).discount, price(2_000, undefined, [ten]).discount]).toEqual([
    0, 200,
  ]);
  expect(price(2_000, undefined, [{ ...ten, category: "Kitchen" }]).discount).toBe(0);
  const three = { ...ten, minimumQuantity: 3 };
  expect([2, 3].map((quantity) => price(1_000, undefined, [three], quantity).discount)).toEqual([0, 300]);
});

test("discounts together never take more than the goods cost", () => {
  const half = { name: "half", minimum: 0, percent: 62.5 };
  const fixed = { name: "fixed", minimum: 0, fixed: 5_000 };
  expect(price(1_000, undefined, [half, fixed])).toMatchObject({ discount: 1_000, shipping: 595 });
  expect(price(1_000, undefined, [half]).discount).toBe(625);
});
