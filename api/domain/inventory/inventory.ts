import { DomainError } from "../errors.ts";

/** What units are counted by: a product sold as it is, or one variant of a product. */
export type Sku = { readonly productId: string; readonly variantId?: string | undefined };

/**
 * The units of one SKU at one location. `stock` is on hand, `available` what nobody has reserved: reserved = stock −
 * available. `stocked` counts every unit that ever came in, less what staff took out: stock = stocked − sold + restocked.
 * `revision` rises with every write; 0 means that nothing was ever stored. `updatedAt` is epoch milliseconds.
 */
export type InventoryItem = {
  readonly skuId: string;
  readonly location: string;
  readonly productId: string;
  readonly variantId: string | undefined;
  readonly stock: number;
  readonly available: number;
  readonly stocked: number;
  readonly revision: number;
  readonly updatedAt: number;
};

/** The one location there is so far. */
export const defaultLocation = "default";

/** `productId`, or `productId#variantId`. The SKU code that a merchant gives a variant may change, so it is no key. */
export const skuIdOf = ({ productId, variantId }: Sku): string =>
  variantId === undefined ? productId : `${productId}#${variantId}`;

/** What a product is sold as: its variants or, without variants, itself. */
export const skusOf = (product: {
  readonly productId: string;
  readonly variants: readonly { readonly id: string }[];
}): readonly Sku[] =>
  product.variants.length === 0
    ? [{ productId: product.productId }]
    : product.variants.map(({ id }) => ({ productId: product.productId, variantId: id }));

/** A SKU of which nothing was ever stored. */
export const nothingOf = (sku: Sku): InventoryItem => ({
  skuId: skuIdOf(sku),
  location: defaultLocation,
  productId: sku.productId,
  variantId: sku.variantId,
  stock: 0,
  available: 0,
  stocked: 0,
  revision: 0,
  updatedAt: 0,
});

/** Units that reservations hold. */
export const reservedOf = (item: Pick<InventoryItem, "stock" | "available">): number =>
  item.stock - item.available;

/**
 * The item with `by` units more (or fewer) on hand; what is reserved stays reserved. Throws CONFLICT when the reservations
 * would hold more than is left.
 */
export function withUnits(item: InventoryItem, by: number, now: number): InventoryItem {
  const after = {
    ...item,
    stock: item.stock + by,
    available: item.available + by,
    stocked: item.stocked + by,
    revision: item.revision + 1,
    updatedAt: now,
  };
  if (after.available < 0)
    throw new DomainError("CONFLICT", {
      reason: `${item.stock} units are on hand and ${reservedOf(item)} of them are reserved`,
    });
  return after;
}
