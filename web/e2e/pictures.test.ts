import { expect, inject, test } from "vitest";
import { addProduct, hydrated, openBrowser, visitor } from "./kit.ts";

const browser = await openBrowser();

test("a picture that does not load is replaced, and one that does is shown large and closed by a key", async () => {
  const { page } = await visitor(browser);
  const lost = await addProduct({ imageUrl: "https://pictures.invalid/a.jpg" });
  await page.goto(`/p/${lost.slug}`);
  await hydrated(page);
  const main = page.getByRole("list", { name: "Product images" }).getByRole("img").first();
  await expect.poll(() => main.getAttribute("src")).toMatch(/^data:image\/svg/);
  await page.goto(`/search?q=${encodeURIComponent(lost.name)}`);
  await hydrated(page);
  const card = page.getByRole("article").filter({ hasText: lost.name }).locator("img");
  await expect.poll(() => card.getAttribute("src")).toMatch(/^data:image\/svg/);

  const plain = await addProduct();
  await page.goto(`/p/${plain.slug}`);
  await hydrated(page);
  const zoom = page.getByRole("link", { name: `Zoom in: ${plain.name}` }).first();
  await zoom.click();
  const large = page.getByRole("dialog").getByRole("img");
  await expect.poll(async () => (await large.boundingBox())?.width ?? 0).toBeGreaterThan(600);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await zoom.evaluate((link) => link === document.activeElement)).toBe(true);
});

test("colors are chosen by swatches, and the picture follows", async () => {
  const { page, troubles } = await visitor(browser);
  const scarf = await addProduct({
    category: "Apparel",
    stock: 0,
    options: [{ name: "Color", values: ["Oat", "Navy"] }],
    variants: ["Oat", "Navy"].map((color) => ({
      id: color.toLowerCase(),
      sku: crypto.randomUUID(),
      options: { Color: color },
      stock: 3,
      imageUrl: `/favicon.svg?${color}`,
    })),
  });
  await page.goto(`/p/${scarf.slug}`);
  await hydrated(page);
  const swatches = page.getByRole("region", { name: "Color" }).locator("span[style*=background-color]");
  const colors = await swatches.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  expect(new Set(colors).size).toBe(2);
  const main = page.getByRole("list", { name: "Product images" }).getByRole("img").first();
  const before = await main.getAttribute("src");
  await page.getByRole("region", { name: "Color" }).getByRole("link", { name: "Navy" }).click();
  await page.waitForURL(/variant=navy/);
  await expect.poll(() => main.getAttribute("src")).not.toBe(before);
  expect(troubles).toEqual([]);
});

test("headings are set in the shop's own typeface, which comes from the shop", async () => {
  const { page } = await visitor(browser);
  const fonts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "font") fonts.push(request.url());
  });
  for (const path of ["/", "/c/kitchen", "/sign-in"]) {
    await page.goto(path);
    await page.evaluate(() => document.fonts.load('500 20px "Newsreader"'));
    const families = await page
      .locator("h1, h2")
      .evaluateAll((all) => all.map((one) => [one.tagName, getComputedStyle(one).fontFamily] as const));
    expect(families.length).toBeGreaterThan(0);
    // Small headings are set as the text is; none is set in a serif of the reader's system.
    for (const [tag, family] of families)
      expect(family).toMatch(tag === "H1" ? /^"?Newsreader/ : /^("?Newsreader|ui-sans-serif)/);
    expect(await page.evaluate(() => document.fonts.check('500 20px "Newsreader"'))).toBe(true);
  }
  expect(fonts.length).toBeGreaterThan(0);
  for (const url of fonts) expect(new URL(url).origin).toBe(new URL(inject("webUrl")).origin);
});

test("a category has a breadcrumb; what is empty stands in the middle of a wide screen", async () => {
  const { page } = await visitor(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto("/c/kitchen");
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link", { name: "Shop" }).waitFor();
  for (const path of ["/cart", "/search?q=qqqqxxxxzzzz"]) {
    await page.goto(path);
    await hydrated(page);
    const title = page.getByRole("heading", { name: /Your cart is empty|Try another search/ });
    await title.waitFor();
    const box = await title.boundingBox();
    expect(Math.abs((box?.x ?? 0) + (box?.width ?? 0) / 2 - 720), path).toBeLessThan(10);
  }
});
