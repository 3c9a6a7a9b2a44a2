export const sorts = ["relevance", "newest", "price-asc", "price-desc"] as const;
export type Sort = (typeof sorts)[number];

export const sortNames: Readonly<Record<Sort, string>> = {
  relevance: "Most relevant",
  newest: "Newest",
  "price-asc": "Price: low to high",
  "price-desc": "Price: high to low",
};

/** The state of a results page, as its URL has it. Prices are decimal major units. */
export type Refinement = {
  readonly q: string;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly minPrice: number | undefined;
  readonly maxPrice: number | undefined;
  readonly inStock: boolean;
  readonly sort: Sort;
  /** Starting at 1. */
  readonly page: number;
};

export const pageSize = 24;
const lastPage = 400;

/** Parses a URL's query; invalid values are ignored. */
export function readRefinement(query: URLSearchParams, fallback: Sort): Refinement {
  const price = (name: string): number | undefined => {
    const text = query.get(name) ?? "";
    return /^\d{1,8}(\.\d{1,2})?$/.test(text) ? Number(text) : undefined;
  };
  const [minPrice, maxPrice] = [price("minPrice"), price("maxPrice")];
  const backwards = minPrice !== undefined && maxPrice !== undefined && minPrice > maxPrice;
  return {
    q: (query.get("q") ?? "").trim().slice(0, 200),
    categories: values(query, "category", 20, 60),
    tags: values(query, "tags", 30, 40),
    minPrice: backwards ? maxPrice : minPrice,
    maxPrice: backwards ? minPrice : maxPrice,
    inStock: query.get("inStock") === "true",
    sort: sorts.find((one) => one === query.get("sort")) ?? fallback,
    page: Math.min(lastPage, Math.max(1, Math.trunc(Number(query.get("page"))) || 1)),
  };
}

/** The query in one order and without defaults, so that each result has one URL. */
export function writeRefinement(refinement: Refinement, fallback: Sort): string {
  const query = new URLSearchParams();
  if (refinement.q) query.set("q", refinement.q);
  for (const category of refinement.categories.toSorted()) query.append("category", category);
  for (const tag of refinement.tags.toSorted()) query.append("tags", tag);
  if (refinement.minPrice !== undefined) query.set("minPrice", String(refinement.minPrice));
  if (refinement.maxPrice !== undefined) query.set("maxPrice", String(refinement.maxPrice));
  if (refinement.inStock) query.set("inStock", "true");
  if (refinement.sort !== fallback) query.set("sort", refinement.sort);
  if (refinement.page > 1) query.set("page", String(refinement.page));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The list with the value added, or removed if it was there. */
export const toggled = (list: readonly string[], value: string): readonly string[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

/** The page numbers to offer around the current one; undefined stands for a gap. */
export function pagesAround(page: number, pages: number): readonly (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const sorted = [...new Set(near)].toSorted((one, other) => one - other);
  return sorted.flatMap((one, place) => {
    const before = sorted[place - 1];
    return before !== undefined && one - before > 1 ? [undefined, one] : [one];
  });
}

const values = (query: URLSearchParams, name: string, most: number, longest: number): readonly string[] =>
  [...new Set(query.getAll(name).map((value) => value.trim()))]
    .filter((value) => value !== "" && value.length <= longest)
    .slice(0, most);
