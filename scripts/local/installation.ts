import { randomBytes } from "node:crypto";
import type { Sqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import type { MigrationLog } from "../../api/adapters/stores/migrations/migrations.ts";

/** What one installation remembers about itself: secrets made once, and whether demo data is in. */
export interface Installation {
  read(name: string): string | undefined;
  write(name: string, value: string): Promise<void>;
  /** A random secret, made the first time it is asked for. */
  secret(name: string): Promise<string>;
}

/**
 * Opens the installation's values (keys, secrets, ids), which are created on first use and stored in its
 * database.
 */
export function installationIn(sqlite: Sqlite): Installation {
  sqlite.define(
    "CREATE TABLE IF NOT EXISTS installation (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
  );
  const read = (name: string): string | undefined => {
    const row = sqlite.get("SELECT value FROM installation WHERE name = ?", name);
    return row && String(row["value"]);
  };
  const write = async (name: string, value: string): Promise<void> => {
    await sqlite.write(() =>
      sqlite.run(
        "INSERT INTO installation VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value,
      ),
    );
  };
  return {
    read,
    write,
    async secret(name) {
      const known = read(name);
      if (known !== undefined) return known;
      const made = randomBytes(32).toString("base64url");
      await write(name, made);
      return made;
    },
  };
}

/** The migrations that an installation has made. */
export const migrationLogIn = (installation: Installation): MigrationLog => ({
  done: (name) => installation.read(`migration ${name}`) !== undefined,
  note: (name) => installation.write(`migration ${name}`, "done"),
});
