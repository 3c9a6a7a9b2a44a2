import { z } from "@hono/zod-openapi";
import { type InventoryItem, reservedOf } from "../../domain/inventory/inventory.ts";
import type { ProductInventory } from "../../domain/inventory/service.ts";
import { textOf } from "../../domain/text.ts";
import { ProductId, VariantId } from "../cart/cart.schema.ts";
import { TimeView } from "../shared.schema.ts";

export const InventoryParam = z.object({ productId: ProductId });

const most = 1_000_000;
const Reason = textOf(200).openapi({ example: "Delivery 4711" });

/** More units on hand, or fewer: of a product with variants, of one of them. */
export const AdjustmentBody = z
  .strictObject({
    variantId: VariantId.optional(),
    by: z
      .int()
      .min(-most)
      .max(most)
      .refine((by) => by !== 0, "must not be 0")
      .openapi({ description: "Negative for fewer; not 0", example: 12, not: { const: 0 } }),
    reason: Reason,
  })
  .openapi("StockAdjustment");

/** What was counted on hand, reserved units included, at the revision that the count is for. */
export const CountBody = z
  .strictObject({
    variantId: VariantId.optional(),
    counted: z.int().min(0).max(most),
    revision: z.int().min(0).max(1_000_000_000),
    reason: Reason,
  })
  .openapi("StockCount");

export const AdjustmentKey = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, "must be 1–255 printable characters without spaces")
    .optional()
    .openapi({ description: "The same key within 24 hours adjusts once", example: "delivery-4711" }),
});

/** One SKU's units: reserved = onHand − available. `sku` is the code that the merchant gave the variant. */
export const InventoryItemView = z
  .strictObject({
    variantId: z.string().optional(),
    sku: z.string().optional(),
    location: z.string(),
    onHand: z.int(),
    reserved: z.int(),
    available: z.int(),
    revision: z.int().openapi({ description: "Rises with every move of units; a count names it" }),
    updatedAt: TimeView,
  })
  .openapi("InventoryItem");

export const InventoryView = z
  .strictObject({
    productId: z.string(),
    name: z.string(),
    items: z.array(InventoryItemView),
    count: z.int(),
  })
  .openapi("Inventory");

/** `sku` is the merchant's code, where the item is a variant's. */
export const inventoryItemView = (
  item: InventoryItem,
  sku: string | undefined,
): z.input<typeof InventoryItemView> => ({
  ...(item.variantId !== undefined && { variantId: item.variantId }),
  ...(sku !== undefined && { sku }),
  location: item.location,
  onHand: item.stock,
  reserved: reservedOf(item),
  available: item.available,
  revision: item.revision,
  updatedAt: item.updatedAt,
});

/** A product's units as staff see them, one item per SKU. */
export const inventoryView = ({ product, items }: ProductInventory): z.input<typeof InventoryView> => ({
  productId: product.productId,
  name: product.name,
  items: items.map((item) =>
    inventoryItemView(item, product.variants.find(({ id }) => id === item.variantId)?.sku),
  ),
  count: items.length,
});
