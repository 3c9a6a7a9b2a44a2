import type { Actor } from "../actor.ts";
import type { Inventory } from "../inventory/store.ts";
import type { Product } from "./product.ts";
import { withInventory } from "./staff.ts";
import type { Products } from "./store.ts";

/** Those of some products that are on sale, in their order, with the units that the inventory has. For anybody. */
export async function listOffered(
  deps: { readonly products: Pick<Products, "findMany">; readonly inventory: Pick<Inventory, "find"> },
  _actor: Actor,
  productIds: readonly string[],
): Promise<readonly Product[]> {
  const found = await deps.products.findMany([...new Set(productIds)]);
  return withInventory(
    deps.inventory,
    found.flatMap((product) => (product?.isActive ? [product] : [])),
  );
}
