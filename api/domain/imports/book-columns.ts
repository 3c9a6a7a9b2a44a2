import type { BookPrices, Product, Variant } from "../catalog/product.ts";
import { type BookId, defaultId, type MarketsSettings, type PricedBook } from "../markets/market.ts";
import { type Currency, majorOf } from "../money.ts";
import type { Cells } from "./cells.ts";
import type { Header } from "./columns.ts";

const kinds = ["price", "compareAt", "variant_price", "variant_compareAt"] as const;
type Kind = (typeof kinds)[number];
/** A column of one book: `price:eur`. Prices of the default book have columns without a book. */
export type BookColumn = `${Kind}:${BookId}`;

/** The books of a shop with their currencies. */
export const pricedBooks = (
  { books }: MarketsSettings,
  store: { readonly currency: Currency },
): readonly PricedBook[] => books.map((book) => ({ ...book, currency: book.currency ?? store.currency }));

/** The columns of all books but the default one. */
export const bookColumns = (books: readonly PricedBook[]): readonly BookColumn[] =>
  kinds.flatMap((kind) => others(books).map(({ bookId }): BookColumn => `${kind}:${bookId}`));

/** A column's name in the words of a file: case, blanks, hyphens and underscores of what is before the colon do not matter. */
export function bookColumnOf(cell: string): { readonly kind: Kind; readonly bookId: BookId } | undefined {
  const [, name = "", bookId = ""] = /^([^:]+):(.*)$/.exec(cell.trim()) ?? [];
  const kind = kinds.find((known) => plain(known) === plain(name));
  return kind && { kind, bookId: bookId.trim().toLowerCase() };
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "");

/** The columns of the default book, by the names that those of other books have. */
export const defaultColumns = {
  price: "price",
  compareAt: "compare_at",
  variant_price: "variant_price",
  variant_compareAt: "variant_compare_at",
} as const satisfies Record<Kind, string>;

/**
 * The prices in other books after a row: an empty cell takes a price away, and books without a column stay. Undefined where the file
 * has no such column, or nothing to say.
 */
export function bookPricesIn(
  cells: Cells,
  header: Header,
  books: readonly PricedBook[],
  { of, before = {} }: { readonly of: "product" | "variant"; readonly before?: BookPrices | undefined },
): BookPrices | undefined {
  const column = (kind: "price" | "compareAt", bookId: BookId): BookColumn =>
    of === "product" ? `${kind}:${bookId}` : `variant_${kind}:${bookId}`;
  const named = others(books).filter(
    ({ bookId }) => header.has(column("price", bookId)) || header.has(column("compareAt", bookId)),
  );
  if (named.length === 0) return undefined;
  const prices: Record<BookId, NonNullable<BookPrices[string]>> = { ...before };
  for (const { bookId, currency } of named) {
    const [price, compared] = [column("price", bookId), column("compareAt", bookId)];
    const amount = header.has(price) ? cells.amount(price, currency) : before[bookId]?.amount;
    const compareAt = header.has(compared) ? cells.amount(compared, currency) : before[bookId]?.compareAt;
    if (header.has(compared)) mustCompare(cells, compared, { amount, compareAt });
    if (amount === undefined) delete prices[bookId];
    else prices[bookId] = { amount, ...(compareAt !== undefined && { compareAt }) };
  }
  return Object.keys(prices).length + Object.keys(before).length === 0 ? undefined : prices;
}

/** Notes a comparison that is not above its price. */
export function mustCompare(
  cells: Cells,
  column: Parameters<Cells["wrong"]>[0],
  { amount, compareAt }: { readonly amount: number | undefined; readonly compareAt: number | undefined },
): void {
  if (compareAt === undefined) return;
  if (amount === undefined) cells.wrong(column, "needs a price that it is compared with");
  else if (compareAt <= amount) cells.wrong(column, "must be more than the price");
}

/** The cells of a row in the order of `bookColumns`. */
export const bookCells = (
  product: Product,
  variant: Variant | undefined,
  books: readonly PricedBook[],
): string[] =>
  kinds.flatMap((kind) =>
    others(books).map(({ bookId }) => {
      const price = (kind === "price" || kind === "compareAt" ? product : variant)?.prices?.[bookId];
      const amount = kind.endsWith("compareAt") ? price?.compareAt : price?.amount;
      return amount === undefined ? "" : majorOf(amount).toFixed(2);
    }),
  );

const others = (books: readonly PricedBook[]): readonly PricedBook[] =>
  books.filter(({ bookId }) => bookId !== defaultId);
