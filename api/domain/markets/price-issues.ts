import type { BookPrices } from "../catalog/product.ts";
import type { Issue } from "../errors.ts";
import { amountIssue, type Currency } from "../money.ts";
import { type BookId, defaultId, type MarketsSettings } from "./market.ts";

/** Prices as staff have written them; null takes a comparison away. */
type WrittenPrices = {
  readonly price?: number | undefined;
  readonly compareAt?: number | null | undefined;
  readonly prices?: BookPrices | undefined;
};

/** The currency of a book; undefined where there is no such book. */
export const currencyOf = (
  { books }: MarketsSettings,
  store: { readonly currency: Currency },
  bookId: BookId,
): Currency | undefined => {
  const book = books.find((one) => one.bookId === bookId);
  return book && (book.currency ?? store.currency);
};

/** The currency of the products' own prices. */
export const ownCurrency = (settings: MarketsSettings, store: { readonly currency: Currency }): Currency =>
  currencyOf(settings, store, defaultId) ?? store.currency;

/**
 * What is wrong with prices that staff have written: a book that does not exist, an amount that its currency does not have or
 * that is too high, or one that is not below what it is compared with.
 */
export function priceIssues(
  settings: MarketsSettings,
  store: { readonly currency: Currency },
  written: WrittenPrices & { readonly variants?: readonly WrittenPrices[] | undefined },
): Issue[] {
  const own = ownCurrency(settings, store);
  const at = (path: string, { price, compareAt, prices = {} }: WrittenPrices): Issue[] => [
    ...priceIssue(`${path}price`, own, price),
    ...comparisonIssues(`${path}compareAt`, own, price ?? -1, compareAt ?? undefined),
    ...Object.entries(prices).flatMap(([bookId, { amount, compareAt: higher }]): Issue[] => {
      const issue = (message: string) => [{ path: `${path}prices.${bookId}`, message }];
      if (bookId === defaultId) return issue('is the product\'s own price: set "price" instead');
      const currency = currencyOf(settings, store, bookId);
      if (currency === undefined) return issue("must be a book of the shop");
      const wrong = amountIssue(amount, currency);
      if (wrong !== undefined) return issue(wrong);
      return comparisonIssues(`${path}prices.${bookId}.compareAt`, currency, amount, higher);
    }),
  ];
  return [
    ...at("", written),
    ...(written.variants ?? []).flatMap((variant, place) => at(`variants.${place}.`, variant)),
  ];
}

function priceIssue(path: string, currency: Currency, price: number | undefined): Issue[] {
  const message = price === undefined ? undefined : amountIssue(price, currency);
  return message === undefined ? [] : [{ path, message }];
}

function comparisonIssues(
  path: string,
  currency: Currency,
  amount: number,
  compareAt: number | undefined,
): Issue[] {
  if (compareAt === undefined) return [];
  const wrong = amountIssue(compareAt, currency);
  if (wrong !== undefined) return [{ path, message: wrong }];
  return compareAt > amount ? [] : [{ path, message: "must be more than the price" }];
}
