import type { Json } from "../../ports/table.ts";

/** What the tables have about one account, as they declare it. */
export interface PersonalData {
  /** By table, everything that is about the account; what was passing (idempotency keys, windows of limits) is not. */
  read(userId: string): Promise<Readonly<Record<string, readonly Json[]>>>;
  /** Deletes all of it that no law asks to be kept. Repeating it is harmless. */
  erase(userId: string): Promise<void>;
}
