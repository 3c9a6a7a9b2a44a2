import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type IdentityUnderTest, identityContract } from "../../contracts/identity.contract.ts";
import { sqliteMail } from "../mail/mail.ts";
import { openSqlite, type Sqlite } from "../sqlite/sqlite.ts";
import { sqliteIdentity } from "./identity.ts";
import type { PasswordCost } from "./passwords.ts";

const quick: PasswordCost = { N: 2 ** 10, r: 8, p: 1 };
const minute = 60_000;
const hour = 60 * minute;
const email = "ada@example.com";
const password = "Right#2026";

function shopOn(sqlite: Sqlite, options: { clock?: () => number; passwordCost?: PasswordCost } = {}) {
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

function underTest(path: string): IdentityUnderTest {
  const shop = shopOn(openSqlite(path));
  return {
    ...shop,
    restart: async () => {
      await shop.sqlite.close();
      return underTest(path);
    },
  };
}

identityContract(async () => underTest(join(mkdtempSync(join(tmpdir(), "identity-")), "shop.sqlite")));

/** A shop whose clock the test moves. */
async function shopAt(options: { confirmed: boolean }) {
  const time = { now: Date.now() };
  const shop = shopOn(openSqlite(":memory:"), { clock: () => time.now });
  await shop.identity.signUp({ email, password });
  if (options.confirmed) await shop.identity.confirm({ email, code: await shop.codeFor(email) });
  return { ...shop, time };
}

const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;

test("tokens carry Cognito's claims; only the id token has the email address", async () => {
  const { identity } = shopOn(openSqlite(":memory:"));
  const user = await identity.ensureUser({ email, password, name: "Ada", groups: ["admin"] });
  const tokens = await identity.signIn({ email, password });
  const access = payloadOf(tokens.accessToken);
  const id = payloadOf(tokens.idToken);
  const common = { sub: user.userId, iss: "http://localhost:3000", "cognito:groups": ["admin"] };
  expect(access).toMatchObject({
    ...common,
    token_use: "access",
    client_id: "e-com67-local",
    username: user.userId,
    exp: Number(access["iat"]) + 3600,
    auth_time: access["iat"],
  });
  expect(access).not.toHaveProperty("email");
  expect(access).not.toHaveProperty("aud");
  expect(id).toMatchObject({ ...common, token_use: "id", aud: "e-com67-local", email, email_verified: true });
  expect(id["origin_jti"]).toBe(access["origin_jti"]);
  expect(id["jti"]).not.toBe(access["jti"]);
  expect(await identity.verify(tokens.idToken)).toMatchObject({ groups: ["admin"] });
});

test("an access token expires after an hour, and a refreshed one keeps the time of sign-in", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  const tokens = await identity.signIn({ email, password });
  time.now += hour - 1_000;
  await identity.verify(tokens.accessToken);
  time.now += 2_000;
  const expired = { code: "UNAUTHORIZED", details: { reason: "expired" } };
  await expect(identity.verify(tokens.accessToken)).rejects.toMatchObject(expired);
  await expect(identity.verify(tokens.idToken)).rejects.toMatchObject(expired);
  const renewed = await identity.refresh(tokens.refreshToken);
  await identity.verify(renewed.accessToken);
  const [before, after] = [payloadOf(tokens.accessToken), payloadOf(renewed.accessToken)];
  expect([after["auth_time"], after["origin_jti"]]).toEqual([before["auth_time"], before["origin_jti"]]);
  time.now += 30 * 24 * hour;
  await expect(identity.refresh(tokens.refreshToken)).rejects.toMatchObject(expired);
});

test("a confirmation code is valid for a day and a reset code for an hour", async () => {
  const { identity, time, codeFor } = await shopAt({ confirmed: false });
  const code = await codeFor(email);
  time.now += 24 * hour;
  await expect(identity.confirm({ email, code })).rejects.toMatchObject({ code: "CODE_EXPIRED" });
  await identity.resend({ email });
  await identity.confirm({ email, code: await codeFor(email) });
  await identity.forgot({ email });
  const reset = { email, code: await codeFor(email), password: "Newer#2026" };
  time.now += hour;
  await expect(identity.reset(reset)).rejects.toMatchObject({ code: "CODE_EXPIRED" });
});

