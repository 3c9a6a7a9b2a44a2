import type { Identity } from "../../ports/identity.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import type { Audit, AuditQuery, AuditRecord } from "./store.ts";

/** An entry with the e-mail address of the account that acted, if there still is one. */
export type ShownAuditRecord = AuditRecord & { readonly actorEmail?: string | undefined };

/** What staff changed, newest first. A page may be short where few entries match. */
export async function listAudit(
  deps: { readonly audit: Pick<Audit, "list">; readonly identity: Pick<Identity, "find"> },
  actor: Actor,
  query: AuditQuery,
): Promise<{ readonly entries: readonly ShownAuditRecord[]; readonly cursor?: Cursor }> {
  requireStaff(actor, "audit:read");
  const page = await deps.audit.list(query);
  const actors = [...new Set(page.entries.map((entry) => entry.actor))];
  const found = await Promise.all(actors.map((userId) => deps.identity.find(userId)));
  const emails = new Map(found.flatMap((user) => (user ? [[user.userId, user.email] as const] : [])));
  const entries = page.entries.map((entry) => ({ ...entry, actorEmail: emails.get(entry.actor) }));
  return { ...page, entries };
}
