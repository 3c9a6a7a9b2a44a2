import type * as z from "zod";
import { type Actor, requireAdmin } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { issuesOf } from "../issues.ts";
import { type SettingsPart, type SettingsParts, settingsSchemas } from "./parts.ts";
import type { Settings, StoredSettings } from "./store.ts";
import { unknownFields } from "./unknown-fields.ts";

export type SettingsDeps = {
  readonly settings: Settings;
  readonly now: () => number;
  readonly newId: () => string;
};
/** `value` as JSON carries it, with decimal amounts; `version` is the one that the change is for. */
export type SettingsChange<P extends SettingsPart> = {
  readonly part: P;
  readonly value: unknown;
  readonly version: number;
};

/** A part with its version. For staff. */
export async function showSettings<P extends SettingsPart>(
  deps: Pick<SettingsDeps, "settings">,
  actor: Actor,
  part: P,
): Promise<StoredSettings<P>> {
  requireAdmin(actor);
  return deps.settings.find(part);
}

/**
 * Replaces a part, with an audit entry. For staff. Throws VALIDATION_ERROR naming the fields, and CONFLICT when the part
 * is no longer at `version`.
 */
export async function changeSettings<P extends SettingsPart>(
  deps: SettingsDeps,
  actor: Actor,
  { part, value, version }: SettingsChange<P>,
): Promise<StoredSettings<P>> {
  const admin = requireAdmin(actor);
  const after = parsed(part, value);
  return deps.settings.change(
    part,
    (before) => {
      if (before.version !== version)
        throw new DomainError("CONFLICT", { reason: `the settings are at version ${before.version}` });
      return after;
    },
    auditEntry(deps, admin, "settings.change"),
  );
}

function parsed<P extends SettingsPart>(part: P, value: unknown): SettingsParts[P] {
  // TypeScript does not follow that the schema of a part makes that part.
  const schema = settingsSchemas[part] as unknown as z.ZodType<SettingsParts[P]>;
  const read = schema.safeParse(value);
  if (!read.success) throw new DomainError("VALIDATION_ERROR", { issues: issuesOf(read.error) });
  const unknown = unknownFields(value, schema.encode(read.data));
  if (unknown.length > 0)
    throw new DomainError("VALIDATION_ERROR", {
      issues: unknown.map((path) => ({ path, message: "unknown field" })),
    });
  return read.data;
}
