import type {
  SearchDocument,
  SearchFilters,
  SearchIndex,
  SearchQuery,
  SearchResult,
  Suggestions,
  Synonyms,
} from "../../ports/search-index.ts";
import type { Actor } from "../actor.ts";
import { comparisonIn } from "../catalog/lists.ts";
import { DomainError } from "../errors.ts";
import { defaultId, type MarketId } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import { stepOf } from "../money.ts";
import type { Settings } from "../settings/store.ts";
import { comparedIn } from "./document.ts";
import type { SearchLog } from "./log.ts";
import { currentSynonyms } from "./staff-synonyms.ts";

export type SearchDeps = {
  readonly search: SearchIndex;
  readonly searchLog: SearchLog;
  readonly settings: Pick<Settings, "read">;
  readonly log: (level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>) => void;
};

/** Who searches hears within two seconds that the engine does not answer. */
const timeout = 1_500;
const retryAfter = 5;

/** A search in a market, which says the book; without one in the default market. */
type InMarket<Q> = Omit<Q, "book" | "priceScale" | "synonyms"> & { readonly market?: MarketId | undefined };

/**
 * Finds products that a market sells and counts the query. For anybody. Throws VALIDATION_ERROR (no such market), and
 * SERVICE_UNAVAILABLE when the engine fails or does not answer in time.
 */
export async function searchProducts(
  deps: SearchDeps,
  _actor: Actor,
  { market, ...query }: InMarket<SearchQuery>,
): Promise<SearchResult> {
  const sold = await bookOf(deps, market);
  const result = await answered(deps.log, async () =>
    deps.search.search({
      ...query,
      ...sold,
      filters: await filtersIn(deps.search, query.filters),
      synonyms: await synonymsOrNone(deps),
    }),
  );
  if (query.text.trim() !== "" && query.offset === 0)
    await deps.searchLog.searched(query.text, foundAsTyped(result) ? result.total : 0);
  const documents = await compared(
    deps,
    market,
    result.hits.map(({ document }) => document),
  );
  return {
    ...result,
    hits: result.hits.map((hit, place) => ({ ...hit, document: documents[place] ?? hit.document })),
  };
}

/**
 * Each value of a filter is a whole one, commas included. A single value that no product has is read as a list with
 * commas, as the API took lists before.
 */
async function filtersIn(index: SearchIndex, filters: SearchFilters): Promise<SearchFilters> {
  const [categories, tags] = await Promise.all([
    valuesIn(filters.categories, (categories) => isKnown(index, { categories, tags: [] })),
    valuesIn(filters.tags, (tags) => isKnown(index, { categories: [], tags })),
  ]);
  return { ...filters, categories, tags };
}

async function valuesIn(
  values: readonly string[],
  known: (values: readonly string[]) => Promise<boolean>,
): Promise<readonly string[]> {
  const [only = ""] = values;
  if (values.length !== 1 || !only.includes(",") || (await known(values))) return values;
  const list = only.split(",").map((value) => value.trim());
  return [...new Set(list.filter((value) => value !== ""))];
}

async function isKnown(
  index: SearchIndex,
  filters: Pick<SearchFilters, "categories" | "tags">,
): Promise<boolean> {
  const one = { text: "", filters: { ...filters, inStock: false }, offset: 0, limit: 1 } as const;
  return (await index.search({ ...one, sort: "newest" })).total > 0;
}

/** What a shopper who has typed so far may mean. For anybody. Throws what `searchProducts` does. */
export async function suggestProducts(
  deps: Pick<SearchDeps, "search" | "settings" | "log">,
  _actor: Actor,
  { market, ...query }: InMarket<{ readonly text: string; readonly limit: number }>,
): Promise<Suggestions> {
  const { book } = await bookOf(deps, market);
  const found = await answered(deps.log, async () =>
    deps.search.suggest({ ...query, book, synonyms: await synonymsOrNone(deps) }),
  );
  return { ...found, products: await compared(deps, market, found.products) };
}

/**
 * Documents with what the market strikes through. The settings are read only where something is reduced; while they cannot be read,
 * nothing is struck through.
 */
async function compared(
  shop: Pick<SearchDeps, "settings" | "log">,
  market: MarketId | undefined,
  documents: readonly SearchDocument[],
): Promise<readonly SearchDocument[]> {
  if (documents.every(({ compareAt }) => compareAt === undefined)) return documents;
  const terms = await resolveMarket(shop, { market }).catch((error: unknown) => {
    shop.log("warn", "the markets could not be read", { error });
    return undefined;
  });
  return documents.map((document) => comparedIn(document, terms && comparisonIn(terms.market)));
}

/** How many products of each category a book sells. For anybody. Throws SERVICE_UNAVAILABLE. */
export async function countInBook(
  deps: Pick<SearchDeps, "search" | "log">,
  _actor: Actor,
  book: string,
): Promise<ReadonlyMap<string, number>> {
  const everything = {
    text: "",
    filters: { categories: [], tags: [], inStock: false },
    sort: "newest",
  } as const;
  const { facets } = await answered(deps.log, async () =>
    deps.search.search({ ...everything, book, offset: 0, limit: 1 }),
  );
  return new Map(facets.categories.map(({ value, count }) => [value, count]));
}

/** The default book is the one without a name; a search that names no market does not read the settings. */
async function bookOf(
  deps: { readonly settings: Pick<Settings, "read"> },
  market: MarketId | undefined,
): Promise<Pick<SearchQuery, "book" | "priceScale">> {
  if (market === undefined) return {};
  const { bookId, currency } = (await resolveMarket(deps, { market })).book;
  // A yen is one unit of a hundred.
  return { ...(bookId !== defaultId && { book: bookId }), priceScale: stepOf(currency) };
}

/** Search goes on without the synonyms of staff while the settings cannot be read. */
async function synonymsOrNone(shop: Pick<SearchDeps, "settings" | "log">): Promise<Synonyms | undefined> {
  try {
    return await currentSynonyms(shop.settings);
  } catch (error) {
    shop.log("warn", "the synonyms of staff could not be read", { error });
    return undefined;
  }
}

/** Counts that a product was opened from the results of the query `text`. For anybody. */
export const noteClick = async (
  deps: Pick<SearchDeps, "searchLog">,
  _actor: Actor,
  text: string,
): Promise<void> => deps.searchLog.clicked(text);

async function answered<T>(log: SearchDeps["log"], ask: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${timeout} ms`)), timeout);
  });
  try {
    return await Promise.race([ask(), late]);
  } catch (error) {
    if (DomainError.is(error)) throw error;
    log("error", "search failed", { error });
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter }, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

/** Whether products have all words of the query as they were typed. */
const foundAsTyped = ({ correction, hits }: SearchResult): boolean =>
  correction === undefined && hits[0]?.missingWords === undefined;
