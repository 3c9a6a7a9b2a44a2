import type { IndexChange, SearchDocument } from "../../ports/search-index.ts";
import { priceRangeOf } from "../catalog/prices.ts";
import type { Product } from "../catalog/product.ts";

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
