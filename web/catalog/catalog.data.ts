import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { Category, Product, ProductPage } from "../lib/api-types.ts";
import { categorySlug } from "../lib/format.ts";
import { Problem } from "../lib/problem.ts";
import { answerStatus, cachedUnder, shows } from "../lib/visit.ts";

/** A category and where it is. */
export type Aisle = Category & { readonly slug: string };

/** Every category that has something to sell. */
export const loadAisles = query(async (): Promise<readonly Aisle[]> => {
  const { items } = await ask<{ items: Category[] }>((api) => api.categories.$get());
  return items.map((item) => ({ ...item, slug: categorySlug(item.category) }));
}, "aisles");

/** One product by its slug or id; null: there is none. An old slug leads to the new one. */
export const loadProduct = query(async (slug: string): Promise<Product | null> => {
  try {
    const product = await ask<Product>((api) => api.products[":id"].$get({ param: { id: slug } }));
    if (product.slug !== slug) answerStatus(301, `/p/${product.slug}`);
    cachedUnder(productTag(product.productId), "categories");
    return product;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    answerStatus(404);
    // A product that comes, or comes back, changes the departments.
    shows("categories");
    return null;
  }
}, "product");

/** As little of a product as a card shows: what is not shown is not sent. */
export type Shown = Pick<Product, "productId" | "name" | "slug" | "price" | "imageUrl" | "available">;

/** The first products of a list. */
export const loadShelf = query(
  async (shelf: {
    readonly category?: string;
    readonly sort: "newest" | "price-asc";
    readonly limit: number;
  }): Promise<readonly Shown[]> => {
    const { category, sort, limit } = shelf;
    const { items } = await ask<ProductPage>((api) =>
      api.products.$get({ query: { sort, limit: String(limit), ...(category && { category }) } }),
    );
    showsProducts(items);
    return items.map(shownOf);
  },
  "shelf",
);

export const shownOf = ({ productId, name, slug, price, imageUrl, available }: Shown): Shown => ({
  productId,
  name,
  slug,
  price,
  imageUrl,
  available,
});

/** What the edge knows a product's pages by. */
export const productTag = (productId: string): string => `p-${productId}`;
export const categoryTag = (category: string): string => `c-${categorySlug(category)}`;

/** The page under way shows these products. */
export const showsProducts = (items: readonly { readonly productId: string }[]): void =>
  shows(...items.map(({ productId }) => productTag(productId)));

const isNotFound = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 404 || error.status === 400);
