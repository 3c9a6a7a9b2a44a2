import type { Currency } from "../money.ts";
import type { BookId, MarketsSettings } from "./market.ts";

/** A book of which a change of the settings takes the currency, or the book itself. */
export type LostBook = {
  readonly bookId: BookId;
  readonly was: Currency;
  /** Undefined: the book is gone. */
  readonly becomes: Currency | undefined;
};

/** The books whose prices would mean something else, or nothing, after a change of the settings. */
export const booksLost = (
  before: MarketsSettings,
  after: MarketsSettings,
  store: { readonly currency: Currency },
): readonly LostBook[] =>
  before.books.flatMap(({ bookId, currency }): LostBook[] => {
    const was = currency ?? store.currency;
    const left = after.books.find((book) => book.bookId === bookId);
    const becomes = left && (left.currency ?? store.currency);
    return becomes === was ? [] : [{ bookId, was, becomes }];
  });
