import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type IdentityUnderTest, identityContract } from "../../contracts/identity.contract.ts";
import { openSqlite } from "../sqlite/sqlite.ts";
import { email, hour, password, payloadOf, shopAt, shopOn } from "./testing.ts";

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

test("tokens carry Cognito's claims; only the id token has the email address", async () => {
  // The clock stands still: the sign-in and its tokens are of the same second.
  const now = Date.now();
  const { identity } = shopOn(openSqlite(":memory:"), { clock: () => now });
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

test("an address that was never confirmed can sign up again with a new password", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: false });
  const { userId } = await identity.signUp({ email, password: "Newer#2026" });
  await identity.confirm({ email, code: await codeFor(email), userId });
  await expect(identity.signIn({ email, password })).rejects.toMatchObject({ code: "INVALID_CREDENTIALS" });
  await identity.signIn({ email, password: "Newer#2026" });
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
  const rows = ["users", "identity_sessions", "identity_codes"].flatMap((table) =>
    sqlite.all(`SELECT * FROM ${table}`),
  );
  expect(rows.length).toBeGreaterThanOrEqual(3);
  for (const secret of [password, refreshToken, code])
    expect(Object.values(rows.flatMap(Object.values))).not.toContain(secret);
});
