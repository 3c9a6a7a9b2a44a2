import { type Actor, nameOf } from "../actor.ts";

/** Who changed what and when (epoch milliseconds): kept in the same transaction as the change. */
export type AuditEntry = {
  readonly auditId: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
};

/** The entry for something that `actor` does now. */
export const auditEntry = (
  at: { readonly now: () => number; readonly newId: () => string },
  actor: Actor,
  action: string,
): AuditEntry => ({ auditId: at.newId(), at: at.now(), actor: nameOf(actor), action });
