import { ownPrice } from "../catalog/book-prices.ts";
import type { ProductEdit } from "../catalog/edit.ts";
import type { BookPrice, BookPrices, Product, Variant } from "../catalog/product.ts";
import { DomainError, type Issue } from "../errors.ts";
import { amountIssue, type Currency } from "../money.ts";
import { type BookId, defaultId, type MarketsSettings } from "./market.ts";
import { currencyOf } from "./price-issues.ts";

/** A change of one price. What is left out stays; null takes it away. Amounts are minor units. */
export type PriceCell = {
  readonly bookId: BookId;
  readonly variantId?: string | undefined;
  readonly amount?: number | null | undefined;
  readonly compareAt?: number | null | undefined;
};

/**
 * The edit of a product that changes some of its prices and leaves all others alone. Throws VALIDATION_ERROR, whose paths name the
 * cells by their place.
 */
export function editOfCells(
  product: Product,
  cells: readonly PriceCell[],
  settings: MarketsSettings,
  store: { readonly currency: Currency },
): ProductEdit {
  const issues: Issue[] = [];
  const own = new Map<string | undefined, Map<BookId, BookPrice | undefined>>();
  for (const [place, cell] of cells.entries()) {
    const { bookId, variantId } = cell;
    const wrong = (field: string, message: string): void => {
      issues.push({ path: `changes.${place}.${field}`, message });
    };
    const currency = currencyOf(settings, store, bookId);
    if (currency === undefined) {
      wrong("book", "must be a book of the shop");
      continue;
    }
    const owner = variantId === undefined ? product : product.variants.find(({ id }) => id === variantId);
    if (!owner) {
      wrong("variantId", "must be a variant of the product");
      continue;
    }
    const known = own.get(variantId) ?? new Map<BookId, BookPrice | undefined>();
    const before = known.has(bookId) ? known.get(bookId) : ownPrice(owner, bookId);
    const { amount = before?.amount ?? null, compareAt = before?.compareAt ?? null } = cell;
    own.set(variantId, known);
    if (amount === null) {
      if (bookId === defaultId && variantId === undefined) wrong("amount", "must not be empty");
      else if (cell.compareAt != null) wrong("compareAt", "needs a price that it is compared with");
      known.set(bookId, undefined);
      continue;
    }
    const amountWrong = amountIssue(amount, currency);
    if (amountWrong !== undefined) wrong("amount", amountWrong);
    const comparedWrong = compareAt === null ? undefined : amountIssue(compareAt, currency);
    if (comparedWrong !== undefined) wrong("compareAt", comparedWrong);
    else if (cell.compareAt != null && cell.compareAt <= amount)
      wrong("compareAt", "must be more than the price");
    known.set(bookId, { amount, ...(compareAt !== null && { compareAt }) });
  }
  if (issues.length > 0) throw new DomainError("VALIDATION_ERROR", { issues });
  const changedVariants = product.variants.some(({ id }) => own.has(id));
  return {
    ...pricesAfter(product, own.get(undefined)),
    ...(changedVariants && {
      variants: product.variants.map((variant) => variantAfter(variant, own.get(variant.id))),
    }),
  };
}

type Own = ReadonlyMap<BookId, BookPrice | undefined> | undefined;

function pricesAfter(product: Product, own: Own): ProductEdit {
  if (!own) return {};
  const price = own.get(defaultId);
  return {
    ...(price && { price: price.amount, compareAt: price.compareAt ?? null }),
    prices: booksAfter(product.prices, own),
  };
}

function variantAfter(variant: Variant, own: Own): NonNullable<ProductEdit["variants"]>[number] {
  const { id, sku, options, imageUrl, weight } = variant;
  const kept = { id, sku, options, imageUrl, weight, price: variant.price };
  if (!own) return kept;
  const price = own.has(defaultId) ? own.get(defaultId) : ownPrice(variant, defaultId);
  return {
    ...kept,
    price: price?.amount,
    compareAt: price?.compareAt ?? null,
    prices: booksAfter(variant.prices, own),
  };
}

function booksAfter(before: BookPrices = {}, own: Own = new Map()): BookPrices {
  const all = new Map<BookId, BookPrice | undefined>([...Object.entries(before), ...own]);
  all.delete(defaultId);
  return Object.fromEntries([...all].flatMap(([bookId, price]) => (price ? [[bookId, price]] : [])));
}
