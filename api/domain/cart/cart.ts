import { inBook } from "../catalog/book-prices.ts";
import type { Product, Sellable } from "../catalog/product.ts";
import { sellableOf } from "../catalog/product.ts";
import { DomainError } from "../errors.ts";
import { skuIdOf } from "../inventory/inventory.ts";
import { type BookId, defaultId } from "../markets/market.ts";
import type { TaxClass } from "../pricing/plan.ts";

/**
 * One line; `price` is the unit price in minor units when it was added, and `book` the book that it is of: where it is left
 * out, the default one. `addedAt` is epoch milliseconds.
 */
export type CartLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
  readonly price: number;
  readonly book?: BookId | undefined;
  readonly name: string;
  readonly imageUrl: string;
  readonly addedAt: number;
};

/** What a guest's browser or an API consumer asks for. */
export type LineRequest = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
};

/**
 * Most lines of a cart that can be ordered. Reserving is one transaction, of which DynamoDB takes 100 actions: each line
 * updates its inventory item and may check a product of its own, and the order and its reservation are written with them:
 * 2 × 49 + 2 = 100.
 */
export const maxCartLines = 49;
/** Most units of one line. */
export const maxQuantity = 999;

/** What stands between a line and its purchase, as the shopper should hear it. */
export type LineProblem = "unavailable" | "not_sold_here" | "out_of_stock" | "price_changed";

/** Whether two lines are about the same SKU. */
export const sameLine = (
  one: { productId: string; variantId?: string | undefined },
  other: { productId: string; variantId?: string | undefined },
): boolean => one.productId === other.productId && one.variantId === other.variantId;

/** Something sellable at a book's price, and how many of it the inventory says can be bought. */
export type Offer = { readonly sellable: Sellable; readonly bookId: BookId; readonly available: number };

/** The line as it stands after setting its quantity (1 or more). Throws PRODUCT_NOT_FOUND (not on sale), OUT_OF_STOCK. */
export function lineFor(
  { sellable, bookId, available }: Offer,
  quantity: number,
  before: CartLine | undefined,
  now: number,
): CartLine {
  if (!sellable.isActive) throw new DomainError("PRODUCT_NOT_FOUND", lineRef(sellable));
  if (quantity > available)
    throw new DomainError("OUT_OF_STOCK", {
      lines: [{ ...lineRef(sellable), requested: quantity, available }],
    });
  return {
    productId: sellable.productId,
    variantId: sellable.variantId,
    quantity,
    price: sellable.price,
    ...(bookId !== defaultId && { book: bookId }),
    name: sellable.name,
    imageUrl: sellable.imageUrl,
    addedAt: before?.addedAt ?? now,
  };
}

/** A cart's line beside what the catalog and the inventory say today. Pricing rules may look at category and tags. */
export type CheckedLine = CartLine & {
  readonly currentPrice: number;
  /** Of one unit in the default book; undefined where nothing is on sale. */
  readonly defaultPrice: number | undefined;
  readonly available: number;
  readonly sku: string | undefined;
  readonly taxClass: TaxClass | undefined;
  readonly weight: number | undefined;
  readonly category: string | undefined;
  readonly tags: readonly string[];
  readonly problem: LineProblem | undefined;
};

/**
 * Holds a line against the catalog and what can be bought; a product that is gone has nothing available. A line that was
 * added at the price of another book stands at today's.
 */
export function checkLine(
  line: CartLine,
  product: Product | undefined,
  available: number,
  bookId: BookId = defaultId,
): CheckedLine {
  const found = product && sellableIn(product, line.variantId, bookId);
  const sellable = found?.sellable;
  if (!product || !sellable?.isActive)
    return {
      ...line,
      currentPrice: line.price,
      defaultPrice: undefined,
      available: 0,
      sku: undefined,
      taxClass: undefined,
      weight: undefined,
      category: undefined,
      tags: [],
      problem: found?.isElsewhere ? "not_sold_here" : "unavailable",
    };
  const { price, sku, taxClass, weight, category, tags } = sellable;
  const added = (line.book ?? defaultId) === bookId ? line.price : price;
  return {
    ...line,
    price: added,
    currentPrice: price,
    defaultPrice: sellableOf(product, line.variantId).price,
    available,
    sku,
    taxClass,
    weight,
    category,
    tags,
    problem: problemOf({ ...line, price: added }, price, available),
  };
}

function problemOf(line: CartLine, price: number, available: number): LineProblem | undefined {
  if (available < line.quantity) return "out_of_stock";
  return price === line.price ? undefined : "price_changed";
}

/** What a book sells of a product under a variant. `isElsewhere`: it is on sale, but has no price in this book. */
export function sellableIn(
  product: Product,
  variantId: string | undefined,
  bookId: BookId,
): { readonly sellable: Sellable | undefined; readonly isElsewhere: boolean } {
  const here = inBook(product, bookId);
  const sellable = here && findSellable(here, variantId);
  return { sellable, isElsewhere: !sellable && findSellable(product, variantId)?.isActive === true };
}

/** Undefined where `sellableOf` would throw: the product no longer has the variant, or has variants now. */
export function findSellable(product: Product, variantId: string | undefined): Sellable | undefined {
  try {
    return sellableOf(product, variantId);
  } catch (error) {
    if (DomainError.is(error)) return undefined;
    throw error;
  }
}

/**
 * Guest lines into the account's: per line the larger quantity, capped by stock. Merging the same lines again changes
 * nothing. Answers the lines that must be set.
 */
export function mergeLines(
  account: readonly CartLine[],
  guest: readonly { readonly request: LineRequest; readonly offer: Offer }[],
  now: number,
): CartLine[] {
  const wanted = new Map<string, { offer: Offer; quantity: number }>();
  for (const { request, offer } of guest) {
    const key = skuIdOf(offer.sellable);
    const quantity = Math.max(request.quantity, wanted.get(key)?.quantity ?? 0);
    wanted.set(key, { offer, quantity });
  }
  return [...wanted.values()].flatMap(({ offer, quantity }) => {
    const before = account.find((line) => sameLine(line, offer.sellable));
    const target = Math.min(Math.max(quantity, before?.quantity ?? 0), offer.available, maxQuantity);
    return target === 0 || target === before?.quantity ? [] : [lineFor(offer, target, before, now)];
  });
}

/** A line's product and variant, for an error's details. */
export const lineRef = (line: { productId: string; variantId?: string | undefined }) =>
  line.variantId === undefined
    ? { productId: line.productId }
    : { productId: line.productId, variantId: line.variantId };

/** A checked line as pricing and shipping take it, at today's price. */
export const priceable = (line: CheckedLine) => ({
  productId: line.productId,
  variantId: line.variantId,
  category: line.category,
  tags: line.tags,
  taxClass: line.taxClass,
  weight: line.weight,
  quantity: line.quantity,
  unitPrice: line.currentPrice,
});
