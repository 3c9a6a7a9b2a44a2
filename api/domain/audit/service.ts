import { type Actor, requireStaff } from "../actor.ts";
import { type AuditLog, type AuditPage, entriesOf } from "./history.ts";
import type { AuditQuery } from "./store.ts";

/** What staff changed, newest first. A page may be short where few entries match. */
export async function listAudit(deps: AuditLog, actor: Actor, query: AuditQuery): Promise<AuditPage> {
  requireStaff(actor, "audit:read");
  return entriesOf(deps, query);
}
