import { query } from "@solidjs/router";
import { answerStatus, cachedUnder, shows } from "../lib/visit.ts";
import { loadResults, type Results } from "../search/results.data.ts";
import { type Refinement, readRefinement, writeRefinement } from "../search/search-params.ts";
import { categoryTag, loadAisles } from "./catalog.data.ts";

export type CategoryFound = {
  readonly category: string;
  readonly count: number;
  readonly wanted: Refinement;
  readonly results: Results;
  /** Filtered or sorted: one of endless combinations. */
  readonly refined: boolean;
};

/** A department's page by its place in the address; null: there is none. */
export const loadCategory = query(async (slug: string, search: string): Promise<CategoryFound | null> => {
  const aisle = (await loadAisles()).find((one) => one.slug === slug);
  if (!aisle) {
    answerStatus(404);
    shows("categories");
    return null;
  }
  const { category, count } = aisle;
  const wanted = { ...readRefinement(new URLSearchParams(search), "newest"), q: "", categories: [category] };
  const results = await loadResults(wanted);
  // Listed without search, the page lacks its filters: that is not to stay.
  if (results.facets) cachedUnder(categoryTag(category), "categories");
  const refined = writeRefinement({ ...wanted, categories: [], page: 1 }, "newest") !== "";
  return { category, count, wanted, results, refined };
}, "category");
