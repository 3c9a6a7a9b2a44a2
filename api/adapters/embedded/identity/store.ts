import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { User } from "../../../ports/identity.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** An account with its password hash. */
export type Account = User & { readonly password: string };
/** A sign-in that can be refreshed until `expiresAt`. Times are epoch milliseconds. */
export type RefreshSession = {
  readonly userId: string;
  readonly originJti: string;
  readonly authTime: number;
  readonly expiresAt: number;
};

/** Confirmed accounts, their reset codes and their sessions in SQLite. Use the writing methods inside `Sqlite.write`. */
export interface IdentityStore {
  byEmail(email: string): Account | undefined;
  byId(userId: string): Account | undefined;
  save(account: Account): void;
  /** Replaces the account's code for a new password. */
  saveResetCode(email: string, code: string, time: { readonly now: number; readonly lifetime: number }): void;
  /** Deletes the right code. Returns the reason when a code is refused. */
  spendResetCode(email: string, code: string, now: number): "CODE_INVALID" | "CODE_EXPIRED" | undefined;
  saveSession(token: string, session: RefreshSession, now: number): void;
  session(token: string): RefreshSession | undefined;
  /** Whether this sign-in of the account was neither signed out nor ended by a reset. */
  hasSession(userId: string, originJti: string): boolean;
  endSession(token: string): void;
  endSessions(userId: string): void;
}

/** For a day an expired code or session is reported as expired; after that as invalid. */
export const keptAfterExpiry = 24 * 3_600_000;

/** Opens the store, creating its tables. */
export function identityStore(sqlite: Sqlite): IdentityStore {
  sqlite.define(schema);

  return {
    byEmail: (email) => AccountRow.parse(sqlite.get("SELECT * FROM users WHERE email = ?", email)),
    byId: (userId) => AccountRow.parse(sqlite.get("SELECT * FROM users WHERE user_id = ?", userId)),
    save: (account) => {
      sqlite.run(
        `INSERT INTO users (user_id, email, name, password, confirmed, groups, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, password = excluded.password,
           confirmed = excluded.confirmed, groups = excluded.groups`,
        account.userId,
        account.email,
        account.name ?? null,
        account.password,
        account.confirmed ? 1 : 0,
        JSON.stringify(account.groups),
        account.createdAt,
      );
    },
    saveResetCode: (email, code, { now, lifetime }) => {
      sqlite.run("DELETE FROM identity_codes WHERE expires_at <= ?", now - keptAfterExpiry);
      const hash = digest(`reset:${email}:${code}`);
      sqlite.run("REPLACE INTO identity_codes VALUES ('reset', ?, ?, ?, 0)", email, hash, now + lifetime);
    },
    spendResetCode: (email, code, now) => {
      const row = CodeRow.parse(
        sqlite.get("SELECT * FROM identity_codes WHERE purpose = 'reset' AND email = ?", email),
      );
      if (!row || !sameDigest(row.hash, digest(`reset:${email}:${code}`))) return "CODE_INVALID";
      if (row.expires_at <= now) return "CODE_EXPIRED";
      sqlite.run("DELETE FROM identity_codes WHERE purpose = 'reset' AND email = ?", email);
      return undefined;
    },
    saveSession: (token, session, now) => {
      sqlite.run("DELETE FROM refresh_tokens WHERE expires_at <= ?", now - keptAfterExpiry);
      sqlite.run(
        "INSERT INTO refresh_tokens VALUES (?, ?, ?, ?, ?)",
        digest(token),
        session.userId,
        session.originJti,
        session.authTime,
        session.expiresAt,
      );
    },
    session: (token) =>
      SessionRow.parse(sqlite.get("SELECT * FROM refresh_tokens WHERE hash = ?", digest(token))),
    hasSession: (userId, originJti) =>
      sqlite.get("SELECT 1 FROM refresh_tokens WHERE user_id = ? AND origin_jti = ?", userId, originJti) !==
      undefined,
    endSession: (token) => {
      sqlite.run("DELETE FROM refresh_tokens WHERE hash = ?", digest(token));
    },
    endSessions: (userId) => {
      sqlite.run("DELETE FROM refresh_tokens WHERE user_id = ?", userId);
    },
  };
}

const schema = `
  CREATE TABLE IF NOT EXISTS users (
    user_id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT, password TEXT NOT NULL,
    confirmed INTEGER NOT NULL, groups TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS identity_codes (
    purpose TEXT NOT NULL, email TEXT NOT NULL, hash TEXT NOT NULL, expires_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, PRIMARY KEY (purpose, email)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS identity_codes_expiry ON identity_codes (expires_at);
  CREATE TABLE IF NOT EXISTS refresh_tokens (
    hash TEXT PRIMARY KEY, user_id TEXT NOT NULL, origin_jti TEXT NOT NULL, auth_time INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS refresh_tokens_user ON refresh_tokens (user_id, origin_jti);
  CREATE INDEX IF NOT EXISTS refresh_tokens_expiry ON refresh_tokens (expires_at)`;

/** What is kept of a code or token. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Compares two digests in constant time. */
export const sameDigest = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));

const AccountRow = z
  .object({
    user_id: z.string(),
    email: z.string(),
    name: z.string().nullable(),
    password: z.string(),
    confirmed: z.int(),
    groups: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(z.string())),
    created_at: z.int(),
  })
  .transform(
    (row): Account => ({
      userId: row.user_id,
      email: row.email,
      name: row.name ?? undefined,
      password: row.password,
      confirmed: row.confirmed === 1,
      groups: row.groups,
      createdAt: row.created_at,
    }),
  )
  .optional();
const CodeRow = z.object({ hash: z.string(), expires_at: z.int(), attempts: z.int() }).optional();
const SessionRow = z
  .object({ user_id: z.string(), origin_jti: z.string(), auth_time: z.int(), expires_at: z.int() })
  .transform(
    (row): RefreshSession => ({
      userId: row.user_id,
      originJti: row.origin_jti,
      authTime: row.auth_time,
      expiresAt: row.expires_at,
    }),
  )
  .optional();
