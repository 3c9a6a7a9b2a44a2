import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const password = "Testing#2026";
type Tokens = { accessToken: string; idToken: string; refreshToken: string };
type Account = { email: string; groups?: readonly string[] };

const post = (path: string, body: unknown) => shop.guest.post(path, body);
const signIn = async ({ email }: Account): Promise<Tokens> =>
  shop.guest.json<Tokens>(post("/auth/sign-in", { email, password }));
const opened = async (groups: readonly string[] = []): Promise<Account> => {
  const email = `${crypto.randomUUID()}@example.com`;
  await shop.identity.ensureUser({ email, password, groups });
  return { email };
};
const as = (token: string) => ({ authorization: `Bearer ${token}` });

/** What a session is ended by; each is given the session's tokens. */
const ends: readonly (readonly [string, (account: Account, tokens: Tokens) => Promise<unknown>])[] = [
  ["a sign-out", (_, { refreshToken }) => post("/auth/sign-out", { refreshToken })],
  [
    "a sign-out by cookie",
    (_, { refreshToken }) =>
      shop.guest.post("/auth/sign-out", undefined, { cookie: `refreshToken=${refreshToken}` }),
  ],
  [
    "a sign-out after refreshes",
    async (_, { refreshToken }) => {
      const renewed = await shop.guest.json<Tokens>(post("/auth/refresh", { refreshToken }));
      return post("/auth/sign-out", { refreshToken: renewed.refreshToken });
    },
  ],
  [
    "a password reset",
    async ({ email }) => {
      await post("/auth/forgot", { email });
      const code = /\b\d{6}\b/.exec(shop.mailbox.list({ to: email })[0]?.text ?? "")?.[0];
      return post("/auth/reset", { email, code, password: "Newer#2026" });
    },
  ],
];

describe.each(ends)("after %s no token of the session works", (_, end) => {
  test("on any route for shoppers", async () => {
    const account = await opened();
    const tokens = await signIn(account);
    expect((await shop.guest.get("/me", as(tokens.accessToken))).status).toBe(200);
    await end(account, tokens);
    const order = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    for (const token of [tokens.accessToken, tokens.idToken]) {
      for (const path of ["/me", "/cart", "/orders", "/me/addresses", "/me/wishlist"])
        expect((await shop.guest.get(path, as(token))).status, path).toBe(401);
      expect((await shop.guest.post("/orders", order, as(token))).status).toBe(401);
    }
    const refreshed = await post("/auth/refresh", { refreshToken: tokens.refreshToken });
    expect(refreshed.status).toBe(401);
  });

  test("on any route for staff", async () => {
    const account = await opened(["admin"]);
    const tokens = await signIn(account);
    expect((await shop.guest.get("/admin/orders", as(tokens.idToken))).status).toBe(200);
    await end(account, tokens);
    for (const token of [tokens.accessToken, tokens.idToken])
      for (const path of ["/admin/orders", "/admin/settings/store"])
        expect((await shop.guest.get(path, as(token))).status, path).toBe(401);
  });
});

test("another device stays signed in after a sign-out, and not after a reset", async () => {
  const account = await opened();
  const [phone, laptop] = [await signIn(account), await signIn(account)];
  await ends[0]?.[1](account, phone);
  expect((await shop.guest.get("/me", as(laptop.accessToken))).status).toBe(200);
  expect((await post("/auth/refresh", { refreshToken: laptop.refreshToken })).status).toBe(200);
  await ends.at(-1)?.[1](account, laptop);
  expect((await shop.guest.get("/me", as(laptop.accessToken))).status).toBe(401);
});

test("a member of staff who leaves may no longer do what an old token says", async () => {
  const account = await opened(["admin"]);
  const tokens = await signIn(account);
  await shop.identity.ensureUser({ email: account.email, password });
  for (const token of [tokens.accessToken, tokens.idToken])
    expect((await shop.guest.get("/admin/orders", as(token))).status).toBe(403);
});

test("an order's open stream ends with the session", async () => {
  const account = await opened();
  const tokens = await signIn(account);
  const { productId } = await shop.addProduct();
  await shop.guest.json(shop.guest.post("/cart", { productId, quantity: 1 }, as(tokens.accessToken)));
  const { orderId } = await shop.guest.json<{ orderId: string }>(
    shop.guest.post(
      "/orders",
      { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: address },
      as(tokens.accessToken),
    ),
  );
  await shop.settled();
  const open = await shop.fetch(
    new Request(`http://shop/orders/${orderId}/events`, { headers: as(tokens.accessToken) }),
  );
  let seen = "";
  let ended = false;
  for await (const text of open.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    seen += text;
    if (ended || !seen.includes("REQUIRES_ACTION")) continue;
    await ends[0]?.[1](account, tokens);
    ended = true;
  }
  expect(ended).toBe(true);
});
