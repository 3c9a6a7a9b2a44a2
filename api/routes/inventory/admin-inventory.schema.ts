import { z } from "@hono/zod-openapi";
import { type InventoryItem, reservedOf } from "../../domain/inventory/inventory.ts";
import type { StockRow } from "../../domain/inventory/levels.ts";
import type { ProductInventory } from "../../domain/inventory/service.ts";
import { textOf } from "../../domain/text.ts";
import { ProductId, VariantId } from "../cart/cart.schema.ts";
import { limitQuery, PageQuery, TimeView } from "../shared.schema.ts";

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

export const InventoryQuery = PageQuery.extend({
  limit: limitQuery(50),
  level: z.enum(["low", "out"]).optional().openapi({
    description: "`out`: nothing is available; `low`: no more than the low-stock threshold, `out` included",
  }),
  q: textOf(100).optional().openapi({
    description: "An id, a slug, a SKU, or words of the name; answers on one page",
    example: "mug",
  }),
});

export const HistoryQuery = PageQuery.extend({ limit: limitQuery(20), variantId: VariantId.optional() });

const StockRowView = z
  .strictObject({
    productId: z.string(),
    variantId: z.string().optional(),
    name: z.string(),
    options: z.record(z.string(), z.string()).optional(),
    sku: z.string().optional(),
    imageUrl: z.string(),
    isActive: z.boolean(),
    level: z.enum(["out", "low", "enough"]),
    onHand: z.int(),
    reserved: z.int(),
    available: z.int(),
    revision: z.int(),
    updatedAt: TimeView,
  })
  .openapi("StockRow");

export const StockPageView = z
  .strictObject({ items: z.array(StockRowView), count: z.int(), lastKey: z.string().optional() })
  .openapi("StockPage");

/** One SKU of the inventory's list. */
export const stockRowView = ({ item, product, variant, level }: StockRow): z.input<typeof StockRowView> => ({
  productId: product.productId,
  ...(variant && { variantId: variant.id, sku: variant.sku, options: { ...variant.options } }),
  name: product.name,
  imageUrl: variant?.imageUrl ?? product.imageUrl,
  isActive: product.isActive,
  level,
  onHand: item.stock,
  reserved: reservedOf(item),
  available: item.available,
  revision: item.revision,
  updatedAt: item.updatedAt,
});

export const HoldsView = z
  .strictObject({
    items: z.array(
      z.strictObject({
        orderId: z.string(),
        variantId: z.string().optional(),
        quantity: z.int(),
        since: TimeView,
      }),
    ),
    count: z.int(),
    isComplete: z.boolean().openapi({
      description: "False when more than a thousand orders hold units and only the newest were looked at",
    }),
  })
  .openapi("StockHolds");

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
