import type { Sqlite } from "../../sqlite/sqlite.ts";
import { invalid, StripeFault } from "./errors.ts";

/** The stored response for a key. `requestId` names the request that did the work. */
export type Answer = { readonly status: number; readonly body: string; readonly requestId: string };

/** Keys are kept for at least 24 hours: https://docs.stripe.com/api/idempotent_requests. */
const keepMilliseconds = 24 * 60 * 60 * 1000;
const longestKey = 255;

/** Stored responses by idempotency key, and the keys of running requests. */
export interface IdempotencyKeys {
  /** Locks the key for a request; call `unlock` when it is done. Throws 409 while another request holds it. */
  lock(key: string): void;
  unlock(key: string): void;
  /** The response stored for this key, if any. Throws 400 when it was made with other parameters. */
  find(key: string, fingerprint: string): Answer | undefined;
  /** Stores a response. For use inside `sqlite.write`, together with the changes of the request. */
  save(key: string, fingerprint: string, answer: Answer): void;
}

/** Idempotency keys in the server's SQLite file, so that they survive a restart. */
export function idempotencyKeys(sqlite: Sqlite, clock: () => number): IdempotencyKeys {
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS idempotency_keys (
      key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
      request TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS idempotency_keys_at ON idempotency_keys (at)`);
  const atWork = new Set<string>();

  return {
    lock(key) {
      if (key.length > longestKey)
        throw invalid(`Idempotency-Key must be at most ${longestKey} characters long.`);
      if (atWork.has(key))
        throw new StripeFault(409, {
          type: "idempotency_error",
          code: "idempotency_key_in_use",
          message: `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
        });
      atWork.add(key);
    },
    unlock(key) {
      atWork.delete(key);
    },
    find(key, fingerprint) {
      const row = sqlite.get(
        "SELECT fingerprint, status, body, request FROM idempotency_keys WHERE key = ? AND at > ?",
        key,
        clock() - keepMilliseconds,
      );
      if (!row) return undefined;
      if (row["fingerprint"] !== fingerprint)
        throw new StripeFault(400, {
          type: "idempotency_error",
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      return { status: Number(row["status"]), body: String(row["body"]), requestId: String(row["request"]) };
    },
    save(key, fingerprint, { status, body, requestId }) {
      sqlite.run("DELETE FROM idempotency_keys WHERE at <= ?", clock() - keepMilliseconds);
      sqlite.run(
        "INSERT INTO idempotency_keys (key, fingerprint, status, body, request, at) VALUES (?, ?, ?, ?, ?, ?)",
        key,
        fingerprint,
        status,
        body,
        requestId,
        clock(),
      );
    },
  };
}
