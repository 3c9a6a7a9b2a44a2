import { expect, test } from "vitest";
import { marketsWith } from "../../../scripts/testing/pricing/markets.ts";
import { isMissingIn, priceGaps } from "./gaps.ts";

const settings = marketsWith([
  { id: "de", currency: "EUR", countries: ["DE"] },
  { id: "jp", currency: "JPY", countries: ["JP"] },
]);
const variant = (id: string, prices?: Record<string, { amount: number }>) => ({
  id,
  sku: id,
  options: {},
  stock: 1,
  available: 1,
  ...(prices && { prices }),
});

test("a product is named in each market whose book has no price for it, with the variants that it lacks", () => {
  expect(priceGaps({ price: 1, variants: [], prices: { de: { amount: 0 } } }, settings)).toEqual([
    { marketId: "jp", bookId: "jp", isWhole: true, variantIds: [] },
  ]);
  const bySize = {
    price: 1,
    prices: { de: { amount: 1 } },
    variants: [variant("s", { jp: { amount: 1 } }), variant("l")],
  };
  expect(priceGaps(bySize, settings)).toEqual([
    { marketId: "jp", bookId: "jp", isWhole: false, variantIds: ["l"] },
  ]);
  expect(["default", "de", "jp", "fr"].map((bookId) => isMissingIn(bySize, bookId))).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect(priceGaps({ price: 1, variants: [variant("s"), variant("l")] }, settings)).toMatchObject([
    { marketId: "de", isWhole: true, variantIds: ["s", "l"] },
    { marketId: "jp", isWhole: true },
  ]);
});
