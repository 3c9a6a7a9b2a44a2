import type { AuditEntry } from "../../domain/audit/entry.ts";
import type { Json, Write } from "../../ports/table.ts";
import { monthOf, tables } from "./keys.ts";

/** The write that keeps an audit entry, for the transaction of the change it is about. `subject` is "product#id". */
export const auditPut = (
  { auditId, at, actor, action }: AuditEntry,
  subject: string,
  values: {
    readonly before: Json | undefined;
    readonly after: Json;
    readonly [more: string]: Json | undefined;
  },
): Write => ({
  table: tables.audit,
  put: {
    month: monthOf(at),
    at: `${new Date(at).toISOString()}#${auditId}`,
    actor,
    action,
    subject,
    ...values,
  },
});
