import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { User } from "../../../ports/identity.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

/** An account with its password hash. */
export type Account = User & { readonly password: string };

/** Confirmed accounts and their reset codes in SQLite. Use the writing methods inside `Sqlite.write`. */
export interface IdentityStore {
  byEmail(email: string): Account | undefined;
  byId(userId: string): Account | undefined;
  /** Accounts in any group. */
  members(): readonly Account[];
  save(account: Account): void;
  /** With its codes. */
  remove(account: Account): void;
  /** Replaces the account's code for a new password. */
  saveResetCode(email: string, code: string, time: { readonly now: number; readonly lifetime: number }): void;
  /** Deletes the right code. Returns the reason when a code is refused. */
  spendResetCode(email: string, code: string, now: number): "CODE_INVALID" | "CODE_EXPIRED" | undefined;
}

/** For a day an expired code or session is reported as expired; after that as invalid. */
export const keptAfterExpiry = 24 * 3_600_000;

/** Opens the store, creating its tables. */
export function identityStore(sqlite: Sqlite): IdentityStore {
  sqlite.define(schema);

  return {
    byEmail: (email) => AccountRow.parse(sqlite.get("SELECT * FROM users WHERE email = ?", email)),
    byId: (userId) => AccountRow.parse(sqlite.get("SELECT * FROM users WHERE user_id = ?", userId)),
    members: () =>
      sqlite
        .all("SELECT * FROM users WHERE groups <> '[]'")
        .map((row) => AccountRow.parse(row))
        .filter((account) => account !== undefined),
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
    remove: ({ userId, email }) => {
      sqlite.run("DELETE FROM identity_codes WHERE email = ?", email);
      sqlite.run("DELETE FROM users WHERE user_id = ?", userId);
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
  };
}

const schema = `
  CREATE TABLE IF NOT EXISTS users (
    user_id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT, password TEXT NOT NULL,
    confirmed INTEGER NOT NULL, groups TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS users_in_groups ON users (groups) WHERE groups <> '[]';
  CREATE TABLE IF NOT EXISTS identity_codes (
    purpose TEXT NOT NULL, email TEXT NOT NULL, hash TEXT NOT NULL, expires_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, PRIMARY KEY (purpose, email)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS identity_codes_expiry ON identity_codes (expires_at)`;

/** What is kept of a code or token. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** Compares two digests in constant time. */
export const sameDigest = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** An account as it is stored; undefined for no row. */
export const AccountRow = z
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
