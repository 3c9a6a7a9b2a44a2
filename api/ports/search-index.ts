/**
 * A product as search knows it. `price` in minor units: the lowest that can be paid; `maxPrice` where a variant costs more.
 * `skus` and `options` are those of its variants. `createdAt` in epoch milliseconds.
 */
export type SearchDocument = Compared & {
  readonly productId: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly category: string;
  readonly tags: readonly string[];
  readonly price: number;
  readonly maxPrice?: number;
  readonly available: number;
  readonly imageUrl: string;
  readonly createdAt: number;
  readonly skus?: readonly string[];
  readonly options?: readonly string[];
  /** By price book, besides the default one: where it has no entry it is not sold. */
  readonly prices?: Readonly<Record<string, BookOffer>>;
};

/** What a book sells a product at, in minor units, and how many units of what it sells there are. */
export type BookOffer = Compared & {
  readonly price: number;
  readonly maxPrice?: number;
  readonly available: number;
};

/**
 * What is struck through beside the lowest price, in minor units: `compareAt` is the merchant's, `prior` the lowest price of the 30
 * days before the reduction, for markets that have to show that one.
 */
type Compared = { readonly compareAt?: number; readonly prior?: number };

/**
 * What became of a product. `version` is the table's count of its writes: of two changes the higher one stands, in
 * whatever order they come, and the same one twice is the same as once.
 */
export type IndexChange =
  | { readonly type: "put"; readonly version: number; readonly document: SearchDocument }
  | { readonly type: "remove"; readonly version: number; readonly productId: string };

/** Changes that could not be kept, for another try; the others were. */
export type Applied = { readonly failed: readonly { readonly productId: string; readonly reason: string }[] };

export const searchSorts = ["relevance", "price-asc", "price-desc", "newest"] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Values within `categories` and within `tags` are alternatives; the filters together must all hold. Bounds are inclusive. */
export type SearchFilters = {
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly minPrice?: number | undefined;
  readonly maxPrice?: number | undefined;
  readonly inStock: boolean;
};

/** Answers for each term of a query the phrases, each as its terms, that mean the same. */
export type Synonyms = (terms: readonly string[]) => readonly (readonly (readonly string[])[])[];

/**
 * Empty `text` finds everything; relevance then means newest. `synonyms` are those beside the built-in ones. With a `book`
 * products are found that it sells, as it sells them: prices, ranges, stock and order are its own.
 */
export type SearchQuery = {
  readonly text: string;
  readonly book?: string | undefined;
  /** How many times as wide as `priceSteps` the ranges of prices are: 1 where it is left out. */
  readonly priceScale?: number | undefined;
  readonly synonyms?: Synonyms | undefined;
  readonly filters: SearchFilters;
  readonly sort: SearchSort;
  readonly offset: number;
  readonly limit: number;
};

/**
 * `highlights` are HTML with the found words in `<mark>`; everything else in them is escaped. `missingWords` are words of
 * the query, as typed, that the product does not have.
 */
export type SearchHit = {
  readonly document: SearchDocument;
  readonly score: number;
  readonly missingWords?: readonly string[];
  readonly highlights: { readonly name: string; readonly description: string };
};

export type FacetCount = { readonly value: string; readonly count: number };
/** `from` is inclusive, `to` exclusive; minor units. */
export type PriceCount = { readonly from: number; readonly to?: number; readonly count: number };

/** Each facet is counted under all filters but its own, so that another choice in it shows what it would bring. */
export type Facets = {
  readonly categories: readonly FacetCount[];
  readonly tags: readonly FacetCount[];
  readonly prices: readonly PriceCount[];
  readonly inStock: number;
};

/**
 * `correction` is what was searched for instead where words of the query are known to no product. `relaxed`: fewer than ten
 * products have all words, so that those which have some of them follow, each with its `missingWords`.
 */
export type SearchResult = {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly facets: Facets;
  readonly correction?: string;
  readonly relaxed?: true;
};

export type Suggestions = {
  readonly products: readonly SearchDocument[];
  readonly categories: readonly string[];
  readonly correction?: string;
};

/** A change of a product without what it changed. */
export type ChangeMark = {
  readonly productId: string;
  readonly version: number;
  readonly type: IndexChange["type"];
};

export type Rebuilt = { readonly documents: number };

/** Full text search over products. A method that cannot answer throws SERVICE_UNAVAILABLE, within two seconds. */
export interface SearchIndex {
  apply(changes: readonly IndexChange[]): Promise<Applied>;
  search(query: SearchQuery): Promise<SearchResult>;
  /** What a shopper who has typed so far may mean; the last word may be unfinished. */
  suggest(query: Pick<SearchQuery, "text" | "book" | "synonyms" | "limit">): Promise<Suggestions>;
  /**
   * Fills a new index and puts it in the place of the old one, which answers until then. Changes applied meanwhile are
   * in both. `changes` are read after the new index takes part in `apply`.
   */
  rebuild(changes: AsyncIterable<readonly IndexChange[]>): Promise<Rebuilt>;
  /** Resolves when everything applied so far is found. */
  refresh(): Promise<void>;
  /**
   * Those of these changes that searches do not show yet, nor a later one of the same product. A product that the index has
   * never had counts as removed.
   */
  missing(changes: readonly ChangeMark[]): Promise<readonly ChangeMark[]>;
}

/** Where price ranges begin, in minor units; the last has no end. */
export const priceSteps = [0, 2_500, 5_000, 10_000, 25_000, 50_000] as const;
/** The most tags that a facet lists. */
export const mostTags = 50;
