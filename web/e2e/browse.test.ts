import { expect, test } from "vitest";
import { addProduct, addToCart, changeProduct, hydrated, openBrowser, visitor } from "./kit.ts";

const browser = await openBrowser();

test("from the home page to a category, filtered and sorted, each state with a URL, and back again", async () => {
  const { page, troubles } = await visitor(browser);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Categories" }).getByRole("link", { name: "Kitchen" }).click();
  await page.getByRole("heading", { level: 1, name: "Kitchen" }).waitFor();
  const cards = page.getByRole("article");
  const all = await cards.count();
  await page
    .getByRole("region", { name: "Price" })
    .getByRole("link", { name: /\$50 to \$100/ })
    .click();
  await page.waitForURL(/maxPrice=100/);
  await expect.poll(() => cards.count()).toBeLessThan(all);
  await page
    .getByRole("navigation", { name: "Sort by" })
    .getByRole("link", { name: "Price: low to high" })
    .click();
  await page.waitForURL(/sort=price-asc/);
  await expect
    .poll(async () => {
      const prices = await cards
        .locator("data")
        .evaluateAll((list) => list.map((one) => Number(one.getAttribute("value"))));
      return prices.every((price, place) => price >= 50 && price <= 100 && price >= (prices[place - 1] ?? 0));
    })
    .toBe(true);
  await page.getByRole("link", { name: "Remove filter: $50 to $100" }).click();
  await expect.poll(() => cards.count()).toBe(all);
  await page.goBack();
  await expect.poll(() => cards.count()).toBeLessThan(all);
  const address = page.url();
  await page.goto(address);
  await expect.poll(() => cards.count()).toBeLessThan(all);
  expect(troubles).toEqual([]);
});

