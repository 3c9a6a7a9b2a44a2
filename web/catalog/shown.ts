import type { Product } from "../lib/api-types.ts";

/** The fields of a product that a card needs; others are not sent to the browser. */
export type Shown = Pick<Product, "productId" | "name" | "slug" | "imageUrl" | "available"> & {
  /** The lowest that can be paid. */
  readonly price: number;
  /** Some of its variants cost more. */
  readonly from: boolean;
  /** Words of a query that the product does not have. */
  readonly missingWords?: readonly string[] | undefined;
};

/** Of a product, only what a card needs. */
export const shownProduct = (product: Product): Shown => ({
  productId: product.productId,
  name: product.name,
  slug: product.slug,
  price: product.lowestPrice,
  from: product.highestPrice > product.lowestPrice,
  imageUrl: product.imageUrl,
  available: product.available,
});
