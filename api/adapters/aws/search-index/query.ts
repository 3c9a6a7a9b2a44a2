import * as z from "zod";
import type { Word } from "../../../domain/search/query.ts";
import {
  type Facets,
  mostTags,
  priceSteps,
  type SearchDocument,
  type SearchFilters,
  type SearchQuery,
  type SearchSort,
} from "../../../ports/search-index.ts";
import { type Clause, type Matching, matching } from "./clauses.ts";

type Facet = "category" | "tags" | "price" | "inStock";
/** `book`: that the book sells it, which no facet leaves out. */
type Filters = { [F in Facet | "book"]?: Clause };

const mostCategories = 1000;

/** The body of a search by words. */
export function searchBody(query: SearchQuery, words: readonly Word[], how: Matching): object {
  const { book, priceScale } = query;
  const filters = filtersOf(query.filters, book);
  return {
    from: query.offset,
    size: query.limit,
    track_total_hits: true,
    track_scores: true,
    _source: ["document"],
    query: matching(words, how),
    post_filter: { bool: { filter: Object.values(filters) } },
    aggs: {
      // Aggregations do not see the post filter, so this counts all products that the words match.
      matched: { filter: { match_all: {} } },
      category: counted(filters, "category", { terms: { field: "category", size: mostCategories, order } }),
      tags: counted(filters, "tags", { terms: { field: "tags", size: mostTags, order } }),
      price: counted(filters, "price", { range: { field: priceIn(book), ranges: priceRanges(priceScale) } }),
      inStock: counted(filters, "inStock", { filter: stockIn(book) }),
    },
    sort: sortsIn(book)[query.sort],
  };
}

const order = [{ _count: "desc" }, { _key: "asc" }];

const tie = [{ createdAt: "desc" }, { productId: "asc" }];
const sortsIn = (book: string | undefined): Record<SearchSort, readonly object[]> => ({
  relevance: [{ _score: "desc" }, ...tie],
  "price-asc": [{ [priceIn(book)]: { order: "asc", unmapped_type: "long" } }, ...tie],
  "price-desc": [{ [priceIn(book)]: { order: "desc", unmapped_type: "long" } }, ...tie],
  newest: tie,
});

const priceIn = (book: string | undefined): string => (book === undefined ? "price" : `prices.${book}`);
const stockIn = (book: string | undefined): Clause => ({
  term: book === undefined ? { inStock: true } : { booksInStock: book },
});

const rangesOf = (scale = 1): readonly { readonly from: number; readonly to?: number }[] =>
  priceSteps.map((from, step) => {
    const to = priceSteps[step + 1];
    return { from: from * scale, ...(to !== undefined && { to: to * scale }) };
  });

const priceRanges = (scale: number | undefined) =>
  rangesOf(scale).map((range, step) => ({ key: String(step), ...range }));

function filtersOf(filters: SearchFilters, book: string | undefined): Filters {
  const { categories, tags, minPrice, maxPrice, inStock } = filters;
  const bounds = {
    ...(minPrice !== undefined && { gte: minPrice }),
    ...(maxPrice !== undefined && { lte: maxPrice }),
  };
  return {
    ...(categories.length > 0 && { category: { terms: { category: categories } } }),
    ...(tags.length > 0 && { tags: { terms: { tags } } }),
    ...(Object.keys(bounds).length > 0 && { price: { range: { [priceIn(book)]: bounds } } }),
    ...(inStock && { inStock: stockIn(book) }),
    ...(book !== undefined && { book: { exists: { field: priceIn(book) } } }),
  };
}

/** An aggregation under all filters except its own. */
function counted(filters: Filters, own: Facet, facet: Clause): Clause {
  const others = Object.entries(filters)
    .filter(([name]) => name !== own)
    .map(([, clause]) => clause);
  return { filter: { bool: { filter: others } }, aggs: { counts: facet } };
}

const Buckets = z.object({
  counts: z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.int() })) }),
});

/** The part of a search response that is used. */
export const SearchAnswer = z.object({
  hits: z.object({
    total: z.object({ value: z.int() }),
    hits: z.array(
      z.object({
        _score: z.number().nullable(),
        // `sourceOf` wrote it from a document.
        _source: z.object({ document: z.custom<SearchDocument>() }),
      }),
    ),
  }),
  aggregations: z.object({
    matched: z.object({ doc_count: z.int() }),
    category: Buckets,
    tags: Buckets,
    price: Buckets,
    inStock: z.object({ counts: z.object({ doc_count: z.int() }) }),
  }),
});

/** The part of a `partialBody`'s answer that is used. */
export const PartialAnswer = z.object({
  hits: z.object({ hits: z.array(z.object({ _id: z.string() })) }),
});

/** The port's facets from the aggregations of an answer to a query of that scale. */
export function facetsOf(
  { category, tags, price, inStock }: z.output<typeof SearchAnswer>["aggregations"],
  priceScale: number | undefined,
): Facets {
  const list = ({ counts }: z.output<typeof Buckets>) =>
    counts.buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));
  const byStep = new Map(price.counts.buckets.map(({ key, doc_count }) => [key, doc_count]));
  return {
    categories: list(category),
    tags: list(tags),
    prices: rangesOf(priceScale).map((range, step) => ({ ...range, count: byStep.get(String(step)) ?? 0 })),
    inStock: inStock.counts.doc_count,
  };
}
