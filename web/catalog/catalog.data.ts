import { query } from "@solidjs/router";
import { ask } from "../lib/api.ts";
import type { Category, Product, ProductPage } from "../lib/api-types.ts";
import { categorySlug } from "../lib/format.ts";
import { Problem } from "../lib/problem.ts";
import { answerStatus, cachedUnder, shows } from "../lib/visit.ts";

/** A category with the slug of its page. */
export type CategoryLink = Category & { readonly slug: string };

/** All categories with active products. */
export const loadCategories = query(async (): Promise<readonly CategoryLink[]> => {
  const { items } = await ask<{ items: Category[] }>((api) => api.categories.$get());
  return items.map((item) => ({ ...item, slug: categorySlug(item.category) }));
}, "categories");

/** One product by slug or id; null when there is none. An old slug redirects to the current one. */
export const loadProduct = query(async (slug: string): Promise<Product | null> => {
  try {
    const product = await ask<Product>((api) => api.products[":id"].$get({ param: { id: slug } }));
    if (product.slug !== slug) answerStatus(301, `/p/${product.slug}`);
    cachedUnder(productTag(product.productId), "categories");
    return product;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    answerStatus(404);
    // A product that is created or reactivated changes the categories.
    shows("categories");
    return null;
  }
}, "product");

/** The fields of a product that a card needs; others are not sent to the browser. */
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

/** Only the fields that a card needs. */
export const shownOf = ({ productId, name, slug, price, imageUrl, available }: Shown): Shown => ({
  productId,
  name,
  slug,
  price,
  imageUrl,
  available,
});

/** The cache tag of a product's pages. */
export const productTag = (productId: string): string => `p-${productId}`;
/** The cache tag of a category's pages. */
export const categoryTag = (category: string): string => `c-${categorySlug(category)}`;

/** Adds the products' cache tags to the current page. */
export const showsProducts = (items: readonly { readonly productId: string }[]): void =>
  shows(...items.map(({ productId }) => productTag(productId)));

const isNotFound = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 404 || error.status === 400);