test("search suggests while typing, works by keyboard alone, and finds results despite a typing error", async () => {
  const { page, troubles } = await visitor(browser);
  const wanted = await addProduct({ name: `Zephyrine teapot ${Date.now()}` });
  await page.goto("/pages/delivery");
  await hydrated(page);
  await expect
    .poll(async () => {
      await page.keyboard.press("/");
      return page.evaluate(() => document.activeElement?.getAttribute("name"));
    })
    .toBe("q");
  await page.keyboard.type("zephyrin");
  await page.getByRole("option", { name: wanted.name }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/p/${wanted.slug}`);
  await page.getByRole("combobox", { name: "Search the shop" }).fill("zefyrine teapot");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await page.getByRole("article").getByRole("link", { name: wanted.name }).waitFor();
  await page.getByRole("combobox", { name: "Search the shop" }).fill("qqqqxxxxzzzz");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "No results for “qqqqxxxxzzzz”" }).waitFor();
  expect(troubles).toEqual([]);
});

test("variants are links with URLs; a sold-out one is marked and leads to the nearest in stock, which says what changed", async () => {
  const { page, troubles } = await visitor(browser);
  const variant = (colour: string, size: string, stock: number) => ({
    id: `${colour}-${size}`.toLowerCase(),
    sku: `${colour}-${size}`,
    options: { Colour: colour, Size: size },
    stock,
    ...(size === "L" && { price: 25 }),
  });
  const shirt = await addProduct({
    category: "Apparel",
    stock: 0,
    options: [
      { name: "Colour", values: ["Blue", "Red"] },
      { name: "Size", values: ["S", "L"] },
    ],
    variants: [
      variant("Blue", "S", 3),
      variant("Blue", "L", 0),
      variant("Red", "S", 8),
      variant("Red", "L", 9),
    ],
  });
  await page.goto(`/p/${shirt.slug}`);
  await page.getByText("Only 3 left").waitFor();
  const sizes = page.getByRole("region", { name: "Size" });
  await page.waitForLoadState("networkidle");
  await sizes.getByRole("link", { name: "L (sold out) in Red" }).click();
  await page.waitForURL(/variant=red-l/);
  await page.getByText("Colour changed to Red: L is sold out in Blue.").waitFor();
  await page.getByRole("link", { name: "Blue (sold out) in S" }).click();
  await page.waitForURL(/variant=blue-s/);
  await page.getByRole("link", { name: "Red", exact: true }).click();
  await page.waitForURL(/variant=red-s/);
  await sizes.getByRole("link", { name: "L", exact: true }).click();
  await page.waitForURL(/variant=red-l/);
  await page.getByText("$25.00").first().waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: `${shirt.name} (Red, L)` })
    .waitFor();
  expect(troubles).toEqual([]);
});

test("a guest's cart: quantities go up, down and to zero; a refused change is reverted and reported", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ stock: 2, price: 30 });
  await addToCart(page, product);
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: "Increase quantity" }).click();
  await drawer.getByText("$60.00").first().waitFor();
  await drawer.getByText("That's all we have in stock.").waitFor();
  await page.route("**/api/cart/quote", (route) => route.abort());
  await drawer.getByRole("button", { name: "Decrease quantity" }).click();
  await drawer.getByText(/couldn't reach the store/).waitFor();
  expect(await drawer.locator("output").textContent()).toBe("2");
  await page.unroute("**/api/cart/quote");
  await page.reload();
  await page.getByRole("link", { name: "Cart, 2 items" }).click();
  await drawer.getByRole("button", { name: `Remove ${product.name}` }).click();
  await drawer.getByRole("heading", { name: "Your cart is empty" }).waitFor();
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "hidden" });
  expect(troubles).toEqual([]);
});

test("a guest's change is stored at once: leaving before the API has answered loses nothing", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct();
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
  // The request never gets a response.
  await page.route("**/api/cart/quote", () => {});
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("dialog").waitFor();
  await page.unroute("**/api/cart/quote");
  await page.goto("/cart");
  await page.getByRole("button", { name: `Remove ${product.name}` }).waitFor();
  expect(troubles).toEqual([]);
});

test("a changed price and a removed product are shown in the cart; the removed product prevents the checkout", async () => {
  const { page, troubles } = await visitor(browser);
  const [dearer, gone] = [await addProduct({ price: 10 }), await addProduct({ price: 15 })];
  await addToCart(page, dearer);
  await addToCart(page, gone);
  await changeProduct(dearer.productId, { price: 12 });
  await changeProduct(gone.productId, { isActive: false });
  await page.goto("/cart");
  await page.getByText("Price changed from $10.00 to $12.00.").waitFor();
  await page.getByText("No longer available.").waitFor();
  expect(await page.getByRole("link", { name: "Check out" }).getAttribute("aria-disabled")).toBe("true");
  await page.getByRole("button", { name: "Accept new price" }).click();
  await page.getByText("Price changed").waitFor({ state: "hidden" });
  await page
    .getByRole("button", { name: /^Remove (An item|Test thing)/ })
    .last()
    .click();
  await page.getByText("No longer available.").waitFor({ state: "hidden" });
  expect(await page.getByRole("link", { name: "Check out" }).getAttribute("href")).toBe("/checkout");
  expect(troubles).toEqual([]);
});

test("without JavaScript the page is complete, the form adds to the cart, and the cart can be changed", async () => {
  const { page } = await visitor(browser, { javaScriptEnabled: false });
  const product = await addProduct({ price: 42, description: "Plain and whole." });
  await page.goto(`/p/${product.slug}`);
  for (const text of ["$42.00", "In stock", "Plain and whole."]) await page.getByText(text).first().waitFor();
  await page.getByLabel("Quantity").selectOption("2");
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.waitForURL("**/cart");
  await page.getByText("$84.00").first().waitFor();
  await page.getByLabel("Quantity").fill("0");
  await page.getByRole("button", { name: "Update" }).click();
  await page.getByRole("heading", { name: "Your cart is empty" }).waitFor();
});

test("the shop remembers recently viewed products and the chosen theme", async () => {
  const { page, troubles } = await visitor(browser, { colorScheme: "light" });
  const product = await addProduct();
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
  await page.getByRole("button", { name: "Dark mode" }).click();
  await page.goto("/");
  await page.getByRole("heading", { name: "Recently viewed" }).waitFor();
  await page.getByRole("link", { name: product.name }).last().waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(23, 22, 19)");
  expect(troubles).toEqual([]);
});
