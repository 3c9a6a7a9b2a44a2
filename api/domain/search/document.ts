import type { IndexChange, SearchDocument } from "../../ports/search-index.ts";
import type { Product } from "../catalog/product.ts";

/** The lowest and the highest price that a product is sold at, in minor units. */
export type PriceRange = { readonly lowest: number; readonly highest: number };

/**
 * What a shopper pays for a product: of one with variants the variants' prices, those in stock where any is. The product's
 * own price counts only for variants without one.
 */
export function priceRangeOf({ price, variants }: Pick<Product, "price" | "variants">): PriceRange {
  const inStock = variants.filter(({ available }) => available > 0);
  const prices = (inStock.length > 0 ? inStock : variants).map((variant) => variant.price ?? price);
  return prices.length === 0
    ? { lowest: price, highest: price }
    : { lowest: Math.min(...prices), highest: Math.max(...prices) };
}

/** What search keeps of a product. */
export function documentOf(product: Product): SearchDocument {
  const { lowest, highest } = priceRangeOf(product);
  const { variants } = product;
  return {
    productId: product.productId,
    name: product.name,
    slug: product.slug,
    description: product.description,
    category: product.category,
    tags: product.tags,
    price: lowest,
    ...(highest > lowest && { maxPrice: highest }),
    available: product.available,
    imageUrl: product.imageUrl,
    createdAt: product.createdAt,
    ...(variants.length > 0 && {
      skus: variants.map(({ sku }) => sku).filter((sku) => sku !== ""),
      options: [...new Set(variants.flatMap(({ options }) => Object.values(options)))],
    }),
  };
}

/** The index's change for a product as it stands; inactive products are removed. */
export const indexChangeOf = (product: Product, version: number): IndexChange =>
  product.isActive
    ? { type: "put", version, document: documentOf(product) }
    : { type: "remove", version, productId: product.productId };
