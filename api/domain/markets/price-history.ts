import { bookPriceOf, booksOf, isReduced } from "../catalog/book-prices.ts";
import type { PriorPrices, Product, Variant } from "../catalog/product.ts";
import { type BookId, defaultId } from "./market.ts";

/** What each SKU cost in each book, in minor units: by variant, or by `itself` of a product without variants. */
type PriceList = Readonly<Record<string, Readonly<Record<BookId, number>>>>;

/**
 * A change of a product's prices, kept in its transaction: `before` held until `at`, and for certain since `since`. A new product
 * had no prices before.
 */
export type PriceChangeRecord = {
  readonly productId: string;
  /** The version that the change made. */
  readonly version: number;
  readonly at: number;
  readonly since: number;
  readonly before: PriceList;
};

/** The name of a product that has no variants in its price list. */
const itself = "itself";

/** How long a price must have held before a reduction is shown against it (Directive 98/6/EC, Article 6a(2)). */
export const priorPeriod = 30 * 24 * 60 * 60 * 1000;

/** What each SKU of a product costs in each book that sells it. */
export function priceListOf(product: Product): PriceList {
  const books = [defaultId, ...booksOf(product)];
  const of = (variant: Variant | undefined): Readonly<Record<BookId, number>> =>
    Object.fromEntries(
      books.flatMap((bookId) => {
        const price = bookPriceOf(product, variant, bookId);
        return price ? [[bookId, price.amount]] : [];
      }),
    );
  return product.variants.length === 0
    ? { [itself]: of(undefined) }
    : Object.fromEntries(product.variants.map((variant) => [variant.id, of(variant)]));
}

/** The record of an edit; undefined where every price stays. */
export function priceChangeOf(before: Product | undefined, after: Product): PriceChangeRecord | undefined {
  const { productId, version, updatedAt: at } = after;
  if (!before) return { productId, version, at, since: at, before: {} };
  const list = priceListOf(before);
  if (textOf(list) === textOf(priceListOf(after))) return undefined;
  return { productId, version, at, since: before.updatedAt, before: list };
}

/**
 * The lowest price of the 30 days before `now`; undefined where the price is not known for all of them, or there was none for a
 * time. `records` are the latest changes, the newest first, back to one that is 30 days old; `current` has held since the newest.
 */
export function lowestPrior(
  { now, sku, bookId }: { readonly now: number; readonly sku: string; readonly bookId: BookId },
  current: { readonly list: PriceList; readonly since: number },
  records: readonly PriceChangeRecord[],
): number | undefined {
  const from = now - priorPeriod;
  let lowest: number | undefined;
  const spans = [
    { list: current.list, since: records[0]?.at ?? current.since },
    ...records.map(({ before, since }, place) => ({ list: before, since: records[place + 1]?.at ?? since })),
  ];
  for (const { list, since } of spans) {
    const amount = list[sku]?.[bookId];
    if (amount === undefined) return undefined;
    lowest = Math.min(lowest ?? amount, amount);
    if (since <= from) return lowest;
  }
  return undefined;
}

/**
 * A product after an edit with its prior prices. A reduction begins when a price is first compared with a higher one; lowering it
 * further goes on with the same reduction, raising it begins another.
 */
export function withPriorPrices(
  before: Product | undefined,
  after: Product,
  records: readonly PriceChangeRecord[],
): Product {
  if (!mayHavePriors(after)) return after;
  const current = before && { list: priceListOf(before), since: before.updatedAt };
  const books = [defaultId, ...booksOf(after)];
  const priorsOf = (variant: Variant | undefined): PriorPrices | undefined => {
    const was = variant ? before?.variants.find(({ id }) => id === variant.id) : before;
    const isSame =
      before !== undefined && was !== undefined && (variant !== undefined || before.variants.length === 0);
    const found = books.flatMap((bookId): (readonly [BookId, number])[] => {
      const price = bookPriceOf(after, variant, bookId);
      if (!price || !isReduced(price) || !isSame || !current) return [];
      const earlier = bookPriceOf(before, variant && was, bookId);
      const goesOn = isReduced(earlier) && price.amount <= (earlier?.amount ?? 0);
      const sku = variant?.id ?? itself;
      const prior = goesOn
        ? was.priors?.[bookId]
        : lowestPrior({ now: after.updatedAt, sku, bookId }, current, records);
      return prior === undefined ? [] : [[bookId, prior]];
    });
    return found.length === 0 ? undefined : Object.fromEntries(found);
  };
  if (after.variants.length === 0) return { ...after, priors: priorsOf(undefined) };
  const variants = after.variants.map((variant) => ({ ...variant, priors: priorsOf(variant) }));
  return { ...after, priors: undefined, variants };
}

/** Whether anything of a product is reduced, or was until now. */
const mayHavePriors = (product: Product): boolean =>
  [product, ...product.variants].some(
    ({ priors, compareAt, prices = {} }) =>
      priors !== undefined ||
      compareAt !== undefined ||
      Object.values(prices).some((price) => price.compareAt !== undefined),
  );

const textOf = (list: PriceList): string =>
  JSON.stringify(
    Object.entries(list)
      .map(([sku, amounts]) => [sku, Object.entries(amounts).toSorted(byName)] as const)
      .toSorted(byName),
  );

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
