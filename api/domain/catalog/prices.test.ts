import { describe, expect, test } from "vitest";
import { priceRangeOf } from "./prices.ts";

const variant = (price: number | undefined, available = 3) => ({
  id: `v${price}`,
  sku: `V-${price}`,
  options: {},
  price,
  stock: available,
  available,
});

describe("the price of a product in lists", () => {
  test("of one without variants is its own", () => {
    expect(priceRangeOf({ price: 1000, variants: [] })).toEqual({ lowest: 1000, highest: 1000 });
  });

  test("is the lowest of its variants, never one that no variant has", () => {
    expect(priceRangeOf({ price: 1000, variants: [variant(4000), variant(2500)] })).toEqual({
      lowest: 2500,
      highest: 4000,
    });
    expect(priceRangeOf({ price: 1000, variants: [variant(undefined), variant(2500)] })).toEqual({
      lowest: 1000,
      highest: 2500,
    });
  });

  test("is one that can be paid, as long as anything is in stock", () => {
    expect(priceRangeOf({ price: 1000, variants: [variant(2500, 0), variant(4000)] }).lowest).toBe(4000);
    expect(priceRangeOf({ price: 1000, variants: [variant(2500, 0), variant(4000, 0)] }).lowest).toBe(2500);
  });
});
