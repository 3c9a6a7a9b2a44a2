import { sqliteMail } from "../mail/mail.ts";
import { openSqlite, type Sqlite } from "../sqlite/sqlite.ts";
import { sqliteIdentity } from "./identity.ts";
import type { PasswordCost } from "./passwords.ts";

const quick: PasswordCost = { N: 2 ** 10, r: 8, p: 1 };
export const minute = 60_000;
export const hour = 60 * minute;
export const email = "ada@example.com";
export const password = "Right#2026";

/** Accounts and their mailbox on a database. */
export function shopOn(sqlite: Sqlite, options: { clock?: () => number; passwordCost?: PasswordCost } = {}) {
  const mail = sqliteMail({ sqlite });
  const identity = sqliteIdentity({
    sqlite,
    mail,
    issuer: "http://localhost:3000",
    passwordCost: quick,
    ...options,
  });
  const codeFor = async (to: string) => /\b\d{6}\b/.exec(mail.list({ to })[0]?.text ?? "")?.[0] ?? "";
  return { sqlite, identity, codeFor, mail, mailsTo: async (to: string) => mail.list({ to }).length };
}

/** A shop whose clock the test moves. */
export async function shopAt(options: { confirmed: boolean }) {
  const time = { now: Date.now() };
  const shop = shopOn(openSqlite(":memory:"), { clock: () => time.now });
  await shop.identity.signUp({ email, password });
  if (options.confirmed) await shop.identity.confirm({ email, code: await shop.codeFor(email) });
  return { ...shop, time };
}

/** What a token says. */
export const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
