import type { Actor } from "../actor.ts";
import type { Inventory } from "../inventory/store.ts";
import type { MarketId } from "../markets/market.ts";
import { resolveMarket } from "../markets/service.ts";
import type { Settings } from "../settings/store.ts";
import { inMarket } from "./lists.ts";
import type { Product } from "./product.ts";
import { withInventory } from "./staff.ts";
import type { Products } from "./store.ts";

/**
 * Those of some products that a market sells, in their order, at its prices and with the units that the inventory has. For
 * anybody. Throws VALIDATION_ERROR (no such market).
 */
export async function listOffered(
  deps: {
    readonly products: Pick<Products, "findMany">;
    readonly inventory: Pick<Inventory, "find">;
    readonly settings: Pick<Settings, "read">;
  },
  _actor: Actor,
  { productIds, market }: { readonly productIds: readonly string[]; readonly market?: MarketId | undefined },
): Promise<readonly Product[]> {
  const [terms, found] = await Promise.all([
    resolveMarket(deps, { market }),
    deps.products.findMany([...new Set(productIds)]),
  ]);
  const active = found.flatMap((product) => (product?.isActive ? [product] : []));
  const counted = await withInventory(deps.inventory, active);
  return counted.flatMap((product) => inMarket(product, terms) ?? []);
}
