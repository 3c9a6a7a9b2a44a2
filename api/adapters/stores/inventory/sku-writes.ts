import {
  defaultLocation,
  type InventoryItem,
  type Sku,
  skuIdOf,
} from "../../../domain/inventory/inventory.ts";
import type { Change, Key, Write } from "../../../ports/table.ts";
import { tables } from "../keys.ts";

/** The item of a SKU at the one location. */
export const skuKey = (sku: Sku): Key => ({ skuId: skuIdOf(sku), location: defaultLocation });

/** Part of every update of an inventory item. */
export const touched = (at: number): Change[] => [
  { add: "revision", by: 1 },
  { set: "updatedAt", to: at },
];

/** What an update has to set so that it may create the item. */
export const identityOf = ({ productId, variantId }: Sku): Change[] => [
  { set: "productId", to: productId },
  ...(variantId === undefined ? [] : [{ set: "variantId", to: variantId }]),
  { set: "schema", to: 1 },
];

/** A SKU begins to be sold, with these units. One that was sold before keeps its history. */
export const openSku = (sku: Sku, units: number, at: number): Write => ({
  table: tables.inventory,
  update: skuKey(sku),
  changes: [
    ...identityOf(sku),
    ...["stock", "available", "stocked"].map((field) => ({ add: field, by: units })),
    ...touched(at),
  ],
});

/** A SKU of which nothing is reserved is sold no more: its units are taken out, if it is still as it was read. */
export const closeSku = (item: InventoryItem, at: number): Write => ({
  table: tables.inventory,
  update: { skuId: item.skuId, location: item.location },
  changes: [
    ...identityOf(item),
    { set: "stock", to: 0 },
    { set: "available", to: 0 },
    { set: "stocked", to: item.stocked - item.stock },
    ...touched(at),
  ],
  if: item.revision === 0 ? { exists: false } : { path: "revision", equals: item.revision },
});
