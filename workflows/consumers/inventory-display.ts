import type { Deps } from "../../api/deps.ts";
import { readInventoryChange, refreshDisplayedStock } from "../../api/domain/inventory/service.ts";
import type { FeedConsumer } from "./entry.ts";
import { eachSubject } from "./feed.ts";

const actor = { type: "system", name: "inventory-display" } as const;

/**
 * Keeps the copy of the units that each product carries up with the inventory: one write per product and batch, however
 * many orders the batch is made of. Whoever composes it bounds how often a batch comes, so that the copy lags by that much
 * and a sold-out product is shown as such within a second. It copies what stands when it runs, so a batch that comes twice,
 * late or to two consumers at once changes nothing.
 */
export const inventoryDisplay = (deps: Pick<Deps, "inventory" | "products" | "log">): FeedConsumer =>
  eachSubject(deps, {
    // A SKU that is stored for the first time comes with a product that carries the same figures.
    read: async (change) =>
      change.before ? (await readInventoryChange(deps, actor, change)).before?.productId : undefined,
    keyOf: (productId) => productId,
    handle: (productId) => refreshDisplayedStock(deps, actor, productId),
  });
