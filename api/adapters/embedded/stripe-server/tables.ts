import type { Sqlite } from "../sqlite/sqlite.ts";
import { acts, type Tables } from "./http/call.ts";

/**
 * The test card of each payment method, open 3-D Secure challenges and what happens later on its own. Write
 * inside `sqlite.write`.
 */
export function serverTables(sqlite: Sqlite): Tables {
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS method_cards (
      method TEXT PRIMARY KEY, card TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS challenges (
      token TEXT PRIMARY KEY, intent TEXT NOT NULL, return_url TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS scheduled (
      id TEXT NOT NULL, act TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (id, act)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS scheduled_at ON scheduled (at);
    CREATE TABLE IF NOT EXISTS holds (intent TEXT PRIMARY KEY, lapses_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO scheduled (id, act, at) SELECT intent, 'expire_hold', lapses_at FROM holds;
    DROP TABLE holds`);

  return {
    cardOf: (method) =>
      String(sqlite.get("SELECT card FROM method_cards WHERE method = ?", method)?.["card"] ?? ""),
    rememberCard(method, card) {
      sqlite.run("INSERT INTO method_cards (method, card) VALUES (?, ?)", method, card);
    },
    wasUsed: (method) => sqlite.get("SELECT used FROM method_cards WHERE method = ?", method)?.["used"] === 1,
    markUsed(method) {
      sqlite.run("UPDATE method_cards SET used = 1 WHERE method = ?", method);
    },
    openChallenge(token, { intentId, returnUrl }) {
      sqlite.run(
        "INSERT INTO challenges (token, intent, return_url) VALUES (?, ?, ?)",
        token,
        intentId,
        returnUrl,
      );
    },
    challenge(token) {
      const row = sqlite.get("SELECT intent, return_url FROM challenges WHERE token = ?", token);
      return row && { intentId: String(row["intent"]), returnUrl: String(row["return_url"]) };
    },
    schedule(act, id, at) {
      sqlite.run("INSERT OR REPLACE INTO scheduled (id, act, at) VALUES (?, ?, ?)", id, act, at);
    },
    unschedule(act, id) {
      sqlite.run("DELETE FROM scheduled WHERE id = ? AND act = ?", id, act);
    },
    due: (now) =>
      sqlite
        .all("SELECT id, act FROM scheduled WHERE at <= ? ORDER BY at, id", now)
        .flatMap((row) =>
          acts.filter((act) => act === row["act"]).map((act) => ({ act, id: String(row["id"]) })),
        ),
    nextDue() {
      const at = sqlite.get("SELECT min(at) AS at FROM scheduled")?.["at"];
      return typeof at === "number" ? at : undefined;
    },
  };
}
