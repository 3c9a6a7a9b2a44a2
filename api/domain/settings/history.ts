import type { Cursor } from "../../ports/table.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { type AuditLog, type AuditPage, entriesOf } from "../audit/history.ts";
import type { SettingsPart } from "./parts.ts";

/** Who changed what of a part of the settings, newest first. For staff with `settings:read`. */
export async function showSettingsHistory(
  deps: AuditLog,
  actor: Actor,
  query: { readonly part: SettingsPart; readonly limit: number; readonly cursor?: Cursor | undefined },
): Promise<AuditPage> {
  requireStaff(actor, "settings:read");
  const { part, limit, cursor } = query;
  return entriesOf(deps, { subject: `settings#${part}`, limit, cursor });
}
