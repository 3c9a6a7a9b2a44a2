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

/**
 * What is struck through beside the lowest price of a product, in minor units: of the cheapest variants the lowest that there is, and
 * nothing where one of them is not reduced.
 */
export function comparedWith(product: {
  readonly price: number;
  readonly compareAt?: number | undefined;
  readonly variants: readonly Pick<Product["variants"][number], "price" | "compareAt" | "available">[];
}): number | undefined {
  const { lowest } = priceRangeOf(product);
  const inStock = product.variants.filter(({ available }) => available > 0);
  const sold = inStock.length > 0 ? inStock : product.variants;
  const prices = sold.length === 0 ? [product] : sold.map((variant) => pricedAs(product, variant));
  const compared = prices
    .filter(({ price }) => price === lowest)
    .map(({ compareAt }) => (compareAt !== undefined && compareAt > lowest ? compareAt : undefined));
  return compared.reduce(
    (least, one) => (least === undefined || one === undefined ? undefined : Math.min(least, one)),
    compared[0],
  );
}

/** A variant's own price with what it is compared with, else the product's. */
export const pricedAs = (
  product: ComparedPrice,
  variant: { readonly price?: number | undefined; readonly compareAt?: number | undefined },
): ComparedPrice =>
  variant.price === undefined ? product : { price: variant.price, compareAt: variant.compareAt };

type ComparedPrice = { readonly price: number; readonly compareAt?: number | undefined };
