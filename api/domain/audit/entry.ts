import type { Json } from "../../ports/table.ts";
import { type Actor, nameOf } from "../actor.ts";

/**
 * Who does what and when (epoch milliseconds). `action` is the verb by its feature and name, as the table of rights has it:
 * "settings.changeSettings". A store keeps the entry in the same transaction as the change.
 */
export type AuditEntry = {
  readonly auditId: string;
  readonly at: number;
  readonly actor: string;
  readonly action: string;
};

/** What an entry is about ("product#id") and what became of it; undefined: it was not there. */
export type AuditedChange = {
  readonly subject: string;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  readonly reason?: string | undefined;
};

/** The entry for something that `actor` does now. */
export const auditEntry = (
  at: { readonly now: () => number; readonly newId: () => string },
  actor: Actor,
  action: string,
): AuditEntry => ({
  auditId: at.newId(),
  at: at.now(),
  actor: nameOf(actor),
  action,
});
