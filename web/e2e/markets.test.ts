import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask, chatOf, openChat } from "./chat-kit.ts";
import {
  addProduct,
  addToCart,
  cards,
  changeProduct,
  hydrated,
  type Listed,
  openBrowser,
  pay,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();
const pathOf = (page: Page) => new URL(page.url()).pathname;
const chooser = (page: Page) => page.getByRole("navigation", { name: "Region and currency" });

/** A product that Europe sells, too. */
async function soldInBoth(): Promise<Listed> {
  const product = await addProduct({ stock: 9 });
  await changeProduct(product.productId, { prices: { eu: { amount: 18.5 } } });
  return product;
}

/** Europe's page of a product, once its price has reached the edge. */
async function openInEurope(page: Page, { slug }: Listed): Promise<void> {
  await expect.poll(async () => (await page.request.get(`/eu/p/${slug}`)).status()).toBe(200);
  await page.goto(`/p/${slug}`);
  await hydrated(page);
  await chooser(page).getByRole("link", { name: "Europe (EUR)" }).click();
  await page.waitForURL(`**/eu/p/${slug}`);
  await hydrated(page);
}

test("somebody chooses Europe, buys there to Germany in euro, and goes back", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await soldInBoth();
  await openInEurope(page, product);
  await page.getByText("€18.50").first().waitFor();
  await page.getByText("Free delivery to Germany on orders of €75 or more").waitFor();
  expect(await chooser(page).getByRole("link", { name: "Europe (EUR)" }).getAttribute("aria-current")).toBe(
    "true",
  );
  await page.getByRole("button", { name: "Add to cart" }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByText("Delivery (DE)").waitFor();
  await drawer.getByRole("link", { name: "Check out" }).click();
  await page.getByLabel("Email address").fill(`eu-${crypto.randomUUID()}@example.com`);
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await page.waitForURL("**/eu/checkout/delivery");
  // Another country is sold to elsewhere.
  await page.getByLabel("Country", { exact: true }).selectOption("US");
  await page.getByText("We sell to United States in International").waitFor();
  expect(await page.getByRole("link", { name: "Continue in International" }).getAttribute("href")).toBe(
    "/cart",
  );
  await page.getByLabel("Country", { exact: true }).selectOption("DE");
  await page.getByText("We sell to United States").waitFor({ state: "detached" });
  for (const [label, text] of [
    ["Name", "Hanna Weber"],
    ["Street and number", "Torstraße 14"],
    ["City", "Berlin"],
    ["Postal code", "10119"],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.getByRole("button", { name: "Pay €26.40" }).waitFor();
  await pay(page, cards.pays);
  await page.getByText("Your order is confirmed").waitFor();
  expect(pathOf(page)).toMatch(/^\/eu\/track\/[\w-]+\/confirmation$/);
  await page.getByText("€26.40").first().waitFor();
  await page.getByText("Tax included").first().waitFor();
  expect(await page.getByRole("main").getByText(/\$\d/).count()).toBe(0);
  // The order is the same one without the prefix, and the shop is the default one again.
  await chooser(page).getByRole("link", { name: "International (USD)" }).click();
  await page.waitForURL(/^[^/]*\/\/[^/]*\/track\//);
  await page.getByText("€26.40").first().waitFor();
  await page.goto(`/p/${product.slug}`);
  await page.getByText("$20.00").first().waitFor();
  expect(troubles).toEqual([]);
});

test("a cart that comes along says what is not sold in Europe, and its prices are not called changed", async () => {
  const { page, troubles } = await visitor(browser);
  const [both, here] = [await soldInBoth(), await addProduct({ name: "Made for one market" })];
  await page.goto("/");
  await addToCart(page, both);
  await addToCart(page, here);
  await page.goto("/checkout");
  await page.getByRole("heading", { name: "Contact" }).waitFor();
  // In the middle of the checkout: the other market shows the cart.
  await chooser(page).getByRole("link", { name: "Europe (EUR)" }).click();
  await page.waitForURL("**/eu/cart");
  await hydrated(page);
  await page.getByText("Not sold in Europe. Remove it to check out").waitFor();
  expect(await page.getByText("Price changed").count()).toBe(0);
  expect(await page.getByRole("link", { name: "see it in International" }).getAttribute("href")).toBe(
    `/p/${here.productId}`,
  );
  expect(await page.getByRole("link", { name: "Check out" }).getAttribute("aria-disabled")).toBe("true");
  // Another tab stays where it is, with the same cart.
  const other = await page.context().newPage();
  await other.goto("/cart");
  await hydrated(other);
  await other.getByText("$40.00").first().waitFor();
  expect(await other.getByText("Not sold").count()).toBe(0);
  await page.getByRole("button", { name: "Remove Made for one market" }).click();
  await page.getByText("€18.50").first().waitFor();
  await page.getByRole("link", { name: "Check out" }).click();
  await page.waitForURL("**/eu/checkout/account");
  // Within the page the chooser follows; back leads to the page before, in its own market.
  await page.goBack();
  await page.waitForURL("**/eu/cart");
  expect(await chooser(page).getByRole("link", { name: "International (USD)" }).getAttribute("href")).toBe(
    "/cart",
  );
  await page.goBack();
  await page.waitForURL(/\/checkout\/account$/);
  expect(pathOf(page)).toBe("/checkout/account");
  await page.getByText("$20.00").first().waitFor();
  expect(troubles).toEqual([]);
});

test("the assistant answers in euro, puts its find into the cart there, and goes on in the other market", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ name: "Zinnia Xylorimba" });
  await changeProduct(product.productId, { prices: { eu: { amount: 18.5 } } });
  await openInEurope(page, product);
  await openChat(page);
  const answer = await ask(page, `show me the ${product.name}`);
  await answer.getByText("€18.50").first().waitFor();
  const view = answer.getByRole("link", { name: /^View / }).first();
  expect(await view.getAttribute("href")).toMatch(new RegExp(`^/eu/p/${product.slug}`));
  await answer
    .getByRole("button", { name: /^Add to cart/ })
    .first()
    .click();
  await answer.getByText("Added to your cart.").waitFor();
  await page.getByRole("link", { name: "Cart, 1 item" }).waitFor();
  await chooser(page).getByRole("link", { name: "International (USD)" }).click();
  await page.waitForURL(/^[^/]*\/\/[^/]*\/p\//);
  await hydrated(page);
  // The chat is open, with what was said in the other market.
  await chatOf(page).getByText("This is the price in another region.").waitFor();
  const here = await ask(page, `show me the ${product.name}`);
  await here.getByText("$20.00").first().waitFor();
  expect(await here.getByText("€").count()).toBe(0);
  expect(troubles).toEqual([]);
});
