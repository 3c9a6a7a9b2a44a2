import type { AuditEntry } from "../audit/entry.ts";
import type { SettingsPart, SettingsParts } from "./parts.ts";

/** A part as it stands; version 0: nobody has changed it from its default. */
export type StoredSettings<P extends SettingsPart> = {
  readonly version: number;
  readonly value: SettingsParts[P];
};

/** A merchant's settings. */
export interface Settings {
  /**
   * The part's value, or its default. Kept in memory for five seconds: that long a change may take to be seen by another
   * process, while the process that made it sees it at once. The same object as long as the part is unchanged.
   */
  read<P extends SettingsPart>(part: P): Promise<SettingsParts[P]>;
  /** The part as it is stored now, past what is kept in memory. */
  find<P extends SettingsPart>(part: P): Promise<StoredSettings<P>>;
  /**
   * Writes what `decide` makes of the part together with the audit entry (before and after), and decides again when
   * somebody else wrote in the meantime; answering the same value writes nothing. Throws what `decide` throws, and CONFLICT when
   * others keep writing first.
   */
  change<P extends SettingsPart>(
    part: P,
    decide: (before: StoredSettings<P>) => SettingsParts[P],
    audit: AuditEntry,
  ): Promise<StoredSettings<P>>;
}
