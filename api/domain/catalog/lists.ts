import type { Cursor } from "../../ports/table.ts";
import type { Actor } from "../actor.ts";
import { DomainError } from "../errors.ts";
import { type BookId, defaultId, type MarketId } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Settings } from "../settings/store.ts";
import { inBook } from "./book-prices.ts";
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
  { market, ...query }: ListQuery,
): Promise<ProductPage> {
  const { book } = await resolveMarket(deps, { market });
  if (book.bookId !== defaultId && query.sort !== "newest")
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "sort", message: "must be newest in this market: /search sorts by its prices" }],
    });
  const page = await deps.products.list(query);
  return book.bookId === defaultId ? page : pageIn(page, book.bookId);
}

/** The products of a page that a book sells; the same object for the same page and book. */
function pageIn(page: ProductPage, bookId: BookId): ProductPage {
  const known = pages.get(page) ?? new Map<BookId, ProductPage>();
  const made = known.get(bookId) ?? {
    ...page,
    products: page.products.flatMap((product) => inBook(product, bookId) ?? []),
  };
  pages.set(page, known.set(bookId, made));
  return made;
}

const pages = new WeakMap<ProductPage, Map<BookId, ProductPage>>();