test("after five wrong codes the right one is refused too, until a new one is requested", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: false });
  const code = await codeFor(email);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, "0");
  const guesses = await Promise.allSettled(
    Array.from({ length: 20 }, () => identity.confirm({ email, code: wrong })),
  );
  expect(guesses.every((guess) => guess.status === "rejected")).toBe(true);
  await expect(identity.confirm({ email, code })).rejects.toMatchObject({ code: "CODE_EXPIRED" });
  await identity.resend({ email });
  await identity.confirm({ email, code: await codeFor(email) });
});

test("five failed sign-ins lock the address, longer with each further one, even for the right password", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  const guess = (guessed: string) => identity.signIn({ email, password: guessed });
  const guesses = await Promise.allSettled(Array.from({ length: 20 }, () => guess("Wrong#2026")));
  const codes = guesses.map(
    (result) => result.status === "rejected" && (result.reason as { code: string }).code,
  );
  expect(codes.filter((code) => code === "INVALID_CREDENTIALS")).toHaveLength(5);
  expect(codes.filter((code) => code === "RATE_LIMITED")).toHaveLength(15);
  await expect(guess(password)).rejects.toMatchObject({ code: "RATE_LIMITED", details: { retryAfter: 1 } });
  time.now += 1_000;
  await expect(guess("Wrong#2026")).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  await expect(guess(password)).rejects.toMatchObject({ code: "RATE_LIMITED", details: { retryAfter: 2 } });
  time.now += 2_000;
  await guess(password);
  await expect(guess("Wrong#2026")).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  await guess(password);
});

test("a lock lasts at most 15 minutes, is cleared 15 minutes later, and applies to unknown addresses too", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  for (const to of [email, "nobody@example.com"]) {
    const fail = () =>
      expect(identity.signIn({ email: to, password: "Wrong#2026" })).rejects.toMatchObject({
        code: "INVALID_CREDENTIALS",
      });
    const locked = (retryAfter: number) =>
      expect(identity.signIn({ email: to, password })).rejects.toMatchObject({
        code: "RATE_LIMITED",
        details: { retryAfter },
      });
    for (let failure = 1; failure <= 20; failure++) {
      await fail();
      const lock = failure < 5 ? 0 : Math.min(2 ** (failure - 5), 900);
      if (lock > 0) await locked(lock);
      time.now += lock * 1_000;
    }
    await fail();
    await locked(900);
    time.now += 30 * minute;
    for (let failure = 1; failure <= 4; failure++) await fail();
  }
  await identity.signIn({ email, password });
});

test("one address gets at most five codes an hour", async () => {
  const { identity, time, mailsTo } = await shopAt({ confirmed: true });
  const asked = await Promise.allSettled(Array.from({ length: 20 }, () => identity.forgot({ email })));
  expect(asked.filter((result) => result.status === "fulfilled")).toHaveLength(4);
  await expect(identity.forgot({ email })).rejects.toMatchObject({
    code: "RATE_LIMITED",
    details: { retryAfter: 3600 },
  });
  expect(await mailsTo(email)).toBe(5);
  time.now += hour;
  await identity.forgot({ email });
});

test("an address that was never confirmed can sign up again with a new password", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: false });
  const { userId } = await identity.signUp({ email, password: "Newer#2026" });
  await identity.confirm({ email, code: await codeFor(email), userId });
  await expect(identity.signIn({ email, password })).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  await identity.signIn({ email, password: "Newer#2026" });
});

test("a stranger's failed sign-ins, wrong codes and requests for codes do not lock the owner out", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: false });
  const code = await codeFor(email);
  const owner = { email, caller: "198.51.100.7" };
  const stranger = { email, caller: "203.0.113.9" };
  const fail = (work: () => Promise<unknown>) => Promise.allSettled(Array.from({ length: 30 }, () => work()));
  await fail(() => identity.confirm({ ...stranger, code: "not it" }));
  await fail(() => identity.resend(stranger));
  await identity.confirm({ ...owner, code: await codeFor(email) });
  expect(code).not.toBe("");
  await fail(() => identity.signIn({ ...stranger, password: "Wrong#2026" }));
  await expect(identity.signIn({ ...stranger, password })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await identity.signIn({ ...owner, password });
  await fail(() => identity.forgot(stranger));
  await identity.forgot(owner);
  await fail(() => identity.reset({ ...stranger, code: "not it", password: "Thief#2026" }));
  await identity.reset({ ...owner, code: await codeFor(email), password: "Newer#2026" });
  await identity.signIn({ ...owner, password: "Newer#2026" });
});

