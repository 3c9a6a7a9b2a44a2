import { query } from "@solidjs/router";
import { isServer } from "solid-js/web";
import { ask } from "../lib/api.ts";
import type { Category, Product, ProductPage } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { answerStatus, cacheable } from "../lib/visit.ts";
import { inMarket, marketQuery } from "../market/market.ts";
import { type Shown, shownProduct } from "./shown.ts";

/** All categories with active products. */
export const loadCategories = query(async (): Promise<readonly Category[]> => {
  const { items } = await ask<{ items: Category[] }>((api) => api.categories.$get({ query: marketQuery() }));
  return items;
}, "categories");

/** One product by slug or id; null when there is none. An old slug redirects to the current one. */
export const loadProduct = query(async (slug: string): Promise<Product | null> => {
  try {
    const product = await ask<Product>((api) =>
      api.products[":id"].$get({ param: { id: slug }, query: marketQuery() }),
    );
    if (isServer && product.slug !== slug) answerStatus(301, inMarket(`/p/${product.slug}`));
    cacheable();
    return product;
  } catch (error) {
    if (!isNotFound(error)) throw error;
    answerStatus(404);
    return null;
  }
}, "product");

/** The first products of a list; of one beside the page's own matter, `shown` is "items". */
export const loadShelf = query(
  async (shelf: {
    readonly category?: string;
    readonly sort: "newest" | "price-asc";
    readonly limit: number;
    readonly shown?: "items";
  }): Promise<readonly Shown[]> => {
    const { category, sort, shown } = shelf;
    const asked = { sort, limit: String(shelf.limit), ...marketQuery() };
    // A list of the table has the default market's products and prices; search knows those of each.
    if (asked.market !== undefined)
      return (await import("./found.data.ts")).foundShelf(asked, category, shown);
    const query = { ...asked, ...(category && { category }) };
    return (await ask<ProductPage>((api) => api.products.$get({ query }), shown)).items.map(shownProduct);
  },
  "shelf",
);

/** Whether the API says that there is no such thing. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 404 || error.status === 400);
