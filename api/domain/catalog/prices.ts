import type { Product } from "./product.ts";

/** The lowest and the highest price that a product is sold at, in minor units. */
export type PriceRange = { readonly lowest: number; readonly highest: number };

/**
 * What a shopper pays for a product: of one with variants the variants' prices, those in stock where any is. The product's
 * own price counts only for variants without one.
 */
export function priceRangeOf({
  price,
  variants,
}: {
  readonly price: number;
  readonly variants: readonly Pick<Product["variants"][number], "price" | "available">[];
}): PriceRange {
  const inStock = variants.filter(({ available }) => available > 0);
  const prices = (inStock.length > 0 ? inStock : variants).map((variant) => variant.price ?? price);
  return prices.length === 0
    ? { lowest: price, highest: price }
    : { lowest: Math.min(...prices), highest: Math.max(...prices) };
}
