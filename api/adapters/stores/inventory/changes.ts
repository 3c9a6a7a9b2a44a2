import type { InventoryItem } from "../../../domain/inventory/inventory.ts";
import type { TableChange } from "../../../ports/table.ts";
import { inventoryItemOf } from "./record.ts";

/** One change of the inventory's feed. There is no `before` where the SKU was stored for the first time. */
export type InventoryChange = {
  readonly before: InventoryItem | undefined;
  readonly after: InventoryItem | undefined;
};

/** What a change of the inventory table's feed says. Throws when the row is no inventory item. */
export const inventoryChangeOf = ({ before, after }: TableChange): InventoryChange => ({
  before: before && inventoryItemOf(before),
  after: after && inventoryItemOf(after),
});
