import type { IndexChange, SearchDocument } from "../../ports/search-index.ts";
import type { Product } from "../catalog/product.ts";

/** A product as the search index stores it. */
export const documentOf = (product: Product): SearchDocument => ({
  productId: product.productId,
  name: product.name,
  slug: product.slug,
  description: product.description,
  category: product.category,
  tags: product.tags,
  price: product.price,
  available: product.available,
  imageUrl: product.imageUrl,
  createdAt: product.createdAt,
});

/** The index's change for a product as it stands; inactive products are removed. */
export const indexChangeOf = (product: Product, version: number): IndexChange =>
  product.isActive
    ? { type: "put", version, document: documentOf(product) }
    : { type: "remove", version, productId: product.productId };
