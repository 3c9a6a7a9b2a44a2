import type { Found, Product } from "../lib/api-types.ts";

/** The fields of a product that a card needs; others are not sent to the browser. */
export type Shown = Pick<Product, "productId" | "name" | "slug" | "imageUrl" | "available"> & {
  /** The lowest that can be paid. */
  readonly price: number;
  /** Some of its variants cost more. */
  readonly from: boolean;
  /** What is struck through beside the price. */
  readonly compareAt?: number | undefined;
  /** Words of a query that the product does not have. */
  readonly missingWords?: readonly string[] | undefined;
};

/** Of a product, only what a card needs. */
export const shownProduct = (product: Product): Shown =>
  shown(product, product.lowestPrice, product.highestPrice > product.lowestPrice);

/** Of what search found, only what a card needs. */
export const shownHit = (hit: Found["items"][number]): Shown => shown(hit, hit.price, !!hit.maxPrice);

const shown = (
  { productId, name, slug, compareAt, imageUrl, available, missingWords }: Omit<Shown, "price" | "from">,
  price: number,
  from: boolean,
): Shown => ({ productId, name, slug, price, from, compareAt, imageUrl, available, missingWords });
