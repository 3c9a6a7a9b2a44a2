import { z } from "zod";
import { DomainError } from "../../../domain/errors.ts";
import type { Sqlite } from "../sqlite/sqlite.ts";

export type CodePurpose = "confirm" | "reset";
type Caller = string | undefined;
/** What strangers did together does not count against a known caller. */
type Counting = { readonly known?: boolean | undefined; readonly now: number };

/**
 * Counts failed sign-ins, mailed codes and guessed codes per account and caller, so that a stranger who fails is slowed
 * down and the account's owner is not. Use the writing methods inside `Sqlite.write`.
 */
export interface GuessingGuard {
  /** Throws RATE_LIMITED when this caller, or everybody together, had too many codes mailed to this address. */
  countCode(email: string, caller: Caller, at: Counting): void;
  /** True when this caller guessed too often, or everybody together did. */
  tooManyGuesses(purpose: CodePurpose, email: string, caller: Caller, at: Counting): boolean;
  countGuess(purpose: CodePurpose, email: string, caller: Caller, at: Counting): void;
  /** Forgets this caller's guesses: a new code was mailed for it. */
  forgiveGuesses(purpose: CodePurpose, email: string, caller: Caller): void;
  /** Throws RATE_LIMITED while failed sign-ins lock this caller out of this account. */
  checkLock(email: string, caller: Caller, now: number): void;
  countFailure(email: string, caller: Caller, now: number): void;
  /** Without `caller` of every caller. */
  forgiveFailures(email: string, caller?: Caller): void;
}

const hour = 3_600_000;
const day = 24 * hour;
const codesOfOneCaller = 5;
/** Codes an hour that everybody together may have mailed to one address. */
const codesOfAll = 20;
const guessesOfOneCaller = 5;
/** Guesses a day that everybody together may make: with 20 live codes, a chance of one in 500. */
const guessesOfAll = 100;
const freeFailures = 5;
const longestLock = 15 * 60_000;

/** Opens the guard, creating its table. */
export function guessingGuard(sqlite: Sqlite): GuessingGuard {
  sqlite.define(schema);
  const read = (key: string) =>
    LimitRow.parse(sqlite.get("SELECT * FROM identity_limits WHERE key = ?", key));
  const write = (key: string, count: number, until: number, forgetAt: number, now: number) => {
    sqlite.run("DELETE FROM identity_limits WHERE forget_at <= ?", now);
    sqlite.run("REPLACE INTO identity_limits VALUES (?, ?, ?, ?)", key, count, until, forgetAt);
  };
  /** How often this happened within the window that runs. */
  const counted = (key: string, now: number): { count: number; until: number } => {
    const { count, until } = read(key);
    return until > now ? { count, until } : { count: 0, until: now };
  };
  const count = (key: string, window: number, now: number): void => {
    const { count, until } = counted(key, now);
    const end = count === 0 ? now + window : until;
    write(key, count + 1, end, end, now);
  };

  return {
    countCode: (email, caller, { known = false, now }) => {
      const limits = [
        [`code:${email} ${caller ?? ""}`, codesOfOneCaller],
        ...(known ? [] : [[`codes:${email}`, codesOfAll] as const]),
      ] as const;
      for (const [key, most] of limits) {
        const { count, until } = counted(key, now);
        if (count >= most) throw rateLimited(until - now);
      }
      for (const [key] of limits) count(key, hour, now);
    },
    tooManyGuesses: (purpose, email, caller, { known = false, now }) =>
      counted(guessKey(purpose, email, caller), now).count >= guessesOfOneCaller ||
      (!known && counted(`guesses:${purpose}:${email}`, now).count >= guessesOfAll),
    countGuess: (purpose, email, caller, { known = false, now }) => {
      count(guessKey(purpose, email, caller), day, now);
      if (!known) count(`guesses:${purpose}:${email}`, day, now);
    },
    forgiveGuesses: (purpose, email, caller) => {
      sqlite.run("DELETE FROM identity_limits WHERE key = ?", guessKey(purpose, email, caller));
    },
    checkLock: (email, caller, now) => {
      const { until } = read(failureKey(email, caller));
      if (until > now) throw rateLimited(until - now);
    },
    countFailure: (email, caller, now) => {
      const key = failureKey(email, caller);
      const { count, forget_at } = read(key);
      const failures = forget_at > now ? count + 1 : 1;
      const lock =
        failures < freeFailures ? 0 : Math.min(1_000 * 2 ** (failures - freeFailures), longestLock);
      write(key, failures, now + lock, now + lock + longestLock, now);
    },
    forgiveFailures: (email, caller) => {
      if (caller !== undefined)
        sqlite.run("DELETE FROM identity_limits WHERE key = ?", failureKey(email, caller));
      // Keys from this account's prefix up to the same prefix with the next character.
      else
        sqlite.run(
          "DELETE FROM identity_limits WHERE key >= ? AND key < ?",
          `sign-in:${email} `,
          `sign-in:${email}!`,
        );
    },
  };
}

const guessKey = (purpose: CodePurpose, email: string, caller: Caller): string =>
  `guess:${purpose}:${email} ${caller ?? ""}`;
const failureKey = (email: string, caller: Caller): string => `sign-in:${email} ${caller ?? ""}`;

const rateLimited = (ms: number) => new DomainError("RATE_LIMITED", { retryAfter: Math.ceil(ms / 1_000) });

const schema = `
  CREATE TABLE IF NOT EXISTS identity_limits (
    key TEXT PRIMARY KEY, count INTEGER NOT NULL, until INTEGER NOT NULL, forget_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS identity_limits_age ON identity_limits (forget_at)`;

const LimitRow = z
  .object({ count: z.int(), until: z.int(), forget_at: z.int() })
  .default({ count: 0, until: 0, forget_at: 0 });
