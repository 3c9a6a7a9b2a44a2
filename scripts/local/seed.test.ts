import { expect, test } from "vitest";
import { testShop } from "../testing/shop.ts";
import { demoAccounts, hasDemoAccounts, seedShop } from "./seed.ts";

const silent = () => {};

test("a demo account's password that was changed stays changed when the shop starts again", async () => {
  await using shop = await closing();
  expect(await seedShop(shop, 3, silent)).toEqual({ seeded: 3 });
  for (const { email, password } of demoAccounts)
    expect((await shop.guest.post("/auth/sign-in", { email, password })).status).toBe(200);
  expect(hasDemoAccounts(shop.installation)).toBe(true);

  const [{ email, password }] = demoAccounts;
  await shop.guest.post("/auth/forgot", { email });
  const code = /\b\d{6}\b/.exec(shop.mailbox.list({ to: email })[0]?.text ?? "")?.[0];
  const reset = await shop.guest.post("/auth/reset", { email, code, password: "Changed#2026" });
  expect(reset.status).toBe(204);

  expect(await seedShop(shop, 3, silent)).toEqual({ seeded: 0 });
  expect((await shop.guest.post("/auth/sign-in", { email, password })).status).toBe(401);
  expect((await shop.guest.post("/auth/sign-in", { email, password: "Changed#2026" })).status).toBe(200);
});

test("a shop that was seeded without demo accounts never gets them", async () => {
  await using shop = await closing();
  await seedShop(shop, 3, silent, { accounts: false });
  await seedShop(shop, 3, silent);
  for (const { email, password } of demoAccounts)
    expect((await shop.guest.post("/auth/sign-in", { email, password })).status).toBe(401);
  expect(hasDemoAccounts(shop.installation)).toBe(false);
});

async function closing() {
  const shop = await testShop();
  return { ...shop, [Symbol.asyncDispose]: () => shop.close() };
}
