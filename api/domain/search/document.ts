import type { IndexChange, SearchDocument } from "../../ports/search-index.ts";
import type { Product } from "../catalog/product.ts";

/** What search keeps of a product. */
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

/** What the index must be told of a product as it stands: one that is not on sale is found no more. */
export const indexChangeOf = (product: Product, version: number): IndexChange =>
  product.isActive
    ? { type: "put", version, document: documentOf(product) }
    : { type: "remove", version, productId: product.productId };
