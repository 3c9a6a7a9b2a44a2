import { DomainError } from "../errors.ts";
import type { BookId } from "../markets/market.ts";
import { type EndingName, endingsOf, proposedPrice } from "../markets/proposed-price.ts";
import { amountIssue, type Currency, majorOf, mostIn, stepOf } from "../money.ts";
import { ownPrice, priceIn } from "./book-prices.ts";
import type { ProductEdit } from "./edit.ts";
import type { BookPrices, Product, Variant } from "./product.ts";

/** To what a computed price is rounded: a multiple of so many minor units, or the nearest price with these cents. */
export const roundings = {
  "0.01": { step: 1 },
  "0.05": { step: 5 },
  "0.10": { step: 10 },
  "1.00": { step: 100 },
  "x.95": { cents: 95 },
  "x.99": { cents: 99 },
} as const satisfies Record<string, { readonly step: number } | { readonly cents: number }>;
export type Rounding = keyof typeof roundings;

/**
 * A new price, or a change of each price: `percent` in hundredths of a percent, `amount` in minor units; both may be
 * negative.
 */
export type PriceChange =
  | { readonly set: number }
  | { readonly percent: number; readonly rounding: Rounding }
  | { readonly amount: number; readonly rounding: Rounding };

/** Prices of a book that are made from those of another one, times a factor in millionths. */
export type ProposedPrices = {
  readonly bookId: BookId;
  readonly from: BookId;
  readonly millionths: number;
  readonly currency: Currency;
  readonly ending: EndingName;
  /** Prices that are there stay. */
  readonly onlyMissing: boolean;
};

/** What a bulk edit does to each product. What is left out stays. */
export type BulkChange = {
  readonly proposed?: ProposedPrices | undefined;
  readonly price?: PriceChange | undefined;
  readonly category?: string | undefined;
  readonly isActive?: boolean | undefined;
  readonly tags?: { readonly add: readonly string[]; readonly remove: readonly string[] } | undefined;
};

/** What a bulk edit can change of a product. `variantPrices` has the variants with a price of their own, by id. */
export type BulkFields = {
  readonly price: number;
  readonly variantPrices: Readonly<Record<string, number>>;
  /** In other books than the default one; those of the variants by id. Edits from before books have none, and leave them. */
  readonly prices?: BookPrices | undefined;
  readonly variantBookPrices?: Readonly<Record<string, BookPrices>> | undefined;
  readonly category: string;
  readonly isActive: boolean;
  readonly tags: readonly string[];
};

export const mostTags = 30;

/** The fields of a product that a bulk edit can change, as they stand. */
export const bulkFieldsOf = ({
  price,
  prices = {},
  variants,
  category,
  isActive,
  tags,
}: Product): BulkFields => ({
  price,
  prices,
  variantBookPrices: Object.fromEntries(
    variants.flatMap((variant) => (variant.prices ? [[variant.id, variant.prices]] : [])),
  ),
  variantPrices: Object.fromEntries(
    variants.flatMap((variant) => (variant.price === undefined ? [] : [[variant.id, variant.price]])),
  ),
  category,
  isActive,
  tags,
});

/**
 * A product's fields after the change. A set price becomes the price of every variant; other changes apply to each price
 * that there is, in the default book's `currency`. Throws VALIDATION_ERROR for a price below 0 or above the highest, or that the
 * currency does not have, and for more than 30 tags.
 */
export function bulkFieldsAfter(product: Product, change: BulkChange, currency: Currency): BulkFields {
  const before = bulkFieldsOf(product);
  const { price, proposed, category = before.category, isActive = before.isActive, tags } = change;
  if (isActive && !before.isActive && price === undefined)
    for (const own of [before.price, ...Object.values(before.variantPrices)]) mustBeIn(currency, own);
  return {
    ...(price === undefined ? before : pricesAfter(before, price, currency)),
    ...(proposed && pricesProposed(product, proposed)),
    category,
    isActive,
    tags: tags === undefined ? before.tags : tagsAfter(before.tags, tags),
  };
}

/** The edit that gives a product these fields. */
export const bulkEditOf = (product: Product, fields: BulkFields): ProductEdit => ({
  price: fields.price,
  category: fields.category,
  isActive: fields.isActive,
  tags: fields.tags,
  prices: fields.prices,
  ...(product.variants.length > 0 && {
    variants: product.variants.map(({ id, sku, options, imageUrl, weight }) => ({
      id,
      sku,
      options,
      imageUrl,
      weight,
      price: fields.variantPrices[id],
      prices: fields.variantBookPrices && (fields.variantBookPrices[id] ?? {}),
    })),
  }),
});

