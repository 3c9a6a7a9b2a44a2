import { query } from "@solidjs/router";
import { type Shown, shownProduct } from "../catalog/shown.ts";
import { ask } from "../lib/api.ts";
import type { Found, ProductPage } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { market, marketQuery } from "../market/market.ts";
import { pageSize, type Refinement } from "./search-params.ts";

/** One page of results. `facets` is undefined when search is down and a category is listed without it. */
export type Results = {
  readonly items: readonly Shown[];
  readonly total: number | undefined;
  readonly facets: Found["facets"] | undefined;
  readonly correction: string | undefined;
  /** Too few products have all words: those with some of them follow. */
  readonly relaxed: boolean;
};

/** Searches for a page of results. While search is down, a category is listed from the catalog instead. */
export const loadResults = query(async (wanted: Refinement): Promise<Results> => {
  try {
    const found = await ask<Found>((api) =>
      api.search.$get({
        query: {
          q: wanted.q,
          sort: wanted.sort,
          limit: String(pageSize),
          offset: String((wanted.page - 1) * pageSize),
          ...(wanted.categories.length > 0 && { category: [...wanted.categories] }),
          ...(wanted.tags.length > 0 && { tags: [...wanted.tags] }),
          ...(wanted.minPrice !== undefined && { minPrice: String(wanted.minPrice) }),
          ...(wanted.maxPrice !== undefined && { maxPrice: String(wanted.maxPrice) }),
          ...(wanted.inStock && { inStock: "true" as const }),
          ...marketQuery(),
        },
      }),
    );
    return {
      items: found.items.map(shownHit),
      total: found.total,
      facets: found.facets,
      correction: found.correction,
      relaxed: found.relaxed === true,
    };
  } catch (error) {
    const [category] = wanted.categories;
    const down = error instanceof Problem && error.status === 503;
    if (!down || wanted.q !== "" || category === undefined) throw error;
    return listed(category, wanted);
  }
}, "results");

/** Of what search found, only what a card needs. */
export const shownHit = (hit: Found["items"][number]): Shown => ({
  productId: hit.productId,
  name: hit.name,
  slug: hit.slug,
  price: hit.price,
  from: hit.maxPrice !== undefined,
  imageUrl: hit.imageUrl,
  available: hit.available,
  ...(hit.missingWords && { missingWords: hit.missingWords }),
});

/** Lists a category without search: its products in order, without filters. */
async function listed(category: string, { sort }: Refinement): Promise<Results> {
  const { items } = await ask<ProductPage>((api) =>
    api.products.$get({
      // Only search sorts by another market's prices.
      query: {
        category,
        limit: "100",
        sort: sort === "relevance" || market().prefix !== "" ? "newest" : sort,
        ...marketQuery(),
      },
    }),
  );
  return {
    items: items.map(shownProduct),
    total: undefined,
    facets: undefined,
    correction: undefined,
    relaxed: false,
  };
}
