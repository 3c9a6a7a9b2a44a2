import { query } from "@solidjs/router";
import { type Shown, shownHit } from "../catalog/shown.ts";
import { ask } from "../lib/api.ts";
import type { Found } from "../lib/api-types.ts";
import { Problem } from "../lib/problem.ts";
import { marketQuery } from "../market/market.ts";
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
    return {
      items: await (await import("./listed.data.ts")).listed(category, wanted),
      total: undefined,
      facets: undefined,
      correction: undefined,
      relaxed: false,
    };
  }
}, "results");
