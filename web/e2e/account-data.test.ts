import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addProduct, api, newAccount, openBrowser, password, signIn, tokenOf, visitor } from "./kit.ts";

const browser = await openBrowser();

/** As the API answers after ten requests in an hour, or five wrong passwords; the test shop has no limits. */
const tooMany = {
  status: 429,
  json: { error: { code: "RATE_LIMITED", message: "Too many requests.", details: { retryAfter: 1_500 } } },
};

const address = {
  name: "Robin Reader",
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
};

/** Opens the dialog by the keyboard: its field has the focus. */
async function askToClose(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Close account" }).press("Enter");
  const field = page.getByRole("dialog").getByLabel("Current password");
  await field.waitFor();
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
}

test("an account's data is downloaded; a download that fails says so", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  const { productId } = await addProduct();
  await api("PUT", `/me/wishlist/${productId}`, undefined, await tokenOf(email));
  await signIn(page, email);
  await page.route("**/api/me/export", (route) => route.fulfill(tooMany));
  const press = () => page.getByRole("button", { name: "Download your data" }).click();
  await press();
  await page.getByText("Too many downloads. Please try again in 25 minutes.").waitFor();
  await page.unroute("**/api/me/export");
  await page.route("**/api/me/export", (route) => route.abort());
  await press();
  await page.getByText("We couldn't reach the store.").waitFor();
  await page.unroute("**/api/me/export");
  let answer = (): void => undefined;
  const waited = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/me/export", async (route) => {
    await waited;
    await route.continue();
  });
  const saved = page.waitForEvent("download");
  await press();
  await page.getByText("Preparing your data…").waitFor();
  expect(await page.getByText("We couldn't").count()).toBe(0);
  answer();
  const file = await saved;
  await page.getByText("Your download has started.").waitFor();
  expect(file.suggestedFilename()).toMatch(/^account-data-\d{4}-\d\d-\d\d\.json$/);
  const { account, tables } = JSON.parse(await readFile(await file.path(), "utf8")) as {
    account: { email: string };
    tables: object;
  };
  expect(account.email).toBe(email);
  expect(JSON.stringify(tables)).toContain(productId);
  expect(troubles).toEqual([]);
});

test("an account is closed with its password and without orders under way; every tab and device ends signed out, and nothing of it is left", {
  timeout: 120_000,
}, async () => {
  const { page, troubles } = await visitor(browser);
  const [first, second] = [await addProduct(), await addProduct()];
  const email = await newAccount();
  const token = await tokenOf(email);
  await api("POST", "/cart", { productId: first.productId, quantity: 1 }, token);
  const { orderId } = await api<{ orderId: string }>(
    "POST",
    "/orders",
    { paymentMethodId: "pm_card_visa", shippingAddress: address },
    token,
    { "idempotency-key": crypto.randomUUID() },
  );
  await api("POST", "/cart", { productId: second.productId, quantity: 1 }, token);
  await signIn(page, email);
  await page.getByRole("link", { name: "Cart, 1 item" }).waitFor();
  const [tab, phone] = [await page.context().newPage(), await visitor(browser)];
  await signIn(phone.page, email);
  await tab.goto("/orders");
  await tab.getByRole("link", { name: /20\d\d/ }).waitFor();

  await page.getByRole("link", { name: /^Addresses/ }).click();
  await page.getByText("No addresses yet").waitFor();
  await page.getByRole("link", { name: "Your account" }).last().click();
  // A new page takes the focus to its start.
  await page.waitForFunction(() => document.activeElement?.id === "page");
  await page.getByRole("heading", { name: "Your data" }).waitFor();
  await askToClose(page);
  await page.keyboard.press("Enter");
  await page.getByText("Enter your current password.").waitFor();
  const field = page.getByRole("dialog").getByLabel("Current password");
  await field.fill("Wrong#2026");
  await page.keyboard.press("Enter");
  await page.getByText("That is not your current password.").waitFor();
  await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.route("**/api/me/close", (route) => route.fulfill(tooMany));
  await field.fill(password);
  await page.keyboard.press("Enter");
  await page.getByText("Too many attempts. Please try again in 25 minutes.").waitFor();
  await page.unroute("**/api/me/close");
  await page.getByRole("dialog").getByRole("button", { name: "Close account" }).click();
  await page.getByRole("alert").getByText("One of your orders is still under way").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const opener = page.getByRole("button", { name: "Close account" });
  // Behind a dialog nothing has a role, until a moment after it has gone.
  await opener.waitFor();
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);

  await api("POST", `/orders/${orderId}/cancel`, undefined, token);
  await expect
    .poll(async () => api<{ status: string }>("GET", `/orders/${orderId}`, undefined, token))
    .toMatchObject({ status: "CANCELLED" });
  let asked = 0;
  await page.route("**/api/me/close", (route) => {
    asked++;
    return route.continue();
  });
  await askToClose(page);
  await field.fill(password);
  await page.getByRole("dialog").getByRole("button", { name: "Close account" }).dblclick();
  await page.waitForURL("**/account/closed");
  await page.getByRole("heading", { name: "Your account is closed" }).waitFor();
  expect(asked).toBe(1);
  await page.getByRole("link", { name: "Cart", exact: true }).waitFor();
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  expect(cookies).not.toContain("signedIn");
  expect(cookies).not.toContain("refreshToken");
  expect(cookies).not.toContain("cart");
  // What is left says that the session has changed, and how far the page was scrolled.
  const kept = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]);
  expect(kept.filter((key) => !["sign-in", "solid-router:scroll"].includes(key))).toEqual([]);

  await tab.waitForURL("**/sign-in?to=*");
  let refreshes = 0;
  phone.page.on("request", (request) => {
    if (request.url().endsWith("/auth/refresh")) refreshes++;
  });
  await phone.page.getByRole("link", { name: /^Addresses/ }).click();
  await phone.page.waitForURL("**/sign-in?to=*");
  await phone.page.getByText("You've been signed out.").waitFor();
  expect(refreshes).toBeLessThan(3);
  await page.goBack();
  await page.waitForURL("**/sign-in?to=*");
  expect(await page.getByText(email).count()).toBe(0);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Incorrect email address or password.").waitFor();
  expect([...troubles, ...phone.troubles]).toEqual([]);
});

test("of two tabs that close the account at once, the one that comes second ends at the same page", async () => {
  const { page } = await visitor(browser);
  const email = await newAccount();
  await signIn(page, email);
  await page.goto("/account");
  await page.getByRole("heading", { name: "Your data" }).waitFor();
  await page.route("**/api/me/close", async (route) => {
    await route.fetch();
    await route.fulfill({
      status: 404,
      json: { error: { code: "USER_NOT_FOUND", message: "There is no such account.", details: {} } },
    });
  });
  await askToClose(page);
  await page.getByRole("dialog").getByLabel("Current password").fill(password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Your account is closed" }).waitFor();
});
