import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { DomainError } from "../../../domain/errors.ts";
import type { User } from "../../../ports/identity.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** An account with its password hash. */
export type Account = User & { readonly password: string };
export type CodePurpose = "confirm" | "reset";
/** A sign-in that can be refreshed until `expiresAt`. Times are epoch milliseconds. */
export type RefreshSession = {
  readonly userId: string;
  readonly originJti: string;
  readonly authTime: number;
  readonly expiresAt: number;
};

/** Accounts, codes, sessions and rate limits in SQLite. Use the writing methods inside `Sqlite.write`. */
export interface IdentityStore {
  byEmail(email: string): Account | undefined;
  byId(userId: string): Account | undefined;
  save(account: Account): void;
  /**
   * Replaces the code for that purpose. Unknown addresses get one too, so that responses do not reveal which
   * exist.
   */
  saveCode(
    purpose: CodePurpose,
    email: string,
    code: string,
    time: { readonly now: number; readonly lifetime: number },
  ): void;
  /** Checks a code: deletes a right one, counts a wrong one. Returns the reason when the code is refused. */
  spendCode(
    purpose: CodePurpose,
    email: string,
    code: string,
    now: number,
  ): "CODE_INVALID" | "CODE_EXPIRED" | undefined;
  saveSession(token: string, session: RefreshSession, now: number): void;
  session(token: string): RefreshSession | undefined;
  endSession(token: string): void;
  endSessions(userId: string): void;
  /** Throws RATE_LIMITED when too many codes were sent to this address. */
  countCode(email: string, now: number): void;
  /** Throws RATE_LIMITED while failed sign-ins lock this address. */
  checkLock(email: string, now: number): void;
  countFailure(email: string, now: number): void;
  forgiveFailures(email: string): void;
}

const wrongCodes = 5;
const codesAnHour = 5;
const freeFailures = 5;
const longestLock = 15 * 60_000;
/** For a day an expired code or session is reported as expired; after that as invalid. */
const keptAfterExpiry = 24 * 3_600_000;

/** Opens the store, creating its tables. */
export function identityStore(sqlite: Sqlite): IdentityStore {
  sqlite.define(schema);
  const limit = (key: string) =>
    LimitRow.parse(sqlite.get("SELECT * FROM identity_limits WHERE key = ?", key));
  const setLimit = (key: string, count: number, until: number, forgetAt: number, now: number) => {
    sqlite.run("DELETE FROM identity_limits WHERE forget_at <= ?", now);
    sqlite.run("REPLACE INTO identity_limits VALUES (?, ?, ?, ?)", key, count, until, forgetAt);
  };

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
    saveCode: (purpose, email, code, { now, lifetime }) => {
      sqlite.run("DELETE FROM identity_codes WHERE expires_at <= ?", now - keptAfterExpiry);
      const hash = digest(`${purpose}:${email}:${code}`);
      sqlite.run("REPLACE INTO identity_codes VALUES (?, ?, ?, ?, 0)", purpose, email, hash, now + lifetime);
    },
    spendCode: (purpose, email, code, now) => {
      const row = CodeRow.parse(
        sqlite.get("SELECT * FROM identity_codes WHERE purpose = ? AND email = ?", purpose, email),
      );
      if (!row) return "CODE_INVALID";
      if (row.attempts >= wrongCodes) return "CODE_EXPIRED";
      if (!timingSafeEqual(Buffer.from(row.hash), Buffer.from(digest(`${purpose}:${email}:${code}`)))) {
        sqlite.run(
          "UPDATE identity_codes SET attempts = attempts + 1 WHERE purpose = ? AND email = ?",
          purpose,
          email,
        );
        return "CODE_INVALID";
      }
      if (row.expires_at <= now) return "CODE_EXPIRED";
      sqlite.run("DELETE FROM identity_codes WHERE purpose = ? AND email = ?", purpose, email);
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
    endSession: (token) => {
      sqlite.run("DELETE FROM refresh_tokens WHERE hash = ?", digest(token));
    },
    endSessions: (userId) => {
      sqlite.run("DELETE FROM refresh_tokens WHERE user_id = ?", userId);
    },
    countCode: (email, now) => {
      const { count, until } = limit(`code:${email}`);
      if (until <= now) return setLimit(`code:${email}`, 1, now + 3_600_000, now + 3_600_000, now);
      if (count >= codesAnHour) throw rateLimited(until - now);
      setLimit(`code:${email}`, count + 1, until, until, now);
    },
    checkLock: (email, now) => {
      const { until } = limit(`sign-in:${email}`);
      if (until > now) throw rateLimited(until - now);
    },
    countFailure: (email, now) => {
      const { count, forget_at } = limit(`sign-in:${email}`);
      const failures = forget_at > now ? count + 1 : 1;
      const lock =
        failures < freeFailures ? 0 : Math.min(1_000 * 2 ** (failures - freeFailures), longestLock);
      setLimit(`sign-in:${email}`, failures, now + lock, now + lock + longestLock, now);
    },
    forgiveFailures: (email) => {
      sqlite.run("DELETE FROM identity_limits WHERE key = ?", `sign-in:${email}`);
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
  CREATE INDEX IF NOT EXISTS refresh_tokens_user ON refresh_tokens (user_id);
  CREATE INDEX IF NOT EXISTS refresh_tokens_expiry ON refresh_tokens (expires_at);
  CREATE TABLE IF NOT EXISTS identity_limits (
    key TEXT PRIMARY KEY, count INTEGER NOT NULL, until INTEGER NOT NULL, forget_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS identity_limits_age ON identity_limits (forget_at)`;

const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");

const rateLimited = (ms: number) => new DomainError("RATE_LIMITED", { retryAfter: Math.ceil(ms / 1_000) });

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
const LimitRow = z
  .object({ count: z.int(), until: z.int(), forget_at: z.int() })
  .default({ count: 0, until: 0, forget_at: 0 });
