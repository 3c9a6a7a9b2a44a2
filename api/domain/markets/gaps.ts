import { priceIn } from "../catalog/book-prices.ts";
import type { Product } from "../catalog/product.ts";
import type { BookId, MarketId, MarketsSettings } from "./market.ts";

/** A market that does not sell a product, or some of its variants, because its book has no price for them. */
type PriceGap = {
  readonly marketId: MarketId;
  readonly bookId: BookId;
  /** None of the product is sold there. */
  readonly isWhole: boolean;
  /** The variants without a price there. */
  readonly variantIds: readonly string[];
};

type Priced = Pick<Product, "price" | "prices" | "variants">;

/** Where a product has no price, by market, in the order of the settings. */
export const priceGaps = (product: Priced, { markets }: MarketsSettings): readonly PriceGap[] =>
  markets.flatMap(({ marketId, book: bookId }): PriceGap[] => {
    const variantIds = unpricedIn(product, bookId);
    const isWhole =
      product.variants.length === 0
        ? priceIn(product, undefined, bookId) === undefined
        : variantIds.length === product.variants.length;
    return isWhole || variantIds.length > 0 ? [{ marketId, bookId, isWhole, variantIds }] : [];
  });

/** Whether a book has no price for a product or for one of its variants. */
export const isMissingIn = (product: Priced, bookId: BookId): boolean =>
  product.variants.length === 0
    ? priceIn(product, undefined, bookId) === undefined
    : unpricedIn(product, bookId).length > 0;

const unpricedIn = (product: Priced, bookId: BookId): readonly string[] =>
  product.variants.flatMap((variant) =>
    priceIn(product, variant, bookId) === undefined ? [variant.id] : [],
  );
