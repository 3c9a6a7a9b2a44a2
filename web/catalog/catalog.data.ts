import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { Category, Product, ProductPage } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { answerStatus, cacheable } from "../lib/visit.ts";

/** All categories with active products. */
export const loadCategories = query(async (): Promise<readonly Category[]> => {
  const { items } = await ask<{ items: Category[] }>((api) => api.categories.$get());
  return items;
}, "categories");

/** One product by slug or id; null when there is none. An old slug redirects to the current one. */
export const loadProduct = query(async (slug: string): Promise<Product | null> => {
  try {
    const product = await ask<Product>((api) => api.products[":id"].$get({ param: { id: slug }, query: {} }));
    if (product.slug !== slug) answerStatus(301, `/p/${product.slug}`);
    cacheable();
    return product;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    answerStatus(404);
    return null;
  }
}, "product");

/** The fields of a product that a card needs; others are not sent to the browser. */
export type Shown = Pick<Product, "productId" | "name" | "slug" | "imageUrl" | "available"> & {
  /** The lowest that can be paid. */
  readonly price: number;
  /** Some of its variants cost more. */
  readonly from: boolean;
  /** Words of a query that the product does not have. */
  readonly missingWords?: readonly string[] | undefined;
};

/** The first products of a list; of one beside the page's own matter, `shown` is "items". */
export const loadShelf = query(
  async (shelf: {
    readonly category?: string;
    readonly sort: "newest" | "price-asc";
    readonly limit: number;
    readonly shown?: "items";
  }): Promise<readonly Shown[]> => {
    const { category, sort, limit, shown } = shelf;
    const { items } = await ask<ProductPage>(
      (api) => api.products.$get({ query: { sort, limit: String(limit), ...(category && { category }) } }),
      shown,
    );
    return items.map(shownProduct);
  },
  "shelf",
);

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

const isNotFound = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 404 || error.status === 400);
