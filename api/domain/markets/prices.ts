import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { editProduct } from "../catalog/edit.ts";
import type { Product } from "../catalog/product.ts";
import { findByIdOrSlug } from "../catalog/staff.ts";
import { staleVersion } from "../catalog/stale.ts";
import type { ProductPage, Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Settings } from "../settings/store.ts";
import { isMissingIn } from "./gaps.ts";
import type { BookId, PricedBook } from "./market.ts";
import { editOfCells, type PriceCell } from "./price-cells.ts";

/** A book, with the names of the markets that sell by it. */
type SellingBook = PricedBook & { readonly markets: readonly string[] };

/** Pages of the catalog that one request looks through for gaps. */
const mostPages = 5;

/**
 * A page of all products by name, with their prices, and every book. `missing` leaves those for which a book has no price, or not for each variant;
 * such a page may be short and still have a cursor. Throws VALIDATION_ERROR for a book that does not exist.
 */
export async function listPrices(
  deps: { readonly products: Pick<Products, "listAll">; readonly settings: Pick<Settings, "read"> },
  actor: Actor,
  input: {
    readonly missing?: BookId | undefined;
    readonly category?: string | undefined;
    readonly isActive?: boolean | undefined;
    readonly limit: number;
    readonly cursor?: Cursor | undefined;
  },
): Promise<ProductPage & { readonly books: readonly SellingBook[] }> {
  requireStaff(actor, "catalog:read");
  const { missing, limit, ...filters } = input;
  const [settings, store] = await Promise.all([deps.settings.read("markets"), deps.settings.read("store")]);
  const books = settings.books.map((book) => ({
    ...book,
    currency: book.currency ?? store.currency,
    markets: settings.markets.filter((market) => market.book === book.bookId).map(({ name }) => name),
  }));
  const list = (wanted: number, cursor: Cursor | undefined) =>
    deps.products.listAll({ ...filters, sort: "name", descending: false, limit: wanted, cursor });
  if (missing === undefined) return { ...(await list(limit, input.cursor)), books };
  if (!books.some(({ bookId }) => bookId === missing))
    throw new DomainError("VALIDATION_ERROR", {
      issues: [{ path: "missing", message: "must be a book of the shop" }],
    });
  const products: Product[] = [];
  let cursor = input.cursor;
  for (let read = 0; read < mostPages && products.length < limit; read++) {
    const page = await list(limit - products.length, cursor);
    products.push(...page.products.filter((product) => isMissingIn(product, missing)));
    cursor = page.cursor;
    if (!cursor) break;
  }
  return { products, books, ...(cursor && { cursor }) };
}

/**
 * Changes some prices of a product and leaves the others alone. Throws PRODUCT_NOT_FOUND, VALIDATION_ERROR, and CONFLICT, with the
 * product as it stands, when it is at none of `expectedVersions`.
 */
export async function changePrices(
  deps: {
    readonly products: Pick<Products, "find" | "findBySlug" | "change">;
    readonly settings: Pick<Settings, "read">;
    readonly now: () => number;
    readonly newId: () => string;
  },
  actor: Actor,
  input: {
    readonly productId: string;
    readonly changes: readonly PriceCell[];
    readonly expectedVersions: readonly number[] | undefined;
  },
): Promise<Product> {
  requireStaff(actor, "catalog:write");
  const { changes, expectedVersions } = input;
  const [settings, store, found] = await Promise.all([
    deps.settings.read("markets"),
    deps.settings.read("store"),
    findByIdOrSlug(deps.products, input.productId),
  ]);
  if (!found) throw new DomainError("PRODUCT_NOT_FOUND", { productId: input.productId });
  return deps.products.change(
    found.productId,
    (product, units) => {
      if (expectedVersions && !expectedVersions.includes(product.version))
        throw new DomainError("CONFLICT", { ...staleVersion(product).details, current: product });
      const edit = editOfCells(product, changes, settings, store);
      return editProduct(product, units, edit, { now: deps.now(), newId: deps.newId });
    },
    auditEntry(deps, actor, "markets.changePrices"),
  );
}
