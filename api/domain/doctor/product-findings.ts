import type { Product } from "../catalog/product.ts";
import { priceGaps } from "../markets/gaps.ts";
import type { MarketId, MarketsSettings } from "../markets/market.ts";
import type { ShippingMethod, ShippingSettings } from "../shipping/settings.ts";

/**
 * Why a product is not sold in a market, or delivered for less than it should be. `variantIds` are those that it is about;
 * none: the product as a whole.
 */
export type ProductFinding =
  | { readonly code: "no_price"; readonly marketId: MarketId; readonly variantIds: readonly string[] }
  | { readonly code: "no_weight"; readonly variantIds: readonly string[] };

/** What a product lacks to be sold and delivered in every market. Its weight is missed where a method of delivery goes by it. */
export function productFindings(
  product: Product,
  { markets, shipping }: { readonly markets: MarketsSettings; readonly shipping: ShippingSettings },
): ProductFinding[] {
  const prices = priceGaps(product, markets).map(
    ({ marketId, isWhole, variantIds }): ProductFinding => ({
      code: "no_price",
      marketId,
      variantIds: isWhole ? [] : variantIds,
    }),
  );
  if (!shipping.methods.some(goesByWeight)) return prices;
  const weightless = product.variants.filter(({ weight }) => (weight ?? product.weight) === undefined);
  const isUnweighed = product.variants.length === 0 ? product.weight === undefined : weightless.length > 0;
  if (!isUnweighed) return prices;
  const isWhole = weightless.length === product.variants.length;
  return [...prices, { code: "no_weight", variantIds: isWhole ? [] : weightless.map(({ id }) => id) }];
}

const goesByWeight = ({ kind, perKg, bands }: ShippingMethod): boolean =>
  kind === "carrier" || perKg !== undefined || bands.some(({ by }) => by === "weight");