test("a botnet gets a hundred guesses at a code in a day, not five per address", async () => {
  const { identity } = await shopAt({ confirmed: false });
  const guesses = await Promise.allSettled(
    Array.from({ length: 200 }, (_, turn) =>
      identity.confirm({ email, code: "not it", caller: `203.0.113.${turn}` }),
    ),
  );
  const codes = guesses.map(
    (guess) => guess.status === "rejected" && (guess.reason as { code: string }).code,
  );
  expect(codes.filter((refusal) => refusal === "CODE_INVALID")).toHaveLength(100);
  expect(codes.filter((refusal) => refusal === "CODE_EXPIRED")).toHaveLength(100);
});

test("a sign-up that an earlier version left unconfirmed is confirmed by its code", async () => {
  const sqlite = openSqlite(":memory:");
  const { createHash } = await import("node:crypto");
  const { identity: old } = shopOn(sqlite);
  await old.ensureUser({ email, password });
  const hash = createHash("sha256").update(`confirm:${email}:123456`).digest("base64url");
  await sqlite.write(() => {
    sqlite.run("UPDATE users SET confirmed = 0");
    sqlite.run("INSERT INTO identity_codes VALUES ('confirm', ?, ?, ?, 0)", email, hash, Date.now() + hour);
  });
  const { identity } = shopOn(sqlite);
  await expect(identity.signIn({ email, password })).rejects.toMatchObject({ code: "ACCOUNT_NOT_CONFIRMED" });
  await identity.confirm({ email, code: "123456" });
  await identity.signIn({ email, password });
});

test("a password reset during a sign-in with the old password leaves no session to the old one", async () => {
  const sqlite = openSqlite(":memory:");
  const { identity: slow } = shopOn(sqlite, { passwordCost: { N: 2 ** 15, r: 8, p: 4 } });
  const { identity: fast, codeFor } = shopOn(sqlite);
  await slow.ensureUser({ email, password });
  await fast.forgot({ email });
  const reset = { email, code: await codeFor(email), password: "Newer#2026" };
  const order: string[] = [];
  const note = (what: string) => () => void order.push(what);
  const [signIn, done] = await Promise.allSettled([
    fast.signIn({ email, password }).finally(note("sign-in")),
    fast.reset(reset).finally(note("reset")),
  ]);
  expect(order).toEqual(["reset", "sign-in"]);
  expect(done.status).toBe("fulfilled");
  expect(signIn).toMatchObject({ status: "rejected", reason: { code: "INVALID_CREDENTIALS" } });
});

test("an unknown address takes as long to refuse as a wrong password", async () => {
  const { identity } = shopOn(openSqlite(":memory:"), { passwordCost: { N: 2 ** 14, r: 8, p: 1 } });
  await identity.ensureUser({ email, password });
  const timed = async (to: string) => {
    const start = performance.now();
    await expect(identity.signIn({ email: to, password: "Wrong#2026" })).rejects.toThrow();
    return performance.now() - start;
  };
  await timed(email);
  const wrong = Math.min(await timed(email), await timed(email));
  const unknown = Math.min(await timed("eve@example.com"), await timed("bob@example.com"));
  expect(unknown).toBeGreaterThan(wrong / 3);
});

test("ensuring a demo account twice changes nothing, and restores a changed password", async () => {
  const { identity, codeFor } = shopOn(openSqlite(":memory:"));
  const first = await identity.ensureUser({ email, password, groups: ["admin"] });
  const { refreshToken } = await identity.signIn({ email, password });
  expect(await identity.ensureUser({ email, password, groups: ["admin"] })).toEqual(first);
  await identity.refresh(refreshToken);
  await identity.forgot({ email });
  await identity.reset({ email, code: await codeFor(email), password: "Newer#2026" });
  await identity.ensureUser({ email, password, groups: ["admin"] });
  await identity.signIn({ email, password });
});

test("the database stores no usable password, code or refresh token", async () => {
  const { identity, codeFor, sqlite } = await shopAt({ confirmed: true });
  const { refreshToken } = await identity.signIn({ email, password });
  await identity.forgot({ email });
  const code = await codeFor(email);
  const rows = ["users", "refresh_tokens", "identity_codes"].flatMap((table) =>
    sqlite.all(`SELECT * FROM ${table}`),
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const secret of [password, refreshToken, code])
    expect(Object.values(rows.flatMap(Object.values))).not.toContain(secret);
});
