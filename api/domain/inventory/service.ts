import type { Messages } from "../../ports/messages.ts";
import type { TableChange } from "../../ports/table.ts";
import { type Actor, requireStaff, requireStaffOrSystem, requireSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { type Product, sellableOf } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { DomainError } from "../errors.ts";
import type { Settings } from "../settings/store.ts";
import { eventOf, publishInventoryEvent } from "./events.ts";
import { type InventoryItem, type Sku, skuIdOf, skusOf, withUnits } from "./inventory.ts";
import type { Inventory, InventoryChange } from "./store.ts";

export type InventoryDeps = {
  readonly products: Pick<Products, "find">;
  readonly inventory: Inventory;
  readonly now: () => number;
  readonly newId: () => string;
};

/** A product's units by SKU, in the order of its variants. */
export type ProductInventory = { readonly product: Product; readonly items: readonly InventoryItem[] };

/** A product's units as they stand, not the copy that its page shows. Throws PRODUCT_NOT_FOUND. */
export async function showInventory(
  deps: Pick<InventoryDeps, "products" | "inventory">,
  actor: Actor,
  productId: string,
): Promise<ProductInventory> {
  requireStaffOrSystem(actor, "inventory:read");
  const product = await deps.products.find(productId);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  return { product, items: await deps.inventory.find(skusOf(product)) };
}

/**
 * `by` more units are on hand (fewer when negative): a delivery, a breakage. The same `key` from the same person within a
 * day changes nothing more. Throws PRODUCT_NOT_FOUND, VALIDATION_ERROR (a variant must be named), CONFLICT (less would be
 * left than is reserved), IDEMPOTENCY_KEY_REUSED.
 */
export async function adjustStock(
  deps: InventoryDeps,
  actor: Actor,
  input: Sku & { readonly by: number; readonly reason: string; readonly key?: string | undefined },
): Promise<InventoryItem> {
  requireStaff(actor, "inventory:write");
  await mustBeSold(deps.products, input);
  return deps.inventory.change(input, (item) => withUnits(item, input.by, deps.now()), {
    ...auditEntry(deps, actor, "inventory.adjustStock"),
    reason: input.reason,
    once: input.key === undefined ? undefined : { key: input.key, fingerprint: fingerprintOf(input) },
  });
}

/**
 * `counted` units were found on hand, reserved ones included, when the SKU was at `revision`. Throws CONFLICT when units
 * moved since then or more than was counted is reserved, and PRODUCT_NOT_FOUND and VALIDATION_ERROR as `adjustStock` does.
 */
export async function countStock(
  deps: InventoryDeps,
  actor: Actor,
  input: Sku & { readonly counted: number; readonly revision: number; readonly reason: string },
): Promise<InventoryItem> {
  requireStaff(actor, "inventory:write");
  await mustBeSold(deps.products, input);
  const decide = (item: InventoryItem) => {
    if (item.revision !== input.revision)
      throw new DomainError("CONFLICT", {
        reason: `units have moved since revision ${input.revision}; the revision is ${item.revision} now, so count again`,
      });
    return withUnits(item, input.counted - item.stock, deps.now());
  };
  return deps.inventory.change(input, decide, {
    ...auditEntry(deps, actor, "inventory.countStock"),
    reason: input.reason,
  });
}

/**
 * Copies a product's units from the inventory to the product item, where lists, search and pages read them. Repeating it,
 * late or at the same time as another, is harmless. A product that is gone is no error.
 */
export async function refreshDisplayedStock(
  deps: { readonly products: Pick<Products, "copyUnits"> },
  actor: Actor,
  productId: string,
): Promise<void> {
  requireSystem(actor);
  await deps.products.copyUnits(productId);
}

const fingerprintOf = (input: Sku & { readonly by: number; readonly reason: string }): string =>
  JSON.stringify([skuIdOf(input), input.by, input.reason]);

/** What a change of the inventory's feed says. Throws when the row is no inventory item. */
export async function readInventoryChange(
  deps: { readonly inventory: Pick<Inventory, "changeOf"> },
  actor: Actor,
  change: TableChange,
): Promise<InventoryChange> {
  requireSystem(actor);
  return deps.inventory.changeOf(change);
}

/** Tells staff when a write of an inventory item left few units. Repeating it publishes the same event again. */
export async function announceStock(
  deps: { readonly messages: Pick<Messages, "publish">; readonly settings: Pick<Settings, "read"> },
  actor: Actor,
  change: { readonly before: InventoryItem | undefined; readonly after: InventoryItem | undefined },
): Promise<void> {
  requireSystem(actor);
  const { lowStock } = await deps.settings.read("thresholds");
  const event = eventOf(change.before, change.after, lowStock);
  if (event) await publishInventoryEvent(deps.messages, event);
}

async function mustBeSold(products: Pick<Products, "find">, { productId, variantId }: Sku): Promise<void> {
  const product = await products.find(productId);
  if (!product) throw new DomainError("PRODUCT_NOT_FOUND", { productId });
  sellableOf(product, variantId);
}
