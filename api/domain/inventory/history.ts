import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { type AuditLog, type AuditPage, entriesOf } from "../audit/history.ts";
import { type Sku, skuIdOf } from "./inventory.ts";

/** What staff changed of a SKU's units, with reason and actor, newest first. For staff with `inventory:read`. */
export async function showStockHistory(
  deps: AuditLog,
  actor: Actor,
  query: Sku & { readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<AuditPage> {
  requireStaff(actor, "inventory:read");
  const { limit, cursor } = query;
  return entriesOf(deps, { subject: `inventory#${skuIdOf(query)}`, limit, cursor });
}
