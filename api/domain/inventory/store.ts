import type { TableChange } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { InventoryItem, Sku } from "./inventory.ts";

/** One change of the inventory's feed. There is no `before` where the SKU was stored for the first time. */
export type InventoryChange = {
  readonly before: InventoryItem | undefined;
  readonly after: InventoryItem | undefined;
};

/** The truth about units. Orders change it in the transactions that reserve, sell and release; staff through `change`. */
export interface Inventory {
  /** In the order of the SKUs; one of which nothing was ever stored has no units and revision 0. */
  find(skus: readonly Sku[]): Promise<readonly InventoryItem[]>;
  /**
   * Writes what `decide` makes of the item as it stands, with an audit entry; decides anew when somebody wrote it
   * meanwhile. `once` names the request: sent again within a day it changes nothing more. Answers the item as it stands
   * after. Throws IDEMPOTENCY_KEY_REUSED when its key came with another fingerprint.
   */
  change(
    sku: Sku,
    decide: (item: InventoryItem) => InventoryItem,
    audit: AuditEntry & {
      readonly reason: string;
      readonly once?: { readonly key: string; readonly fingerprint: string } | undefined;
    },
  ): Promise<InventoryItem>;
  /** What a change of the inventory's feed says. Throws when the row is no inventory item. */
  changeOf(change: TableChange): InventoryChange;
}
