import type { Product, Variant } from "../catalog/product.ts";
import { type BookId, defaultId, type MarketsSettings, type PricedBook } from "../markets/market.ts";
import { type Currency, majorOf } from "../money.ts";

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

/** All books but the default one. */
export const others = (books: readonly PricedBook[]): readonly PricedBook[] =>
  books.filter(({ bookId }) => bookId !== defaultId);
