import type { Product } from "../catalog/product.ts";
import { priceGaps } from "../markets/gaps.ts";
import type { MarketId, MarketsSettings } from "../markets/market.ts";

/**
 * Why a product is not sold in a market, or delivered for less than it should be. `variantIds` are those that it is about;
 * none: the product as a whole.
 */
export type ProductFinding =
  | { readonly code: "no_price"; readonly marketId: MarketId; readonly variantIds: readonly string[] }
  | { readonly code: "no_weight"; readonly variantIds: readonly string[] };

/** What a product lacks to be sold and delivered in every market. */
export function productFindings(product: Product, markets: MarketsSettings): ProductFinding[] {
  const prices = priceGaps(product, markets).map(
    ({ marketId, isWhole, variantIds }): ProductFinding => ({
      code: "no_price",
      marketId,
      variantIds: isWhole ? [] : variantIds,
    }),
  );
  const weightless = product.variants.filter(({ weight }) => (weight ?? product.weight) === undefined);
  const isUnweighed = product.variants.length === 0 ? product.weight === undefined : weightless.length > 0;
  if (!isUnweighed) return prices;
  const isWhole = weightless.length === product.variants.length;
  return [...prices, { code: "no_weight", variantIds: isWhole ? [] : weightless.map(({ id }) => id) }];
}