/** A product as it was with these fields. */
export const productBefore = (product: Product, before: BulkFields): Product => {
  const { variantPrices, variantBookPrices, prices = product.prices, ...fields } = before;
  const variants = product.variants.map((variant) => ({
    ...variant,
    price: variantPrices[variant.id],
    prices: variantBookPrices ? variantBookPrices[variant.id] : variant.prices,
  }));
  return { ...product, ...fields, prices, variants };
};

/** Whether two states of these fields are the same. */
export const sameFields = (one: BulkFields, other: BulkFields): boolean => textOf(one) === textOf(other);

const textOf = ({
  price,
  variantPrices,
  prices = {},
  variantBookPrices = {},
  category,
  isActive,
  tags,
}: BulkFields): string =>
  JSON.stringify([
    price,
    Object.entries(variantPrices).toSorted(byKey),
    Object.entries(prices).toSorted(byKey),
    Object.entries(variantBookPrices)
      .map(([id, own]) => [id, Object.entries(own).toSorted(byKey)] as const)
      .filter(([, own]) => own.length > 0)
      .toSorted(byKey),
    category,
    isActive,
    tags,
  ]);

const byKey = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

/** The prices of a book that are proposed: of the product and of each variant that has a price of its own in the other book. */
function pricesProposed(product: Product, proposed: ProposedPrices): Partial<BulkFields> {
  const { bookId, from, millionths, currency, ending, onlyMissing } = proposed;
  const rule = endingsOf(currency)[ending];
  if (!rule) throw invalid("ending", `must be one of ${Object.keys(endingsOf(currency)).join(", ")}`);
  const priced = (owner: Product | Variant, isSold: boolean): BookPrices => {
    const { prices = {} } = owner;
    const source = ownPrice(owner, from);
    if (!source || (onlyMissing && isSold)) return prices;
    const amount = proposedPrice(source.amount, millionths, rule, currency);
    if (amount === undefined) throw invalid("factor", `would make a price above ${highest(currency)}`);
    return { ...prices, [bookId]: { ...ownPrice(owner, bookId), amount } };
  };
  const isSold = (variant: Variant | undefined) => priceIn(product, variant, bookId) !== undefined;
  return {
    prices: priced(product, ownPrice(product, bookId) !== undefined),
    variantBookPrices: Object.fromEntries(
      product.variants.map((variant) => [variant.id, priced(variant, isSold(variant))]),
    ),
  };
}

function pricesAfter(before: BulkFields, change: PriceChange, currency: Currency): BulkFields {
  if ("set" in change) return { ...before, price: mustBeIn(currency, change.set), variantPrices: {} };
  const after = (price: number): number => {
    const exact = "percent" in change ? (price * (10_000 + change.percent)) / 10_000 : price + change.amount;
    const rounded = roundedTo(exact, change.rounding, currency);
    if (exact < 0 || rounded > mostIn(currency))
      throw invalid("price", `would not be from 0 to ${highest(currency)}`);
    return mustBeIn(currency, rounded);
  };
  const variantPrices = Object.entries(before.variantPrices).map(([id, price]) => [id, after(price)]);
  return { ...before, price: after(before.price), variantPrices: Object.fromEntries(variantPrices) };
}

function mustBeIn(currency: Currency, price: number): number {
  const wrong = amountIssue(price, currency);
  if (wrong !== undefined) throw invalid("price", wrong);
  return price;
}

const highest = (currency: Currency): string => majorOf(mostIn(currency)).toLocaleString("en");

/** Halves are rounded up; a price is never rounded below 0. Without decimals, multiples of cents are whole numbers. */
function roundedTo(exact: number, rounding: Rounding, currency: Currency): number {
  const rule = roundings[rounding];
  if ("step" in rule) {
    const step = Math.max(rule.step, stepOf(currency));
    return Math.round(exact / step) * step;
  }
  return Math.max(0, Math.round((exact - rule.cents) / 100)) * 100 + rule.cents;
}

function tagsAfter(
  before: readonly string[],
  { add, remove }: NonNullable<BulkChange["tags"]>,
): readonly string[] {
  const kept = before.filter((tag) => !remove.includes(tag));
  const tags = [...new Set([...kept, ...add])];
  if (tags.length > mostTags) throw invalid("tags", `would be more than ${mostTags}`);
  return tags;
}

const invalid = (path: string, message: string): DomainError =>
  new DomainError("VALIDATION_ERROR", { issues: [{ path, message }] });
