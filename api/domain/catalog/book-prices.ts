import type { Issue } from "../errors.ts";
import { type BookId, defaultId, type MarketsSettings } from "../markets/market.ts";
import { type Currency, stepOf } from "../money.ts";
import type { BookPrices, Product, Variant } from "./product.ts";

type Priced = { readonly price?: number | undefined; readonly prices?: BookPrices | undefined };

/** What a variant, or the product itself, costs in a book; undefined where it is not sold by that book. */
export function priceIn(
  product: Priced & { readonly price: number },
  variant: Priced | undefined,
  bookId: BookId,
): number | undefined {
  if (bookId === defaultId) return variant?.price ?? product.price;
  return (variant && inPrices(variant, bookId)) ?? inPrices(product, bookId);
}

/** Own properties only, so that "constructor" is no book. */
const inPrices = ({ prices }: Priced, bookId: BookId): number | undefined =>
  prices && Object.hasOwn(prices, bookId) ? prices[bookId]?.amount : undefined;

/**
 * The product as a book sells it: with that book's prices, and of its variants those that have one. Undefined where it is not
 * sold by the book. The default book sells the product as it is. The same object for the same product and book.
 */
export function inBook(product: Product, bookId: BookId): Product | undefined {
  if (bookId === defaultId) return product;
  const known = sold.get(product) ?? new Map<BookId, Product | undefined>();
  if (known.has(bookId)) return known.get(bookId);
  const made = asSold(product, bookId);
  sold.set(product, known.set(bookId, made));
  return made;
}

const sold = new WeakMap<Product, Map<BookId, Product | undefined>>();

function asSold(product: Product, bookId: BookId): Product | undefined {
  const { prices: _prices, ...rest } = product;
  const own = priceIn(product, undefined, bookId);
  if (product.variants.length === 0) return own === undefined ? undefined : { ...rest, price: own };
  const variants = product.variants.flatMap((variant): Variant[] => {
    const price = priceIn(product, variant, bookId);
    const { prices: _, ...shown } = variant;
    return price === undefined ? [] : [{ ...shown, price }];
  });
  if (variants.length === 0) return undefined;
  return {
    ...rest,
    variants,
    price: own ?? Math.min(...variants.map(({ price = 0 }) => price)),
    stock: variants.reduce((sum, { stock }) => sum + stock, 0),
    available: variants.reduce((sum, { available }) => sum + available, 0),
  };
}

/** The books other than the default one that sell a product, wholly or in part. */
export const booksOf = ({ prices, variants }: Pick<Product, "prices" | "variants">): readonly BookId[] =>
  [
    ...new Set(
      [prices, ...variants.map((variant) => variant.prices)].flatMap((one) => Object.keys(one ?? {})),
    ),
  ]
    .filter((bookId) => bookId !== defaultId)
    .toSorted();

/** What is wrong with prices that staff have written: a book that does not exist, or an amount that its currency does not have. */
export function priceIssues(
  { books }: MarketsSettings,
  store: { readonly currency: Currency },
  written: {
    readonly prices?: BookPrices | undefined;
    readonly variants?: readonly Priced[] | undefined;
  },
): Issue[] {
  const at = (path: string, prices: BookPrices = {}): Issue[] =>
    Object.entries(prices).flatMap(([bookId, { amount }]): Issue[] => {
      const book = books.find((one) => one.bookId === bookId);
      const issue = (message: string) => [{ path: `${path}prices.${bookId}`, message }];
      if (bookId === defaultId) return issue('is the product\'s own price: set "price" instead');
      if (!book) return issue("must be a book of the shop");
      const currency = book.currency ?? store.currency;
      if (amount % stepOf(currency) === 0) return [];
      return issue(`must be a whole number, because ${currency} has no decimals`);
    });
  return [
    ...at("", written.prices),
    ...(written.variants ?? []).flatMap(({ prices }, place) => at(`variants.${place}.`, prices)),
  ];
}
