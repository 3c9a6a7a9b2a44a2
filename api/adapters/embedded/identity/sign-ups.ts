import { z } from "zod";
import type { Sqlite } from "../sqlite/sqlite.ts";
import { digest, keptAfterExpiry, sameDigest } from "./store.ts";

/** One sign-up of an address that nobody has confirmed. `password` is a hash. */
export type SignUp = {
  readonly userId: string;
  readonly email: string;
  readonly name: string | undefined;
  readonly password: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
};

/** Pending sign-ups, several per address, each with its own code. Use the writing methods inside `Sqlite.write`. */
export interface SignUpStore {
  save(signUp: SignUp, code: string, expiresAt: number): void;
  /** The live attempts of an address, the newest first. */
  pending(email: string, now: number): readonly SignUp[];
  /** Replaces the code of the attempt `userId`, or of the newest one; false when there is none. */
  renew(renewal: {
    readonly email: string;
    readonly userId: string | undefined;
    readonly code: string;
    readonly expiresAt: number;
    readonly now: number;
  }): boolean;
  /** Deletes the address's attempts and returns the one that counts, or why the code is refused. Its password is empty when nothing says whose attempt it is. */
  confirm(given: {
    readonly email: string;
    readonly code: string;
    readonly userId: string | undefined;
    readonly now: number;
  }): SignUp | "CODE_INVALID" | "CODE_EXPIRED";
  end(email: string): void;
}

/** Opens the store, creating its table and taking over unconfirmed accounts of earlier versions. */
export function signUpStore(sqlite: Sqlite): SignUpStore {
  sqlite.define(schema);
  const rowsOf = (email: string) =>
    Rows.parse(
      sqlite.all(
        "SELECT * FROM identity_sign_ups WHERE email = ? ORDER BY created_at DESC, rowid DESC",
        email,
      ),
    );
  const end = (email: string): void => {
    sqlite.run("DELETE FROM identity_sign_ups WHERE email = ?", email);
  };

  return {
    end,
    save: ({ userId, email, name, password, createdAt }, code, expiresAt) => {
      sqlite.run("DELETE FROM identity_sign_ups WHERE expires_at <= ?", createdAt - keptAfterExpiry);
      sqlite.run(
        "INSERT INTO identity_sign_ups VALUES (?, ?, ?, ?, ?, ?, ?)",
        userId,
        email,
        name ?? null,
        password,
        hashOf(email, code),
        createdAt,
        expiresAt,
      );
    },
    pending: (email, now) =>
      rowsOf(email)
        .filter(({ expires_at }) => expires_at > now)
        .map(signUpOf),
    renew: ({ email, userId, code, expiresAt, now }) => {
      const kept = rowsOf(email).filter(({ expires_at }) => expires_at > now - keptAfterExpiry);
      const attempt = kept.find(({ user_id }) => user_id === userId) ?? kept[0];
      if (!attempt) return false;
      sqlite.run(
        "UPDATE identity_sign_ups SET code = ?, expires_at = ? WHERE user_id = ?",
        hashOf(email, code),
        expiresAt,
        attempt.user_id,
      );
      return true;
    },
    confirm: ({ email, code, userId, now }) => {
      const rows = rowsOf(email);
      const live = rows.filter(({ expires_at }) => expires_at > now);
      const hash = hashOf(email, code);
      const named = rows.find((row) => sameDigest(row.code, hash));
      if (!named) return "CODE_INVALID";
      if (named.expires_at <= now) return "CODE_EXPIRED";
      const chosen = userId === undefined ? named : live.find((row) => row.user_id === userId);
      if (!chosen) return "CODE_INVALID";
      end(email);
      const signUp = signUpOf(chosen);
      return userId === undefined && live.length > 1 ? { ...signUp, password: "", name: undefined } : signUp;
    },
  };
}

const hashOf = (email: string, code: string): string => digest(`confirm:${email}:${code}`);

const schema = `
  CREATE TABLE IF NOT EXISTS identity_sign_ups (
    user_id TEXT PRIMARY KEY, email TEXT NOT NULL, name TEXT, password TEXT NOT NULL, code TEXT NOT NULL,
    created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS identity_sign_ups_email ON identity_sign_ups (email);
  CREATE INDEX IF NOT EXISTS identity_sign_ups_expiry ON identity_sign_ups (expires_at);
  INSERT INTO identity_sign_ups
    SELECT user_id, users.email, name, password, hash, created_at, expires_at
    FROM users JOIN identity_codes ON purpose = 'confirm' AND identity_codes.email = users.email
    WHERE confirmed = 0;
  DELETE FROM users WHERE confirmed = 0;
  DELETE FROM identity_codes WHERE purpose = 'confirm'`;

const Row = z.object({
  user_id: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  password: z.string(),
  code: z.string(),
  created_at: z.int(),
  expires_at: z.int(),
});
const Rows = z.array(Row);

const signUpOf = (row: z.infer<typeof Row>): SignUp => ({
  userId: row.user_id,
  email: row.email,
  name: row.name ?? undefined,
  password: row.password,
  createdAt: row.created_at,
});
