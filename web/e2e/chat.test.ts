import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { ask, chatOf, lastAnswer, messageField, openChat } from "./chat-kit.ts";
import { findingsOf, fitsScreen, smallTargets } from "./findings.ts";
import {
  addProduct,
  addToCart,
  cards,
  fillAddress,
  hydrated,
  newAccount,
  openBrowser,
  password,
  pay,
  signIn,
  visitor,
} from "./kit.ts";
import { inEachViewAndTheme, phone } from "./pages.ts";

const browser = await openBrowser();

/** The prices of the products in an answer, in dollars, without those that are struck through. */
const pricesIn = (page: Page): Promise<readonly number[]> =>
  page
    .getByRole("list", { name: "Products" })
    .last()
    .locator("data:not(s data)")
    .evaluateAll((all) => all.map((one) => Number(one.getAttribute("value"))));

test("a guest finds a product within a budget, puts it into the cart, and the shop shows it", async () => {
  const { page, troubles } = await visitor(browser);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.goto("/");
  await hydrated(page);
  await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
  expect(requests.filter((path) => /chat|event-stream/.test(path))).toEqual([]);
  await openChat(page);
  const answer = await ask(page, "Do you have mugs under $30?");
  const prices = await pricesIn(page);
  expect(prices.length).toBeGreaterThan(0);
  expect(Math.max(...prices)).toBeLessThanOrEqual(30);
  const add = answer.getByRole("button", { name: /^Add to cart: / }).first();
  const name = (await add.getAttribute("aria-label"))?.replace("Add to cart: ", "") ?? "";
  await add.click();
  await answer.getByText("Added to your cart.").waitFor();
  await page.getByRole("link", { name: "Cart, 1 item" }).click();
  await page.getByRole("dialog", { name: "Your cart" }).getByRole("link", { name }).waitFor();
  expect(troubles).toEqual([]);
});

test("a question about shipping is answered with the document it is taken from", async () => {
  const { page, troubles } = await visitor(browser);
  await page.goto("/");
  await openChat(page);
  const answer = await ask(page, "How long does shipping take?");
  await answer.getByText(/^Sources?$/).waitFor();
  await answer
    .getByText(/shipping|delivery/i)
    .first()
    .waitFor();
  expect(troubles).toEqual([]);
});

test("a guest signs in from the chat, goes on with the conversation, and tracks an order; the header follows the cart", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  const product = await addProduct({ name: `Chat lamp ${crypto.randomUUID().slice(0, 4)}`, price: 35 });
  await signIn(page, email);
  await addToCart(page, product);
  await page.goto("/checkout");
  await fillAddress(page);
  await pay(page, cards.pays);
  await page.getByText("Your order is confirmed").waitFor();
  await page.context().clearCookies();
  await page.goto("/");
  await openChat(page);
  const refused = await ask(page, "Where is my order?");
  await refused.getByRole("link", { name: /sign in/i }).click();
  await page.waitForURL("**/sign-in**");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.locator("#page").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await chatOf(page).getByText("Where is my order?").waitFor();
  const answer = await ask(page, "Where is my order?");
  await answer.getByText(`1 × ${product.name}`, { exact: true }).waitFor();
  await answer.getByText("Preparing to ship").first().waitFor();
  await ask(page, `Add ${product.name} to my cart`);
  await page.getByRole("link", { name: "Cart, 1 item" }).waitFor();
  await chatOf(page)
    .getByRole("link", { name: /^View order / })
    .click();
  await page.getByRole("heading", { name: "Order status" }).waitFor();
  await chatOf(page).getByText("Where is my order?").first().waitFor();
  expect(troubles).toEqual([]);
});

test("by keyboard alone: open, ask, put into the cart, minimize; the focus goes with it", async () => {
  const { page, troubles } = await visitor(browser);
  await page.goto("/pages/delivery");
  await hydrated(page);
  const button = page.getByRole("button", { name: "Ask the assistant" });
  await button.focus();
  await page.keyboard.press("Enter");
  await chatOf(page).waitFor();
  expect(await messageField(page).evaluate((field) => field === document.activeElement)).toBe(true);
  await page.keyboard.type("mugs under $30");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("please");
  expect(await messageField(page).inputValue()).toBe("mugs under $30\nplease");
  await page.keyboard.press("Enter");
  const answer = await lastAnswer(page);
  const add = answer.getByRole("button", { name: /^Add to cart: / }).first();
  await add.waitFor();
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press("Shift+Tab");
    if (await add.evaluate((one) => one === document.activeElement)) break;
  }
  await page.keyboard.press("Enter");
  await answer.getByText("Added to your cart.").waitFor();
  await page.keyboard.press("Escape");
  await chatOf(page).waitFor({ state: "hidden" });
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(troubles).toEqual([]);
});

