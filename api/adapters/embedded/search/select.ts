import {
  type Facets,
  mostTags,
  priceSteps,
  type SearchFilters,
  type SearchSort,
} from "../../../ports/search-index.ts";
import type { Catalog, Names } from "./catalog.ts";
import type { Matched } from "./match.ts";

/** The slots of the requested page, the total number of matches, and the facets. */
export type Selected = { readonly page: number[]; readonly total: number; readonly facets: Facets };

const [failsCategory, failsTag, failsPrice, failsStock] = [1, 2, 4, 8] as const;

/** Filters the matches, counts each facet under all filters except its own, and sorts one page. */
export function select(
  catalog: Catalog,
  matched: Matched,
  query: {
    readonly book?: string | undefined;
    readonly priceScale?: number | undefined;
    readonly filters: SearchFilters;
    readonly sort: SearchSort;
    readonly offset: number;
    readonly limit: number;
  },
): Selected {
  const { filters, priceScale = 1 } = query;
  const { category, tagStart, tagCodes } = catalog;
  const { priceOf, inStock } = offersIn(catalog, query.book);
  const categories = chosen(catalog.categories, filters.categories);
  const tags = chosen(catalog.tags, filters.tags);
  const { minPrice = 0, maxPrice = Number.POSITIVE_INFINITY } = filters;
  const categoryCounts = new Uint32Array(catalog.categories.list.length);
  const tagCounts = new Uint32Array(catalog.tags.list.length);
  const priceCounts = new Uint32Array(priceSteps.length);
  let stockCount = 0;
  const hits = new Uint32Array(matched.size);
  let total = 0;
  for (let at = 0; at < matched.size; at++) {
    const slot = matched.slots[at] ?? 0;
    const own = category.values[slot] ?? 0;
    const from = tagStart.values[slot] ?? 0;
    const to = tagStart.values[slot + 1] ?? 0;
    const amount = priceOf(slot);
    if (amount < 0) continue;
    let fails = 0;
    if (categories && categories[own] !== 1) fails |= failsCategory;
    if (tags) {
      let place = from;
      while (place < to && tags[tagCodes.values[place] ?? 0] !== 1) place++;
      if (place === to) fails |= failsTag;
    }
    if (amount < minPrice || amount > maxPrice) fails |= failsPrice;
    if (filters.inStock && inStock.values[slot] === 0) fails |= failsStock;
    if (fails === 0) hits[total++] = slot;
    if ((fails & ~failsCategory) === 0) categoryCounts[own] = (categoryCounts[own] ?? 0) + 1;
    if ((fails & ~failsPrice) === 0) {
      const step = stepOf(amount / priceScale);
      priceCounts[step] = (priceCounts[step] ?? 0) + 1;
    }
    if ((fails & ~failsStock) === 0 && inStock.values[slot] === 1) stockCount++;
    if ((fails & ~failsTag) === 0)
      for (let place = from; place < to; place++) {
        const code = tagCodes.values[place] ?? 0;
        tagCounts[code] = (tagCounts[code] ?? 0) + 1;
      }
  }
  const before = order(catalog, matched, query.sort, priceOf);
  return {
    page: topOf(hits, total, query.offset + query.limit, before).slice(query.offset),
    total,
    facets: {
      categories: counted(catalog.categories, categoryCounts),
      tags: counted(catalog.tags, tagCounts).slice(0, mostTags),
      prices: priceSteps.map((from, step) => {
        const to = priceSteps[step + 1];
        return {
          from: from * priceScale,
          ...(to !== undefined && { to: to * priceScale }),
          count: priceCounts[step] ?? 0,
        };
      }),
      inStock: stockCount,
    },
  };
}

/** Price and stock by slot as a book has them; below 0 is the price of what it does not sell. */
function offersIn({ price, inStock, books }: Catalog, bookId: string | undefined) {
  if (bookId === undefined) return { priceOf: (slot: number) => price.values[slot] ?? 0, inStock };
  const book = books.get(bookId);
  return {
    priceOf: (slot: number) => (book?.price.values[slot] ?? 0) - 1,
    inStock: book?.inStock ?? inStock,
  };
}

/** Which codes are among the requested names; undefined when none was requested. */
function chosen({ list, codes }: Names, names: readonly string[]): Uint8Array | undefined {
  if (names.length === 0) return undefined;
  const flags = new Uint8Array(list.length);
  for (const name of names) {
    const code = codes.get(name);
    if (code !== undefined) flags[code] = 1;
  }
  return flags;
}

function stepOf(amount: number): number {
  let step = priceSteps.length - 1;
  while (step > 0 && amount < (priceSteps[step] ?? 0)) step--;
  return step;
}

const counted = ({ list }: Names, counts: Uint32Array) =>
  list
    .map((value, code) => ({ value, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));

/** Whether one slot sorts before another. Ties go to the newer product, then to the lower id. */
type Before = (one: number, other: number) => boolean;

function order(
  { createdAt, ids }: Catalog,
  { scores }: Matched,
  sort: SearchSort,
  priceOf: (slot: number) => number,
): Before {
  const newer: Before = (one, other) => {
    const difference = (createdAt.values[one] ?? 0) - (createdAt.values[other] ?? 0);
    return difference === 0 ? (ids[one] ?? "") < (ids[other] ?? "") : difference > 0;
  };
  if (sort === "newest") return newer;
  if (sort === "relevance")
    return (one, other) => {
      const difference = (scores[one] ?? 0) - (scores[other] ?? 0);
      return difference === 0 ? newer(one, other) : difference > 0;
    };
  const sign = sort === "price-asc" ? -1 : 1;
  return (one, other) => {
    const difference = sign * (priceOf(one) - priceOf(other));
    return difference === 0 ? newer(one, other) : difference > 0;
  };
}

/** The first `most` of `slots[0 … size]` in order, by a heap whose root is the last of them. */
function topOf(slots: Uint32Array, size: number, most: number, before: Before): number[] {
  const heap: number[] = [];
  if (most === 0) return heap;
  const sink = (length: number): void => {
    let parent = 0;
    for (;;) {
      let child = parent * 2 + 1;
      if (child >= length) return;
      if (child + 1 < length && before(heap[child] ?? 0, heap[child + 1] ?? 0)) child++;
      if (!before(heap[parent] ?? 0, heap[child] ?? 0)) return;
      [heap[parent], heap[child]] = [heap[child] ?? 0, heap[parent] ?? 0];
      parent = child;
    }
  };
  for (let at = 0; at < size; at++) {
    const slot = slots[at] ?? 0;
    if (heap.length < most) {
      let child = heap.push(slot) - 1;
      while (child > 0) {
        const parent = (child - 1) >>> 1;
        if (!before(heap[parent] ?? 0, heap[child] ?? 0)) break;
        [heap[parent], heap[child]] = [heap[child] ?? 0, heap[parent] ?? 0];
        child = parent;
      }
    } else if (before(slot, heap[0] ?? 0)) {
      heap[0] = slot;
      sink(most);
    }
  }
  for (let last = heap.length - 1; last > 0; last--) {
    [heap[0], heap[last]] = [heap[last] ?? 0, heap[0] ?? 0];
    sink(last);
  }
  return heap;
}
