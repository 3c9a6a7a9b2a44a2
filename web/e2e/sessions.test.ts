import { expect, test } from "vitest";
import { api, codeFor, newAccount, openBrowser, signIn, visitor } from "./kit.ts";

const browser = await openBrowser();

/** Two tabs of one browser, both showing the account's orders. */
async function twoTabs(email: string) {
  const { page: one, troubles } = await visitor(browser);
  await signIn(one, email);
  const two = await one.context().newPage();
  for (const page of [one, two]) {
    await page.goto("/orders");
    await page.getByText("No orders yet").waitFor();
  }
  return { one, two, troubles };
}

test("signed out in one tab, the other tab no longer shows the account", async () => {
  const { one, two, troubles } = await twoTabs(await newAccount());
  await one.goto("/account");
  await one.getByRole("button", { name: "Sign out" }).click();
  await one.waitForURL((url) => url.pathname === "/");
  await two.waitForURL("**/sign-in?to=*");
  expect(await two.getByText("No orders yet").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("signed in as somebody else in one tab, the other tab shows that account", async () => {
  const { one, two, troubles } = await twoTabs(await newAccount());
  const other = await newAccount();
  await two.goto("/account");
  await one.goto("/account");
  await one.getByRole("button", { name: "Sign out" }).click();
  await one.waitForURL((url) => url.pathname === "/");
  await signIn(one, other);
  await two.goto("/account");
  await two.getByText(other).waitFor();
  expect(troubles).toEqual([]);
});

test("a session that was ended on another device sends its tab to sign in at the next request", async () => {
  const email = await newAccount();
  const { one, two, troubles } = await twoTabs(email);
  await api("POST", "/auth/forgot", { email });
  await api("POST", "/auth/reset", { email, code: await codeFor(email), password: "Renewed#2026" });
  await one.getByRole("link", { name: "Your account" }).first().click();
  await one.waitForURL("**/sign-in?to=*");
  await two.waitForURL("**/sign-in?to=*");
  expect(troubles).toEqual([]);
});

test("many tabs that load at once stay signed in", async () => {
  const { one, two, troubles } = await twoTabs(await newAccount());
  for (let turn = 0; turn < 3; turn++) {
    await Promise.all([one, two].map((page) => page.reload()));
    for (const page of [one, two]) await page.getByText("No orders yet").waitFor();
  }
  expect(troubles).toEqual([]);
});
