import * as z from "zod";
import type { InventoryItem } from "../../../domain/inventory/inventory.ts";
import type { Item } from "../../../ports/table.ts";

const InventoryRecord = z.object({
  skuId: z.string(),
  location: z.string(),
  productId: z.string(),
  variantId: z.string().optional(),
  stock: z.int(),
  available: z.int(),
  stocked: z.int(),
  revision: z.int(),
  updatedAt: z.number(),
});

/** Engines may answer what did not change as the same object: then it is decoded once. */
const decoded = new WeakMap<Item, InventoryItem>();

/** An inventory item as its table carries it. Throws when the row is none. */
export function inventoryItemOf(item: Item): InventoryItem {
  const known = decoded.get(item);
  if (known) return known;
  const { variantId, ...rest } = InventoryRecord.parse(item);
  const made = { ...rest, variantId };
  decoded.set(item, made);
  return made;
}

/** What the table stores of an inventory item. */
export const inventoryRow = (item: InventoryItem): Item => ({ ...item, schema: 1 });
