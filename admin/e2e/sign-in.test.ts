import { expect, inject, test } from "vitest";
import { api, codeFor, hydrated, newAccount, openBrowser, password } from "../../web/e2e/kit.ts";
import { areas } from "../areas.ts";
import { adminVisitor, fillSignIn, loaded, staffAccounts, staffAt } from "./kit.ts";

const browser = await openBrowser();

test("who opens a page without a session signs in and gets that page, with its filters", async () => {
  const { page, troubles } = await adminVisitor(browser);
  await page.goto("/products?q=lamp");
  await page.waitForURL((url) => url.pathname === "/sign-in");
  expect(await page.getByRole("navigation").count()).toBe(0);
  await fillSignIn(page, staffAccounts.admin);
  await page.waitForURL("**/products?q=lamp");
  await loaded(page);
  await page.reload();
  await loaded(page);
  expect(new URL(page.url()).pathname).toBe("/products");
  await page.goto("/sign-in?to=/products");
  await page.waitForURL("**/products");
  expect(troubles).toEqual([]);
});

test("a wrong password is refused beside the form", async () => {
  const { page, troubles } = await adminVisitor(browser);
  await page.goto("/sign-in");
  await page.getByLabel("Email address").fill(staffAccounts.admin);
  await page.getByLabel("Password", { exact: true }).fill("Wrong#2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  expect(troubles).toEqual([]);
});

test("a shopper is told that the account is none of staff, sees no area and gets no data", async () => {
  const { page, troubles } = await adminVisitor(browser);
  const asked: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith("/api/admin")) asked.push(`${pathname} ${response.status()}`);
  });
  const shopper = await newAccount();
  await page.goto("/products");
  await fillSignIn(page, shopper);
  await page.getByRole("heading", { name: "You don't have access to the admin" }).waitFor();
  for (const { pages } of areas) {
    await page.goto(pages[0].path);
    await page.getByRole("heading", { name: "You don't have access to the admin" }).waitFor();
    expect(await page.getByRole("navigation").count()).toBe(0);
  }
  expect(new Set(asked)).toEqual(new Set(["/api/admin/me 403"]));
  await page.getByRole("button", { name: "Sign in with another account" }).click();
  await fillSignIn(page, staffAccounts.admin);
  await loaded(page);
  expect(troubles).toEqual([]);
});

test.each(["admin", "support", "warehouse"] as const)(
  "the role %s sees exactly its areas, and a page of another area says so",
  async (role) => {
    const { page, troubles } = await staffAt(browser, "/", role);
    const me = await page.evaluate(async () => {
      const refreshed = await fetch("/api/auth/refresh", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
      });
      const { accessToken } = (await refreshed.json()) as { accessToken: string };
      const answer = await fetch("/api/admin/me", { headers: { authorization: `Bearer ${accessToken}` } });
      return (await answer.json()) as { permissions: string[] };
    });
    const allowed = areas.filter(({ permission }) => me.permissions.includes(permission));
    const links = page.getByRole("navigation", { name: "Admin" }).getByRole("link");
    expect(await links.allTextContents()).toEqual(allowed.map(({ label }) => label));
    for (const area of areas.filter((one) => !allowed.includes(one) && one.pages[0].path !== "/")) {
      await page.goto(area.pages[0].path);
      await page.getByRole("heading", { name: "Your role doesn't include this page" }).waitFor();
    }
    expect(troubles).toEqual([]);
  },
);

test("signed out in one tab, the other tab asks to sign in and comes back to its page", async () => {
  const { page: one, troubles } = await staffAt(browser, "/products");
  const two = await one.context().newPage();
  await two.goto("/products");
  await loaded(two);
  await one.getByRole("button", { name: "Sign out" }).click();
  await one.waitForURL("**/sign-in");
  expect(await one.getByText("You've been signed out").count()).toBe(0);
  await two.waitForURL("**/sign-in?to=*");
  await fillSignIn(two, staffAccounts.admin);
  await two.waitForURL("**/products");
  expect(troubles).toEqual([]);
});

test("a session that was ended elsewhere leads to sign-in at the next request", async () => {
  const { page, troubles } = await staffAt(browser, "/products");
  const { admin: email } = staffAccounts;
  await api("POST", "/auth/forgot", { email });
  await api("POST", "/auth/reset", { email, code: await codeFor(email), password });
  await page.getByRole("button", { name: "Price" }).click();
  await page.waitForURL("**/sign-in?to=*");
  expect(await page.getByRole("table").count()).toBe(0);
  await fillSignIn(page, email);
  await page.waitForURL((url) => url.pathname === "/products");
  await loaded(page);
  expect(troubles).toEqual([]);
});

test("staff in the admin and a shopper in the storefront stay signed in beside each other in one browser", async () => {
  const { page: admin, troubles } = await staffAt(browser, "/");
  const shopper = await newAccount();
  const shop = await admin.context().newPage();
  await shop.goto(`${inject("webUrl")}/sign-in`);
  await hydrated(shop);
  await shop.getByLabel("Email address").fill(shopper);
  await shop.getByLabel("Password", { exact: true }).fill(password);
  await shop.getByRole("button", { name: "Sign in" }).click();
  await shop.waitForURL("**/account");
  await admin.reload();
  await loaded(admin);
  await shop.reload();
  await shop.getByText(shopper).first().waitFor();
  expect(troubles).toEqual([]);
});