test("on a phone it covers the page, fits above the keyboard, and makes way for the product", async () => {
  const { page, troubles } = await visitor(browser, {
    viewport: phone,
    hasTouch: true,
    reducedMotion: "reduce",
  });
  await page.goto("/");
  const chat = await openChat(page);
  await expect.poll(() => chat.boundingBox()).toEqual({ x: 0, y: 0, ...phone });
  expect(await page.locator("#app").getAttribute("inert")).not.toBe(null);
  await page.setViewportSize({ width: phone.width, height: 400 });
  await expect.poll(async () => (await chat.boundingBox())?.height).toBe(400);
  await messageField(page).fill("mugs under $30");
  await page.getByRole("button", { name: "Send" }).click();
  const answer = await lastAnswer(page);
  await answer
    .getByRole("link", { name: /^View / })
    .first()
    .waitFor();
  expect(await fitsScreen(page)).toBe(true);
  expect(await smallTargets(page)).toEqual([]);
  await page.setViewportSize(phone);
  await answer
    .getByRole("link", { name: /^View / })
    .first()
    .click();
  await page.waitForURL("**/p/**");
  await chat.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Add to cart", exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

test("an answer is stopped, and the next message works; a reload keeps both and the chat open", async () => {
  const { page, troubles } = await visitor(browser);
  await page.goto("/");
  await openChat(page);
  await ask(page, "hello");
  let go: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route(
    "**/api/chat",
    async (route) => {
      await held;
      await route.continue().catch(() => {});
    },
    { times: 1 },
  );
  await messageField(page).fill("mugs under $30");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Stop answering" }).click();
  await page.getByText("You stopped this answer.").waitFor();
  go();
  await ask(page, "Do you have mugs under $30?");
  await page.getByRole("list", { name: "Products" }).waitFor();
  await page.reload();
  await chatOf(page).getByText("Do you have mugs under $30?").waitFor();
  await chatOf(page).getByText("You: hello", { exact: true }).waitFor();
  await page.getByRole("list", { name: "Products" }).waitFor();
  await page.getByRole("button", { name: "New conversation" }).click();
  await page.getByText("How can we help?").waitFor();
  await page.reload();
  await page.getByText("How can we help?").waitFor();
  expect(troubles).toEqual([]);
});

test("another person in this browser sees nothing of it, and the account finds its conversations again", async () => {
  const { page, troubles } = await visitor(browser);
  await signIn(page, await newAccount());
  await openChat(page);
  await ask(page, "Do you have mugs under $30?");
  await page.getByRole("button", { name: "New conversation" }).click();
  await page.getByRole("button", { name: "Earlier conversations" }).click();
  await page.getByRole("button", { name: "Do you have mugs under $30?" }).click();
  await page.getByRole("list", { name: "Products" }).waitFor();
  await page.locator("#page").getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await openChat(page);
  await page.getByText("How can we help?").waitFor();
  expect(await chatOf(page).getByText("mugs under $30").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("closed, open and with an answer it has no serious finding, on a phone and a desk, light and dark", async () => {
  const { page, troubles } = await visitor(browser, { reducedMotion: "reduce" });
  await page.goto("/pages/delivery");
  const findings: string[] = [];
  const look = (name: string) =>
    inEachViewAndTheme(page, async (way) => {
      findings.push(...(await findingsOf(page)).map((finding) => `${name} ${way}: ${finding}`));
      expect(await fitsScreen(page), `${name} ${way}`).toBe(true);
    });
  await look("closed");
  await openChat(page);
  await look("introduction");
  await ask(page, "mugs under $30");
  await look("products");
  expect(findings).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  expect(await fitsScreen(page)).toBe(true);
  expect(troubles).toEqual([]);
});
