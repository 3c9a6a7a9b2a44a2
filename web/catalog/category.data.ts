import { query } from "@solidjs/router";
import { answerStatus, cacheable } from "../lib/visit.ts";
import { loadResults, type Results } from "../search/results.data.ts";
import { type Refinement, readRefinement, writeRefinement } from "../search/search-params.ts";
import { loadCategories } from "./catalog.data.ts";

export type CategoryFound = {
  readonly category: string;
  readonly count: number;
  readonly wanted: Refinement;
  readonly results: Results;
  /** True with filters or a sort order: such pages are not indexed. */
  readonly refined: boolean;
  /** The page's number is beyond the last one. */
  readonly beyond: boolean;
};

/** A category's page by its slug; null when there is none. */
export const loadCategory = query(async (slug: string, search: string): Promise<CategoryFound | null> => {
  const found = (await loadCategories()).find((one) => one.slug === slug);
  if (!found) {
    answerStatus(404);
    return null;
  }
  const { category, count } = found;
  const wanted = { ...readRefinement(new URLSearchParams(search), "newest"), q: "", categories: [category] };
  const results = await loadResults(wanted);
  const beyond = wanted.page > 1 && results.items.length === 0;
  if (beyond) answerStatus(404);
  // A page listed without search lacks its filters and must not be cached.
  if (results.facets) cacheable();
  const refined = writeRefinement({ ...wanted, categories: [], page: 1 }, "newest") !== "";
  return { category, count, wanted, results, refined, beyond };
}, "category");
