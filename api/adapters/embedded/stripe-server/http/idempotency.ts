import type { Sqlite } from "../../sqlite/sqlite.ts";
import { invalid, StripeFault } from "./errors.ts";

/** What was answered under a key. `requestId` names the request that did the work. */
export type Answer = { readonly status: number; readonly body: string; readonly requestId: string };

/** Keys are remembered for a day at least: https://docs.stripe.com/api/idempotent_requests. */
const remembered = 24 * 60 * 60 * 1000;
const longestKey = 255;

export interface IdempotencyKeys {
  /** Throws 409 while the same key is at work; call `leave` when done. */
  enter(key: string): void;
  leave(key: string): void;
  /** The answer given under this key, if any. Throws 400 when it was given to other parameters. */
  recall(key: string, fingerprint: string): Answer | undefined;
  /** For use inside `sqlite.write`, together with what the request changes. */
  remember(key: string, fingerprint: string, answer: Answer): void;
}

/** Idempotency keys in the server's file, so that a restart forgets none. */
export function idempotencyKeys(sqlite: Sqlite, clock: () => number): IdempotencyKeys {
  sqlite.define(`
    CREATE TABLE IF NOT EXISTS idempotency_keys (
      key TEXT PRIMARY KEY, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL,
      request TEXT NOT NULL, at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS idempotency_keys_at ON idempotency_keys (at)`);
  const atWork = new Set<string>();

  return {
    enter(key) {
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
    leave(key) {
      atWork.delete(key);
    },
    recall(key, fingerprint) {
      const row = sqlite.get(
        "SELECT fingerprint, status, body, request FROM idempotency_keys WHERE key = ? AND at > ?",
        key,
        clock() - remembered,
      );
      if (!row) return undefined;
      if (row["fingerprint"] !== fingerprint)
        throw new StripeFault(400, {
          type: "idempotency_error",
          message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
        });
      return { status: Number(row["status"]), body: String(row["body"]), requestId: String(row["request"]) };
    },
    remember(key, fingerprint, { status, body, requestId }) {
      sqlite.run("DELETE FROM idempotency_keys WHERE at <= ?", clock() - remembered);
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
