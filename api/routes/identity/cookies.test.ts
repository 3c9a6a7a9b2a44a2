import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

const shops: TestShop[] = [];
let plain: TestShop;
let isPublic: TestShop;
let trusting: TestShop;
beforeAll(async () => {
  plain = await testShop();
  isPublic = await testShop({ publicUrl: "https://shop.example" });
  trusting = await testShop({ trustedProxies: 1 });
  shops.push(plain, isPublic, trusting);
  for (const { identity } of shops) await identity.ensureUser({ email, password });
});
afterAll(() => Promise.all(shops.map((shop) => shop.close())));

const email = "ada@example.com";
const password = "Testing#2026";
const signIn = (shop: TestShop, headers: Record<string, string> = {}) =>
  shop.guest.post("/auth/sign-in", { email, password }, headers);
const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? "";
const pairOf = (response: Response) => cookieOf(response).split(";")[0] ?? "";

describe("the refresh cookie", () => {
  test("is secure and bound to the host where the shop is reached over TLS", async () => {
    const answers = [await signIn(isPublic), await signIn(trusting, { "x-forwarded-proto": "https" })];
    for (const answer of answers)
      expect(cookieOf(answer)).toMatch(
        /^__Host-refreshToken=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
  });

  test("is a plain one without TLS, whatever a client that is no trusted proxy says", async () => {
    for (const answer of [await signIn(plain), await signIn(plain, { "x-forwarded-proto": "https" })])
      expect(cookieOf(answer)).toMatch(
        /^refreshToken=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
      );
  });

  test("refreshes, is replaced, and is deleted by a sign-out under the same name", async () => {
    const first = pairOf(await signIn(isPublic));
    const refreshed = await isPublic.guest.post("/auth/refresh", undefined, { cookie: first });
    expect(refreshed.status).toBe(200);
    expect(pairOf(refreshed)).toMatch(/^__Host-refreshToken=./);
    expect(pairOf(refreshed)).not.toBe(first);
    const out = await isPublic.guest.post("/auth/sign-out", undefined, { cookie: pairOf(refreshed) });
    expect(cookieOf(out)).toMatch(/^__Host-refreshToken=; Max-Age=0; Path=\/; HttpOnly; Secure/);
  });

  test("that a neighbouring host has set, without the prefix, is not taken where there is TLS", async () => {
    const tossed = pairOf(await signIn(isPublic)).replace("__Host-", "");
    expect((await isPublic.guest.post("/auth/refresh", undefined, { cookie: tossed })).status).toBe(401);
  });
});

describe("a page of another site", () => {
  const foreign: readonly Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "https://shop.example.evil.example" },
    { origin: "https://sub.shop.example", "sec-fetch-site": "same-site" },
    { origin: "https://shop.example:8443" },
    // Where the request was sent to, but not the address that the shop was told.
    { origin: "http://shop" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" },
  ];
  test.each(foreign)("%j neither refreshes nor signs out nor signs in", async (headers) => {
    const cookie = pairOf(await signIn(isPublic));
    for (const path of ["/auth/refresh", "/auth/sign-out", "/auth/sign-in"]) {
      const body = path === "/auth/sign-in" ? { email, password } : undefined;
      const answer = await isPublic.guest.post(path, body, { cookie, ...headers });
      expect([answer.status, answer.headers.getSetCookie()], path).toEqual([403, []]);
    }
    expect((await isPublic.guest.post("/auth/refresh", undefined, { cookie })).status).toBe(200);
  });

  test.each([{ origin: "https://shop.example", "sec-fetch-site": "same-origin" }, {}])(
    "is not: %j",
    async (headers) => {
      const cookie = pairOf(await signIn(isPublic));
      const answer = await isPublic.guest.post("/auth/refresh", undefined, { cookie, ...headers });
      expect(answer.status).toBe(200);
    },
  );
});
