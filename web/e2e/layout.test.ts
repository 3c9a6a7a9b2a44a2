import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addProduct, addToCart, hydrated, newAccount, openBrowser, signIn, visitor } from "./kit.ts";
import { phone } from "./pages.ts";

const browser = await openBrowser();

/** 34 letters without a place to break. */
const long = "Donaudampfschifffahrtsgesellschaft";

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Elements with text whose box leaves the dialog or the page to the right. */
const beyond = (page: Page, within: string): Promise<readonly string[]> =>
  page.locator(`${within} :is(a, button, data, p, h1, h2, h3, span)`).evaluateAll((all, selector) => {
    const edge = document.querySelector(selector)?.getBoundingClientRect().right ?? 0;
    return all
      .filter((one) => one.getClientRects().length > 0 && one.closest(".rail, nav") === null)
      .filter((one) => one.getBoundingClientRect().right > edge + 0.5)
      .map((one) => one.textContent.slice(0, 60));
  }, within);

test("at 390 px a name of one long word breaks: prices and Remove stay in the cart, cards stay apart", async () => {
  const { page, troubles } = await visitor(browser, { viewport: phone });
  const product = await addProduct({ name: `${long} ${crypto.randomUUID().slice(0, 8)}`, category: long });
  const { slug } = product;
  await page.goto(`/p/${slug}`);
  expect(await overflow(page)).toBe(0);
  expect(await beyond(page, "main")).toEqual([]);
  await addToCart(page, product);
  expect(await beyond(page, "[role=dialog]")).toEqual([]);
  await page.getByRole("button", { name: `Remove ${product.name}` }).click({ trial: true });
  for (const path of ["/cart", `/search?q=${long}`, "/"]) {
    await page.goto(path);
    await hydrated(page);
    expect(await overflow(page), path).toBe(0);
    expect(await beyond(page, "main"), path).toEqual([]);
  }
  await page.goto(`/search?q=${long}`);
  const cards = await page
    .getByRole("article")
    .evaluateAll((all) => all.map((one) => one.scrollWidth <= one.clientWidth));
  expect(cards.length).toBeGreaterThan(0);
  expect(cards.every(Boolean)).toBe(true);
  expect(troubles).toEqual([]);
});

test("at twice the text size every page fits a phone", async () => {
  const { page, troubles } = await visitor(browser, { viewport: phone });
  const product = await addProduct({ name: "Hand-thrown stoneware serving bowl", stock: 3 });
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      document.documentElement.style.fontSize = "200%";
    });
  });
  const paths = [
    "/",
    "/c/kitchen",
    `/p/${product.slug}`,
    "/search?q=bowl",
    "/cart",
    "/sign-in",
    "/sign-up",
    "/reset",
    "/checkout",
    "/pages/delivery",
    "/nowhere",
  ];
  for (const path of paths) {
    await page.goto(path);
    await hydrated(page);
    expect(await overflow(page), path).toBe(0);
    expect(await beyond(page, "body"), path).toEqual([]);
  }
  await addToCart(page, product);
  expect(await beyond(page, "[role=dialog]")).toEqual([]);
  await signIn(page, await newAccount());
  for (const path of ["/account", "/account/notifications", "/cart", "/checkout/delivery"]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});
    expect(await overflow(page), path).toBe(0);
    expect(await beyond(page, "body"), path).toEqual([]);
  }
  expect(troubles).toEqual([]);
});

test("on a phone the buy button is in sight from the start, and stays while the page is read", async () => {
  const { page } = await visitor(browser, { viewport: phone });
  const description = "One sentence of many.\n".repeat(60);
  const { slug } = await addProduct({ description });
  await page.goto(`/p/${slug}`);
  const button = page.getByRole("button", { name: "Add to cart" });
  const bottom = async () => ((await button.boundingBox())?.y ?? 1e6) + 44;
  expect(await bottom()).toBeLessThan(phone.height + 1);
  expect((await page.locator("header").first().boundingBox())?.height).toBeLessThan(125);
  // At the end of the description as well.
  const story = page.getByText("One sentence of many.").first();
  for (const block of ["start", "center", "end"] as const) {
    await story.evaluate((element, place) => element.scrollIntoView({ block: place }), block);
    await expect.poll(bottom, { message: block }).toBeLessThan(phone.height + 1);
    expect(await bottom()).toBeGreaterThan(44);
  }
  await button.click();
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).waitFor();
});

test("variants on a checkerboard: each is reached from the other, and the page says what changed", async () => {
  const { page, troubles } = await visitor(browser);
  const shirt = await addProduct({
    category: "Apparel",
    stock: 0,
    price: 10,
    options: [
      { name: "Color", values: ["Black", "White", "Red"] },
      { name: "Size", values: ["S", "M", "L"] },
    ],
    variants: [
      ["Black", "L", 25],
      ["White", "M", 40],
      ["Red", "S", 40],
    ].map(([color, size, price]) => ({
      id: `${color}-${size}`.toLowerCase(),
      sku: crypto.randomUUID(),
      options: { Color: String(color), Size: String(size) },
      stock: 3,
      price,
    })),
  });
  await page.goto(`/p/${shirt.slug}`);
  await hydrated(page);
  expect(await page.getByText(/sold out/i).count()).toBe(0);
  await page.getByRole("link", { name: "White in M" }).click();
  await page.getByText("Size changed to M: White is not available in L.").waitFor();
  await page.getByText("$40.00").first().waitFor();
  await page.getByRole("region", { name: "Size" }).getByRole("link", { name: "S in Red" }).click();
  await page.waitForURL(/variant=red-s/);
  await page.getByText("Color changed to Red: S is not available in White.").waitFor();
  await page.goto(`/search?q=${encodeURIComponent(shirt.name)}`);
  const card = page.getByRole("article").filter({ hasText: shirt.name });
  await card.getByText("From $25.00").waitFor();
  expect(troubles).toEqual([]);
});

test("Back to a long list returns to where it was, and a filter keeps the focus", async () => {
  const { page, troubles } = await visitor(browser);
  await page.goto("/pages/delivery");
  await hydrated(page);
  await page.getByRole("combobox").fill("gift");
  await page.keyboard.press("Enter");
  const cards = page.getByRole("article");
  await cards.nth(8).waitFor();
  await cards.nth(8).scrollIntoViewIfNeeded();
  await page.evaluate(() => window.scrollTo(0, 700));
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(500);
  const before = await page.evaluate(() => window.scrollY);
  await cards.nth(8).getByRole("link").click();
  await page.getByRole("button", { name: "Add to cart" }).waitFor();
  await page.goBack();
  await cards.nth(8).waitFor();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before - 5);
  const filter = page.getByRole("region", { name: "Availability" }).getByRole("link");
  await filter.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/inStock=true/);
  await page.getByRole("link", { name: "Remove filter: In stock" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("In stock");
  await page.getByRole("link", { name: "Remove filter: In stock" }).click();
  await page.getByRole("link", { name: "Remove filter: In stock" }).waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  expect(troubles).toEqual([]);
});
