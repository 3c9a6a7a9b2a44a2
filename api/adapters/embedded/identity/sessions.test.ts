import { expect, test } from "vitest";
import { openSqlite } from "../sqlite/sqlite.ts";
import { email, hour, password, payloadOf, shopAt, shopOn } from "./testing.ts";

test("no token of a session works after it was signed out; other devices stay signed in", async () => {
  const { identity } = await shopAt({ confirmed: true });
  const phone = await identity.signIn({ email, password });
  const laptop = await identity.signIn({ email, password });
  const renewed = await identity.refresh(phone.refreshToken);
  await identity.signOut(renewed.refreshToken);
  const ended = { code: "UNAUTHORIZED", details: { reason: "invalid" } };
  for (const token of [phone.accessToken, phone.idToken, renewed.accessToken, renewed.idToken])
    await expect(identity.verify(token)).rejects.toMatchObject(ended);
  await identity.verify(laptop.accessToken);
});

test("no token of any device works after a reset, and one of a new sign-in does", async () => {
  const { identity, codeFor } = await shopAt({ confirmed: true });
  const devices = await Promise.all([1, 2].map(() => identity.signIn({ email, password })));
  await identity.forgot({ email });
  await identity.reset({ email, code: await codeFor(email), password: "Newer#2026" });
  for (const { accessToken, idToken } of devices)
    for (const token of [accessToken, idToken])
      await expect(identity.verify(token)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  const { accessToken } = await identity.signIn({ email, password: "Newer#2026" });
  await identity.verify(accessToken);
});

test("a token is worth what its account may do now, not when it was made", async () => {
  const { identity } = await shopAt({ confirmed: true });
  await identity.ensureUser({ email, password, groups: ["admin"] });
  const { accessToken, idToken } = await identity.signIn({ email, password });
  expect(await identity.verify(accessToken)).toMatchObject({ groups: ["admin"] });
  await identity.ensureUser({ email, password });
  for (const token of [accessToken, idToken])
    expect(await identity.verify(token)).toMatchObject({ groups: [] });
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

const ended = { code: "UNAUTHORIZED", details: { reason: "invalid" } };

test("a refresh token is used once; one that is used again later ends its session, and no other", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  const stolen = await identity.signIn({ email, password });
  const laptop = await identity.signIn({ email, password });
  const owners = await identity.refresh(stolen.refreshToken);
  expect(owners.refreshToken).not.toBe(stolen.refreshToken);
  time.now += 31_000;
  await expect(identity.refresh(stolen.refreshToken)).rejects.toMatchObject(ended);
  await expect(identity.refresh(owners.refreshToken)).rejects.toMatchObject(ended);
  for (const token of [stolen.accessToken, owners.accessToken, owners.idToken])
    await expect(identity.verify(token)).rejects.toMatchObject(ended);
  await identity.refresh(laptop.refreshToken);
});

test("a token of two refreshes ago ends its session at once", async () => {
  const { identity } = await shopAt({ confirmed: true });
  const first = await identity.signIn({ email, password });
  const second = await identity.refresh(first.refreshToken);
  const third = await identity.refresh(second.refreshToken);
  await expect(identity.refresh(first.refreshToken)).rejects.toMatchObject(ended);
  await expect(identity.refresh(third.refreshToken)).rejects.toMatchObject(ended);
});

test("two tabs that refresh at once, or a lost answer, get one successor and stay signed in", async () => {
  const { identity, time } = await shopAt({ confirmed: true });
  const { refreshToken } = await identity.signIn({ email, password });
  const tabs = await Promise.all(Array.from({ length: 20 }, () => identity.refresh(refreshToken)));
  const [next = ""] = tabs.map((tab) => tab.refreshToken);
  expect(new Set(tabs.map((tab) => tab.refreshToken))).toEqual(new Set([next]));
  time.now += 20_000;
  expect((await identity.refresh(refreshToken)).refreshToken).toBe(next);
  time.now += 24 * hour;
  await identity.verify((await identity.refresh(next)).accessToken);
});

test("signing out with a token that was replaced ends the session too", async () => {
  const { identity } = await shopAt({ confirmed: true });
  const { refreshToken } = await identity.signIn({ email, password });
  const renewed = await identity.refresh(refreshToken);
  await identity.signOut(refreshToken);
  await expect(identity.verify(renewed.accessToken)).rejects.toMatchObject(ended);
  await expect(identity.refresh(renewed.refreshToken)).rejects.toMatchObject(ended);
});

test("a refresh token that was touched is refused and ends nothing", async () => {
  const { identity } = await shopAt({ confirmed: true });
  const { refreshToken } = await identity.signIn({ email, password });
  const [session = "", , mac = ""] = refreshToken.split(".");
  const touched = [
    `${session}.1.${mac}`,
    `${session}.0.${"A".repeat(43)}`,
    `${session}..${mac}`,
    session,
    `${refreshToken}x`,
  ];
  for (const token of touched) await expect(identity.refresh(token), token).rejects.toMatchObject(ended);
  await identity.refresh(refreshToken);
});
