import type { Sqlite } from "../sqlite/sqlite.ts";
import type { Tables } from "./http/call.ts";

/**
 * The test card of each payment method, open 3-D Secure challenges and the expiry of authorizations. Write
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
    CREATE TABLE IF NOT EXISTS holds (intent TEXT PRIMARY KEY, lapses_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS holds_due ON holds (lapses_at)`);

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
    holdUntil(intent, lapsesAt) {
      sqlite.run("INSERT OR REPLACE INTO holds (intent, lapses_at) VALUES (?, ?)", intent, lapsesAt);
    },
    endHold(intent) {
      sqlite.run("DELETE FROM holds WHERE intent = ?", intent);
    },
    lapsed: (now) =>
      sqlite.all("SELECT intent FROM holds WHERE lapses_at <= ?", now).map((row) => String(row["intent"])),
  };
}
