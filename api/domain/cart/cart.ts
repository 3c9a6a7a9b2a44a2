import type { Product, Sellable } from "../catalog/product.ts";
import { sellableOf } from "../catalog/product.ts";
import { DomainError } from "../errors.ts";

/** One line; `price` is the unit price in minor units when it was added. `addedAt` is epoch milliseconds. */
export type CartLine = {
  readonly productId: string;
  readonly variantId?: string | undefined;
  readonly quantity: number;
  readonly price: number;
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

export const maxCartLines = 50;
export const maxQuantity = 999;

/** What stands between a line and its purchase, as the shopper should hear it. */
export type LineProblem = "unavailable" | "out_of_stock" | "price_changed";

export const sameLine = (
  one: { productId: string; variantId?: string | undefined },
  other: { productId: string; variantId?: string | undefined },
): boolean => one.productId === other.productId && one.variantId === other.variantId;

/** The line as it stands after setting its quantity (1 or more). Throws OUT_OF_STOCK. */
export function lineFor(
  sellable: Sellable,
  quantity: number,
  before: CartLine | undefined,
  now: number,
): CartLine {
  if (!sellable.isActive) throw new DomainError("PRODUCT_NOT_FOUND", lineRef(sellable));
  if (quantity > sellable.available)
    throw new DomainError("OUT_OF_STOCK", {
      lines: [{ ...lineRef(sellable), requested: quantity, available: sellable.available }],
    });
  return {
    productId: sellable.productId,
    variantId: sellable.variantId,
    quantity,
    price: sellable.price,
    name: sellable.name,
    imageUrl: sellable.imageUrl,
    addedAt: before?.addedAt ?? now,
  };
}

/** A cart's line beside what the catalog says today. */
export type CheckedLine = CartLine & {
  readonly currentPrice: number;
  readonly available: number;
  readonly problem: LineProblem | undefined;
};

/** Holds a line against the catalog; a product that is gone has nothing available. */
export function checkLine(line: CartLine, product: Product | undefined): CheckedLine {
  const sellable = product && findSellable(product, line.variantId);
  if (!sellable?.isActive) return { ...line, currentPrice: line.price, available: 0, problem: "unavailable" };
  const problem: LineProblem | undefined =
    sellable.available < line.quantity
      ? "out_of_stock"
      : sellable.price === line.price
        ? undefined
        : "price_changed";
  return { ...line, currentPrice: sellable.price, available: sellable.available, problem };
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
  guest: readonly { readonly request: LineRequest; readonly sellable: Sellable }[],
  now: number,
): CartLine[] {
  const wanted = new Map<string, { sellable: Sellable; quantity: number }>();
  for (const { request, sellable } of guest) {
    const key = JSON.stringify([sellable.productId, sellable.variantId]);
    const quantity = Math.max(request.quantity, wanted.get(key)?.quantity ?? 0);
    wanted.set(key, { sellable, quantity });
  }
  return [...wanted.values()].flatMap(({ sellable, quantity }) => {
    const before = account.find((line) => sameLine(line, sellable));
    const target = Math.min(Math.max(quantity, before?.quantity ?? 0), sellable.available, maxQuantity);
    return target === 0 || target === before?.quantity ? [] : [lineFor(sellable, target, before, now)];
  });
}

export const lineRef = (line: { productId: string; variantId?: string | undefined }) =>
  line.variantId === undefined
    ? { productId: line.productId }
    : { productId: line.productId, variantId: line.variantId };
