import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  addProduct,
  addToCart,
  api,
  changeProduct,
  hydrated,
  type Listed,
  newAccount,
  openBrowser,
  signIn,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();

const category = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name });
const failing = (status: number, code: string) => ({
  status,
  contentType: "application/json",
  body: JSON.stringify({ error: { code, message: "The search is down. Try again in a moment." } }),
});
/** Waits for hydration, so that a link is followed within the page. */
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
};

test("without a connection the page stays and says so, and its links work once the connection is back", async () => {
  const { page } = await visitor(browser);
  await open(page, "/pages/delivery");
  await page.context().setOffline(true);
  await page.getByText("You're offline. You can keep reading").waitFor();
  await category(page, "Kitchen").click();
  await page.getByRole("heading", { level: 1, name: "You're offline" }).waitFor();
  await page.context().setOffline(false);
  await page.getByText("You're offline. You can").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "Kitchen" }).waitFor();
});

test("a server error is reported as the shop's fault, without details, and can be retried", async () => {
  const { page } = await visitor(browser);
  const product = await addProduct();
  await open(page, `/search?q=${encodeURIComponent(product.name)}`);
  await page.route("**/api/products/*", (route) =>
    route.fulfill({ status: 500, body: "TypeError at secrets.ts:1" }),
  );
  await page.getByRole("article").getByRole("link", { name: product.name }).click();
  await page.getByRole("heading", { level: 1, name: "Something went wrong" }).waitFor();
  await page.getByText("Something went wrong on our end.").waitFor();
  expect(await page.getByText("secrets.ts").count()).toBe(0);
  await page.unroute("**/api/products/*");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: product.name }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1 }).getByText(product.name).waitFor();
});

test("without search the search box makes no suggestions, its page asks to come back later, and categories are listed", async () => {
  const { page } = await visitor(browser);
  await open(page, "/pages/delivery");
  await page.route("**/api/search**", (route) => route.fulfill(failing(503, "SERVICE_UNAVAILABLE")));
  await page.getByRole("combobox").fill("lamp");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "We'll be right back" }).waitFor();
  await page.getByText("The search is down. Try again in a moment.").waitFor();
  expect(await page.getByRole("combobox").inputValue()).toBe("lamp");
  await category(page, "Lighting").click();
  await page.getByRole("heading", { level: 1, name: "Lighting" }).waitFor();
  expect(await page.getByRole("article").count()).toBeGreaterThan(3);
  expect(await page.getByRole("button", { name: "Filters" }).count()).toBe(0);
});

test("a product that disappears while it is in the cart is reported at the checkout, with a way to remove it", async () => {
  const { page, troubles } = await visitor(browser);
  const [gone, stays] = [await addProduct(), await addProduct()];
  await signIn(page, await newAccount());
  await addToCart(page, gone);
  await addToCart(page, stays);
  await changeProduct(gone.productId, { isActive: false });
  await page.goto("/checkout");
  await page.getByText("Some items in your cart are unavailable").waitFor();
  await page.getByRole("link", { name: "Review your cart" }).click();
  await page.getByText("No longer available.").waitFor();
  await page.getByRole("button", { name: `Remove ${gone.name}` }).click();
  await page.getByText("No longer available.").waitFor({ state: "hidden" });
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("heading", { name: "Delivery address" }).waitFor();
  expect(await page.getByText("are unavailable").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("an expired sign-in leads to sign in and back to the page", async () => {
  const { page } = await visitor(browser);
  const email = await newAccount();
  await signIn(page, email);
  const cookies = await page.context().cookies();
  // Removes the refresh cookie, as if it had expired.
  await page.context().clearCookies({ name: cookies.find(({ httpOnly }) => httpOnly)?.name ?? "none" });
  await page.goto("/orders");
  await hydrated(page);
  await page.waitForURL("**/sign-in?to=%2Forders");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill("Testing#2026");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/orders");
  await page.getByRole("heading", { name: "No orders yet" }).waitFor();
});

test("a new page is read from its start, and closing a dialog returns the focus to where it was", async () => {
  const { page, troubles } = await visitor(browser);
  const { items } = await api<{ items: Listed[] }>("GET", "/products?category=Kitchen&limit=1");
  const focused = () =>
    page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
  await open(page, "/");
  await category(page, "Kitchen").click();
  await page.getByRole("heading", { level: 1, name: "Kitchen" }).waitFor();
  await expect.poll(focused).toBe("page");
  expect(await page.title()).toContain("Kitchen");
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await open(page, `/p/${items[0]?.slug}`);
  await page.getByRole("button", { name: "Add to cart" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(focused).toBe("Add to cart");
  await page.getByRole("link", { name: /^Cart/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: items[0]?.name ?? "" })
    .click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await expect.poll(focused).toBe("page");
  expect(troubles).toEqual([]);
});

test("a visitor who prefers reduced motion gets no lasting animation", async () => {
  const { page } = await visitor(browser, { reducedMotion: "reduce" });
  await open(page, "/");
  await page.getByRole("link", { name: "Cart" }).click();
  await page.getByRole("dialog").waitFor();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map((animation) => Number(animation.effect?.getComputedTiming().activeDuration ?? 0))
      .filter((milliseconds) => milliseconds > 1),
  );
  expect(moving).toEqual([]);
});

test("when parts of the page's script cannot be loaded, the cart and Add to cart still work, as without script", async () => {
  const { page } = await visitor(browser);
  const product = await addProduct({ price: 17 });
  const missing = (url: URL): boolean => url.pathname.startsWith("/assets/") && url.pathname.endsWith(".js");
  await open(page, `/p/${product.slug}`);
  await page.route(missing, (route) => route.abort());
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL("**/cart");
  await page.getByText("$17.00").first().waitFor();
  await page.getByLabel("Quantity").fill("2");
  await page.getByRole("button", { name: "Update" }).click();
  await page.getByText("$34.00").first().waitFor();
  await page.unroute(missing);
  await open(page, "/pages/delivery");
  await page.route(missing, (route) => route.abort());
  await page.getByRole("link", { name: "Cart, 2 items" }).click();
  await page.waitForURL("**/cart");
  await page.getByText("$34.00").first().waitFor();
});

test("a cart that could not be opened without a connection opens once the connection is back", async () => {
  const { page } = await visitor(browser);
  const product = await addProduct();
  await open(page, `/p/${product.slug}`);
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("alert").getByText("Check your connection").waitFor();
  await page.getByRole("link", { name: "Cart", exact: true }).click();
  // The second one is the cart's: had it failed only once the connection is back, the cart's own page would open.
  await page.getByText("Check your connection and try again.").nth(1).waitFor();
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByText(product.name).nth(1).waitFor();
  await page.getByRole("link", { name: "Check out" }).waitFor();
});

test("after a deployment a page whose code is gone is loaded anew, by itself", async () => {
  const { page } = await visitor(browser);
  await open(page, "/pages/delivery");
  let gone = 0;
  await page.route(/\/assets\/category-.*\.js/, (route) =>
    gone++ === 0 ? route.fulfill({ status: 404 }) : route.continue(),
  );
  await category(page, "Kitchen").click();
  await page.getByRole("heading", { level: 1, name: "Kitchen" }).waitFor();
  expect(gone).toBeGreaterThan(0);
  // Back within the new document is the router's work.
  await hydrated(page);
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Delivery" }).waitFor();
});
