import { type Product, sellableOf } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import { type Sku, skuIdOf } from "../inventory/inventory.ts";
import type { Inventory } from "../inventory/store.ts";
import { type BookId, defaultId } from "../markets/market.ts";
import {
  type CartLine,
  type CheckedLine,
  checkLine,
  type LineRequest,
  lineRef,
  type Offer,
  sellableIn,
} from "./cart.ts";

/** What a line is held against: the catalog, and the inventory rather than the product's copy of it. */
export type Offering = {
  readonly products: Pick<Products, "findMany">;
  readonly inventory: Pick<Inventory, "find">;
};

/** What stands behind each of some SKUs, in their order. */
export type Found = { readonly product: Product | undefined; readonly available: number };

/** Looks up products and what can be bought of each SKU, at the same time. */
export async function lookUp(stores: Offering, skus: readonly Sku[]): Promise<readonly Found[]> {
  const productIds = [...new Set(skus.map(({ productId }) => productId))];
  const bySku = new Map(skus.map((sku) => [skuIdOf(sku), sku]));
  const [products, items] = await Promise.all([
    stores.products.findMany(productIds),
    stores.inventory.find([...bySku.values()]),
  ]);
  const productOf = new Map(productIds.map((productId, place) => [productId, products[place]]));
  const availableOf = new Map(items.map(({ skuId, available }) => [skuId, available]));
  return skus.map((sku) => ({
    product: productOf.get(sku.productId),
    available: availableOf.get(skuIdOf(sku)) ?? 0,
  }));
}

/** Lines held against today's catalog and inventory, in their order, and the products that they are of. */
export async function checkLines(
  stores: Offering,
  lines: readonly CartLine[],
  bookId: BookId,
): Promise<{ readonly lines: readonly CheckedLine[]; readonly products: readonly Product[] }> {
  const found = await lookUp(stores, lines);
  const products = new Map(
    found.flatMap(({ product }) => (product ? [[product.productId, product] as const] : [])),
  );
  return { lines: checkFound(lines, found, bookId), products: [...products.values()] };
}

/**
 * Lines held against what was found for them, place by place. `held` is how many units of a line an unpaid order of the
 * same cart holds; they count as available.
 */
export const checkFound = (
  lines: readonly CartLine[],
  found: readonly Found[],
  bookId: BookId,
  held: (line: Sku) => number = () => 0,
): CheckedLine[] =>
  lines.map((line, place) =>
    checkLine(line, found[place]?.product, (found[place]?.available ?? 0) + held(line), bookId),
  );

/** Lines that are not kept, at a book's prices of today; `found` in their order. */
export const askedLines = (
  requests: readonly LineRequest[],
  found: readonly Found[],
  bookId: BookId,
): CartLine[] =>
  requests.map(({ productId, variantId, quantity }, place) => {
    const product = found[place]?.product;
    const { sellable, isElsewhere } = product ? sellableIn(product, variantId, bookId) : {};
    // What only other markets sell has its name all the same.
    const named = product && isElsewhere ? sellableIn(product, variantId, defaultId).sellable : sellable;
    return {
      productId,
      variantId,
      quantity,
      price: sellable?.price ?? 0,
      book: bookId,
      name: named?.name ?? "",
      imageUrl: named?.imageUrl ?? "",
      addedAt: 0,
    };
  });

/** What a book sells under a SKU; undefined where nothing is on sale. */
export function offerOf(
  { product, available }: Found,
  { variantId }: Sku,
  bookId: BookId,
): Offer | undefined {
  const sellable = product && sellableIn(product, variantId, bookId).sellable;
  return sellable?.isActive ? { sellable, available, bookId } : undefined;
}

/** The same for one line that is asked for. Throws PRODUCT_NOT_FOUND, VALIDATION_ERROR, NOT_SOLD_HERE. */
export function offerFor({ product, available }: Found, sku: Sku, bookId: BookId): Offer {
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId: sku.productId });
  const { sellable, isElsewhere } = sellableIn(product, sku.variantId, bookId);
  if (isElsewhere) throw new DomainError("NOT_SOLD_HERE", { lines: [lineRef(sku)] });
  return { sellable: sellable ?? sellableOf(product, sku.variantId), available, bookId };
}
