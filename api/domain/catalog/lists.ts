import type { Cursor } from "../../ports/table.ts";
import type { Actor } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { defaultId, type Market, type MarketId, type MarketTerms } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Settings } from "../settings/store.ts";
import { type Comparison, inBook } from "./book-prices.ts";
import type { Product } from "./product.ts";
import type { ProductPage, ProductSort, Products } from "./store.ts";

export type ListQuery = {
  readonly market?: MarketId | undefined;
  readonly category?: string | undefined;
  readonly sort: ProductSort;
  readonly limit: number;
  readonly cursor?: Cursor | undefined;
};

/**
 * A page of active products at a market's prices, for anybody. In a market of another book than the default one a page may
 * be short, and other sorts than `newest` throw VALIDATION_ERROR: the table has no order by those prices.
 */
export async function listProducts(
  deps: { readonly products: Pick<Products, "list">; readonly settings: Pick<Settings, "read"> },
  _actor: Actor,
  query: ListQuery,
): Promise<ProductPage> {
  const terms = await resolveMarket(deps, query);
  const { book } = terms;
  if (book.bookId !== defaultId && query.sort !== "newest")
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "sort", message: "must be newest in this market: /search sorts by its prices" }],
    });
  const page = await deps.products.list(query);
  return pageIn(page, terms);
}

/** A product as a market sells it; undefined where it does not. The same object for the same product and terms. */
export const inMarket = (product: Product, { market, book }: MarketTerms): Product | undefined =>
  inBook(product, book.bookId, comparisonIn(market));

/** What reductions are shown against in a market. */
export const comparisonIn = ({ priorPrice }: Pick<Market, "priorPrice">): Comparison =>
  priorPrice ? "prior" : "compareAt";

/** The products of a page that a market sells; the same object for the same page and terms. */
function pageIn(page: ProductPage, terms: MarketTerms): ProductPage {
  const comparison = comparisonIn(terms.market);
  if (terms.book.bookId === defaultId && comparison === "compareAt") return page;
  const key = `${terms.book.bookId} ${comparison}`;
  const known = pages.get(page) ?? new Map<string, ProductPage>();
  const made = known.get(key) ?? {
    ...page,
    products: page.products.flatMap((product) => inMarket(product, terms) ?? []),
  };
  pages.set(page, known.set(key, made));
  return made;
}

const pages = new WeakMap<ProductPage, Map<string, ProductPage>>();
