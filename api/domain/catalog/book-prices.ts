import { type BookId, defaultId } from "../markets/market.ts";
import type { BookPrice, BookPrices, PriorPrices, Product, Variant } from "./product.ts";

type Priced = {
  readonly price?: number | undefined;
  readonly compareAt?: number | undefined;
  readonly prices?: BookPrices | undefined;
};

/** What is struck through: what staff wrote, or the lowest price of the 30 days before the reduction began. */
export type Comparison = "compareAt" | "prior";

/** What a variant, or the product itself, costs in a book, with what it compares with; undefined where that book does not sell it. */
export function bookPriceOf(
  product: Priced & { readonly price: number },
  variant: Priced | undefined,
  bookId: BookId,
): BookPrice | undefined {
  return (variant && ownPrice(variant, bookId)) ?? ownPrice(product, bookId);
}

/** What a variant, or the product itself, costs in a book; undefined where that book does not sell it. */
export const priceIn = (
  product: Priced & { readonly price: number },
  variant: Priced | undefined,
  bookId: BookId,
): number | undefined => bookPriceOf(product, variant, bookId)?.amount;

/** The price that a variant or a product has itself. Own properties only, so that "constructor" is no book. */
export function ownPrice({ price, compareAt, prices }: Priced, bookId: BookId): BookPrice | undefined {
  if (bookId === defaultId) return price === undefined ? undefined : { amount: price, compareAt };
  return prices && Object.hasOwn(prices, bookId) ? prices[bookId] : undefined;
}

/** Whether a price is shown as a reduced one. */
export const isReduced = (price: BookPrice | undefined): boolean =>
  price?.compareAt !== undefined && price.compareAt > price.amount;

/**
 * The product as a book sells it: with that book's prices, and of its variants those that have one. Undefined where it is not
 * sold by the book. The default book sells the product as it is. The same object for the same arguments.
 */
export function inBook(
  product: Product,
  bookId: BookId,
  comparison: Comparison = "compareAt",
): Product | undefined {
  if (bookId === defaultId && comparison === "compareAt") return product;
  const key = `${bookId} ${comparison}`;
  const known = sold.get(product) ?? new Map<string, Product | undefined>();
  if (known.has(key)) return known.get(key);
  const made = asSold(product, bookId, comparison);
  sold.set(product, known.set(key, made));
  return made;
}

const sold = new WeakMap<Product, Map<string, Product | undefined>>();

function asSold(product: Product, bookId: BookId, comparison: Comparison): Product | undefined {
  const { prices: _prices, priors, compareAt: _compareAt, ...rest } = product;
  const shown = (price: BookPrice, prior: PriorPrices | undefined) => {
    const compareAt = comparison === "prior" ? priorIn(prior, bookId) : price.compareAt;
    return { price: price.amount, ...(compareAt !== undefined && { compareAt }) };
  };
  const own = ownPrice(product, bookId);
  if (product.variants.length === 0)
    return own === undefined ? undefined : { ...rest, ...shown(own, priors) };
  const variants = product.variants.flatMap((variant): Variant[] => {
    const price = bookPriceOf(product, variant, bookId);
    const { prices: _, priors: prior, compareAt: __, ...kept } = variant;
    return price === undefined ? [] : [{ ...kept, ...shown(price, prior) }];
  });
  if (variants.length === 0) return undefined;
  return {
    ...rest,
    variants,
    price: own?.amount ?? Math.min(...variants.map(({ price = 0 }) => price)),
    stock: variants.reduce((sum, { stock }) => sum + stock, 0),
    available: variants.reduce((sum, { available }) => sum + available, 0),
  };
}

const priorIn = (priors: PriorPrices | undefined, bookId: BookId): number | undefined =>
  priors && Object.hasOwn(priors, bookId) ? priors[bookId] : undefined;

/** The books other than the default one that sell a product, wholly or in part. */
export const booksOf = ({ prices, variants }: Pick<Product, "prices" | "variants">): readonly BookId[] =>
  [
    ...new Set(
      [prices, ...variants.map((variant) => variant.prices)].flatMap((one) => Object.keys(one ?? {})),
    ),
  ]
    .filter((bookId) => bookId !== defaultId)
    .toSorted();
