import type { AuditEntry } from "../audit/entry.ts";
import type { Role } from "./permissions.ts";
import type { Roster } from "./roster.ts";

/** An audit entry with what it is about: a member or an invitation, before and after. */
export type StaffAudit = AuditEntry & {
  readonly subject: string;
  /** What of the roster the entry shows. */
  readonly shown: (roster: Roster) => { readonly [field: string]: string | readonly string[] } | undefined;
};

/** Who is on the staff. */
export interface StaffRoster {
  find(): Promise<Roster>;
  /** The roles that the roster gives an account: none for a former member, undefined for an account that it does not know. */
  rolesOf(userId: string): Promise<readonly Role[] | undefined>;
  /**
   * Writes what `decide` makes of the roster together with the audit entry, and decides again when somebody else wrote in
   * the meantime; answering the same roster writes nothing. Throws what `decide` throws.
   */
  change(decide: (before: Roster) => Roster, audit: StaffAudit): Promise<Roster>;
}
