import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Sqlite } from "../sqlite/sqlite.ts";
import { type Account, AccountRow, keptAfterExpiry } from "./store.ts";

/** One sign-in of an account, over all its refreshes. Times are epoch milliseconds. */
export type SignInSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly authTime: number;
  readonly expiresAt: number;
};

/** A session and the refresh token that is to be used next. */
export type Renewed = SignInSession & { readonly refreshToken: string };

/**
 * Sessions in SQLite, one row each. A refresh token is used once: it names its session and its generation and is
 * authenticated with the session's secret. Use the writing methods inside `Sqlite.write`.
 */
export interface SessionStore {
  /** Starts a session and returns its first refresh token. */
  start(session: SignInSession, now: number): string;
  /**
   * Replaces a refresh token. Returns why it is refused: a token that was replaced longer ago than the grace period was
   * copied, so its session has ended then.
   */
  renew(refreshToken: string, now: number): Renewed | "invalid" | "expired";
  /** The account of a session that neither a sign-out nor a reset nor the reuse of a refresh token has ended. */
  accountOf(userId: string, sessionId: string): Account | undefined;
  /**
   * Makes `accountOf` read again. It remembers what it read, because every request of a signed-in caller asks; only this
   * process writes to the database, so calling this with each write of a session or an account keeps it true.
   */
  forgetRead(): void;
  /** Ends the session of any of its refresh tokens; an unknown one is no error. */
  end(refreshToken: string): void;
  endAll(userId: string): void;
}

/** For this long a replaced refresh token gives its successor again: two tabs refresh at once, an answer gets lost. */
const graceFor = 30_000;

/** Opens the store, creating its table. Sessions of versions without rotation end. */
export function sessionStore(sqlite: Sqlite): SessionStore {
  sqlite.define(schema);
  const accounts = new LRUCache<string, Account>({ max: 10_000 });
  const rowOf = (refreshToken: string): { row: Row; generation: number } | undefined => {
    const [, sessionId, generation, mac] = /^([\w-]{1,64})\.(\d{1,9})\.([\w-]{43})$/.exec(refreshToken) ?? [];
    if (sessionId === undefined || generation === undefined || mac === undefined) return undefined;
    const row = Row.parse(sqlite.get("SELECT * FROM identity_sessions WHERE session_id = ?", sessionId));
    if (!row || !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(row, Number(generation)))))
      return undefined;
    return { row, generation: Number(generation) };
  };
  const endOne = (sessionId: string): void => {
    sqlite.run("DELETE FROM identity_sessions WHERE session_id = ?", sessionId);
  };

  return {
    start: ({ sessionId, userId, authTime, expiresAt }, now) => {
      sqlite.run("DELETE FROM identity_sessions WHERE expires_at <= ?", now - keptAfterExpiry);
      const secret = randomBytes(32).toString("base64url");
      sqlite.run(
        "INSERT INTO identity_sessions VALUES (?, ?, ?, ?, ?, 0, ?)",
        sessionId,
        userId,
        secret,
        authTime,
        expiresAt,
        now,
      );
      return tokenOf({ session_id: sessionId, secret }, 0);
    },
    renew: (refreshToken, now) => {
      const found = rowOf(refreshToken);
      if (!found) return "invalid";
      const { row, generation } = found;
      const { session_id: sessionId, user_id: userId, auth_time: authTime, expires_at: expiresAt } = row;
      if (expiresAt <= now) return "expired";
      const session = { sessionId, userId, authTime, expiresAt };
      const isLast = generation === row.generation - 1;
      if (isLast && now - row.renewed_at <= graceFor)
        return { ...session, refreshToken: tokenOf(row, row.generation) };
      if (generation !== row.generation) {
        endOne(sessionId);
        return "invalid";
      }
      sqlite.run(
        "UPDATE identity_sessions SET generation = ?, renewed_at = ? WHERE session_id = ?",
        generation + 1,
        now,
        sessionId,
      );
      return { ...session, refreshToken: tokenOf(row, generation + 1) };
    },
    accountOf: (userId, sessionId) => {
      const known = accounts.get(sessionId);
      if (known) return known.userId === userId ? known : undefined;
      const account = AccountRow.parse(
        sqlite.get(
          `SELECT users.* FROM identity_sessions JOIN users USING (user_id)
           WHERE session_id = ? AND identity_sessions.user_id = ?`,
          sessionId,
          userId,
        ),
      );
      if (account) accounts.set(sessionId, account);
      return account;
    },
    forgetRead: () => accounts.clear(),
    end: (refreshToken) => {
      const found = rowOf(refreshToken);
      if (found) endOne(found.row.session_id);
    },
    endAll: (userId) => {
      sqlite.run("DELETE FROM identity_sessions WHERE user_id = ?", userId);
    },
  };
}

const macOf = ({ secret }: Pick<Row, "secret">, generation: number): string =>
  createHmac("sha256", secret).update(String(generation)).digest("base64url");

const tokenOf = (row: Pick<Row, "session_id" | "secret">, generation: number): string =>
  `${row.session_id}.${generation}.${macOf(row, generation)}`;

const schema = `
  CREATE TABLE IF NOT EXISTS identity_sessions (
    session_id TEXT PRIMARY KEY, user_id TEXT NOT NULL, secret TEXT NOT NULL, auth_time INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, generation INTEGER NOT NULL, renewed_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS identity_sessions_user ON identity_sessions (user_id);
  CREATE INDEX IF NOT EXISTS identity_sessions_expiry ON identity_sessions (expires_at);
  DROP TABLE IF EXISTS refresh_tokens`;

type Row = NonNullable<z.infer<typeof Row>>;
const Row = z
  .object({
    session_id: z.string(),
    user_id: z.string(),
    secret: z.string(),
    auth_time: z.int(),
    expires_at: z.int(),
    generation: z.int(),
    renewed_at: z.int(),
  })
  .optional();
