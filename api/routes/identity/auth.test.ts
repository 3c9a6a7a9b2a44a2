import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const password = "Testing#2026";
const codeFor = (email: string): string => {
  const [mail] = shop.mailbox.list({ to: email });
  return /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "";
};
const post = (path: string, body?: unknown, headers?: Record<string, string>) =>
  shop.guest.post(path, body, headers);
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("an account", () => {
  test("is opened with the code from the mailbox, signs in, refreshes by cookie and signs out", async () => {
    const email = "new@example.com";
    expect((await post("/auth/sign-up", { email, password, name: "New Person" })).status).toBe(201);
    const early = await post("/auth/sign-in", { email, password });
    expect(early.status).toBe(403);
    expect(await early.json()).toMatchObject({ error: { code: "ACCOUNT_NOT_CONFIRMED" } });
    expect((await post("/auth/confirm", { email, code: codeFor(email) })).status).toBe(204);
    const signedIn = await post("/auth/sign-in", { email: "NEW@example.com", password });
    expect(signedIn.status).toBe(200);
    expect(signedIn.headers.get("set-cookie")).toMatch(/HttpOnly.*SameSite=Strict/);
    const cookie = cookieOf(signedIn);
    const refreshed = await post("/auth/refresh", undefined, { cookie });
    expect(refreshed.status).toBe(200);
    const { accessToken } = (await refreshed.json()) as { accessToken: string };
    expect((await shop.guest.get("/cart", { authorization: `Bearer ${accessToken}` })).status).toBe(200);
    expect((await post("/auth/sign-out", undefined, { cookie })).status).toBe(204);
    expect((await post("/auth/refresh", undefined, { cookie })).status).toBe(401);
  });

  test("of a known address cannot be opened again", async () => {
    await shop.shopper("known@example.com");
    const response = await post("/auth/sign-up", { email: "Known@example.com", password });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: "EMAIL_TAKEN" } });
  });

  test("gets a new password with the code that comes by mail; unknown addresses get the same answer", async () => {
    const email = "forgetful@example.com";
    await shop.shopper(email);
    expect((await post("/auth/forgot", { email })).status).toBe(202);
    expect((await post("/auth/forgot", { email: "nobody@example.com" })).status).toBe(202);
    expect(shop.mailbox.list({ to: "nobody@example.com" })).toEqual([]);
    const renewed = "Renewed#2026";
    expect((await post("/auth/reset", { email, code: "000000", password: renewed })).status).toBe(400);
    expect((await post("/auth/reset", { email, code: codeFor(email), password: renewed })).status).toBe(204);
    expect((await post("/auth/sign-in", { email, password })).status).toBe(401);
    expect((await post("/auth/sign-in", { email, password: renewed })).status).toBe(200);
  });

  test("does not say whether the address or the password was wrong", async () => {
    await shop.shopper("someone@example.com");
    const answers = await Promise.all(
      ["someone@example.com", "noone@example.com"].map(async (email) => {
        const response = await post("/auth/sign-in", { email, password: "Wrong#2026" });
        const { error } = (await response.json()) as { error: { code: string; message: string } };
        return { status: response.status, code: error.code, message: error.message };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ status: 401, code: "INVALID_CREDENTIALS" });
  });
});

test("tokens of either use open the cart", async () => {
  await shop.shopper("either@example.com");
  const response = await post("/auth/sign-in", { email: "either@example.com", password });
  const { accessToken, idToken } = (await response.json()) as { accessToken: string; idToken: string };
  for (const token of [accessToken, idToken])
    expect((await shop.guest.get("/cart", { authorization: `Bearer ${token}` })).status).toBe(200);
});

test("more sign-ins in a minute than a person makes are a 429 with Retry-After", async () => {
  // A clock that stands: a window that ends meanwhile would begin to count anew.
  const now = Date.now();
  const limited = await testShop({ rateLimits: true, clock: () => now });
  const answers = [];
  for (let attempt = 0; attempt < 25; attempt++)
    answers.push(await limited.guest.post("/auth/forgot", { email: `x${attempt}@example.com` }));
  const refused = answers.find((answer) => answer.status === 429);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  await limited.close();
});

test("a hundred pages that load within a minute at one address are no attack: their sessions are refreshed", async () => {
  const limited = await testShop({ rateLimits: true });
  await limited.identity.ensureUser({ email: "ada@example.com", password });
  let { refreshToken } = await limited.deps.identity.signIn({ email: "ada@example.com", password });
  for (let page = 0; page < 100; page++) {
    const answer = await limited.guest.post("/auth/refresh", undefined, {
      cookie: `refreshToken=${refreshToken}`,
    });
    expect(answer.status).toBe(200);
    ({ refreshToken } = (await answer.json()) as { refreshToken: string });
  }
  await limited.close();
});
