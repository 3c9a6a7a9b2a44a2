import type { Identity } from "../../ports/identity.ts";
import type { Cursor } from "../../ports/table.ts";
import type { Audit, AuditQuery, AuditRecord } from "./store.ts";

/** An entry with the e-mail address of the account that acted, if there still is one. */
export type ShownAuditRecord = AuditRecord & { readonly actorEmail?: string | undefined };
export type AuditPage = { readonly entries: readonly ShownAuditRecord[]; readonly cursor?: Cursor };
/** Where entries and the accounts that acted are found. */
export type AuditLog = {
  readonly audit: Pick<Audit, "list">;
  readonly identity: Pick<Identity, "find">;
};

/** A page of entries with who made them, newest first. */
export async function entriesOf(log: AuditLog, query: AuditQuery): Promise<AuditPage> {
  const page = await log.audit.list(query);
  const actors = [...new Set(page.entries.map((entry) => entry.actor))];
  const found = await Promise.all(actors.map((userId) => log.identity.find(userId)));
  const emails = new Map(found.flatMap((user) => (user ? [[user.userId, user.email] as const] : [])));
  return {
    ...page,
    entries: page.entries.map((entry) => ({ ...entry, actorEmail: emails.get(entry.actor) })),
  };
}
