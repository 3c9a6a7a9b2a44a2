import type { Cursor, TableChange } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";
import type { InventoryItem, Sku } from "./inventory.ts";

/** One change of the inventory's feed. There is no `before` where the SKU was stored for the first time. */
export type InventoryChange = {
  readonly before: InventoryItem | undefined;
  readonly after: InventoryItem | undefined;
};

/** Units that an order holds until it is placed or given up. `since` is epoch milliseconds. */
export type Hold = {
  readonly orderId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly since: number;
};
export type Held = { readonly holds: readonly Hold[]; readonly isComplete: boolean };

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
  /** SKUs by what is available of them, the fewest first; `atMost` bounds it. Some may be sold no more. */
  levels(query: {
    readonly atMost?: number | undefined;
    readonly limit: number;
    readonly cursor?: Cursor | undefined;
  }): Promise<{ readonly items: readonly InventoryItem[]; readonly cursor?: Cursor }>;
  /**
   * The reservations that hold units of these SKUs, the newest first. Reservations are held for minutes; of very many only
   * the newest thousand are looked at, and `isComplete` is false then.
   */
  heldOf(skuIds: readonly string[]): Promise<Held>;
  /** What a change of the inventory's feed says. Throws when the row is no inventory item. */
  changeOf(change: TableChange): Promise<InventoryChange>;
}
