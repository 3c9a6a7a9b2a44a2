import { expect, test } from "vitest";
import type { Product, Variant } from "../catalog/product.ts";
import { comparedIn, documentIn, documentOf } from "./document.ts";

const product = (fields: Partial<Product>): Product => ({
  productId: "p",
  name: "Lamp",
  slug: "lamp",
  description: "",
  price: 2_000,
  category: "Lamps",
  stock: 5,
  available: 5,
  imageUrl: "/images/products/p.svg",
  images: [],
  tags: [],
  options: [],
  variants: [],
  isActive: true,
  version: 1,
  pricedVersion: 1,
  createdAt: 0,
  updatedAt: 0,
  ...fields,
});
const variant = (id: string, fields: Partial<Variant>): Variant => ({
  id,
  sku: id,
  options: { Size: id },
  stock: 3,
  available: 3,
  ...fields,
});

/** What lists strike through beside the lowest price: as staff wrote it, and as the law wants it. */
function struck(fields: Partial<Product>, book?: string) {
  const document = documentIn(documentOf(product(fields)), book);
  return document && [comparedIn(document, "compareAt").compareAt, comparedIn(document, "prior").compareAt];
}

test.each<[string, Partial<Product>, readonly [number | undefined, number | undefined]]>([
  ["no comparison", {}, [undefined, undefined]],
  ["one without 30 days of history", { compareAt: 3_000 }, [3_000, undefined]],
  ["one with them", { compareAt: 3_000, priors: { default: 2_500 } }, [3_000, 2_500]],
  ["one below the price after an edit", { compareAt: 1_900 }, [undefined, undefined]],
  ["one of nothing", { compareAt: 0 }, [undefined, undefined]],
  ["a prior price that was lower", { compareAt: 3_000, priors: { default: 1_800 } }, [3_000, undefined]],
  [
    "variants that differ: that of the cheapest",
    {
      variants: [
        variant("s", { price: 1_500, compareAt: 1_800 }),
        variant("l", { price: 2_500, compareAt: 9_000 }),
      ],
    },
    [1_800, undefined],
  ],
  [
    "a cheapest variant that is not reduced",
    { variants: [variant("s", { price: 1_500 }), variant("l", { price: 2_500, compareAt: 9_000 })] },
    [undefined, undefined],
  ],
  [
    "two cheapest of which one is not reduced",
    { variants: [variant("s", { price: 1_500, compareAt: 1_800 }), variant("l", { price: 1_500 })] },
    [undefined, undefined],
  ],
  [
    "two cheapest with different ones: the lower one",
    {
      variants: [
        variant("s", { price: 1_500, compareAt: 1_800, priors: { default: 1_700 } }),
        variant("l", { price: 1_500, compareAt: 1_900, priors: { default: 1_600 } }),
      ],
    },
    [1_800, 1_600],
  ],
  [
    "a reduced variant that is sold out",
    {
      variants: [
        variant("s", { price: 1_500, compareAt: 1_800, available: 0 }),
        variant("l", { price: 2_500, compareAt: 3_000 }),
      ],
    },
    [3_000, undefined],
  ],
])("beside the lowest price is struck through, of %s", (_, fields, expected) => {
  expect(struck(fields)).toEqual(expected);
});

test("each book has its own comparison, and none of another", () => {
  const fields = {
    compareAt: 3_000,
    priors: { default: 2_500, jp: 330_000 },
    prices: { jp: { amount: 220_000, compareAt: 350_000 }, eu: { amount: 1_900 } },
  };
  expect(struck(fields, "jp")).toEqual([350_000, 330_000]);
  expect(struck(fields, "eu")).toEqual([undefined, undefined]);
  expect(struck(fields, "constructor")).toBeUndefined();
  const document = documentOf(product(fields));
  expect(comparedIn(document, undefined)).not.toHaveProperty("compareAt");
  expect(comparedIn(document, "compareAt")).not.toHaveProperty("prior");
  expect(documentOf(product({}))).not.toHaveProperty("compareAt");
});
