import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addProduct, api, changeProduct, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

type Kept = { readonly price: number; readonly isActive: boolean };
const stored = async (productId: string): Promise<Kept> =>
  api<Kept>("GET", `/admin/products/${productId}`, undefined, await staff());

/** Some products of a category of their own, whose list is open. */
async function shelf(count: number) {
  // Without digits, which a search for a product's number would find in the category's name.
  const word = crypto
    .randomUUID()
    .slice(0, 8)
    .replaceAll(/\d/g, (digit) => "ghijklmnop".charAt(Number(digit)));
  const category = `Shelf ${word}`;
  const products = [];
  for (let place = 0; place < count; place++)
    products.push(await addProduct({ name: `${category} ${place}`, category, price: 10 + place }));
  const { page, troubles } = await staffAt(
    browser,
    `/products?category=${encodeURIComponent(category)}&sort=name-asc`,
  );
  await page.getByRole("row").nth(count).waitFor();
  return { category, products, page, troubles };
}

const names = (page: Page): Promise<string[]> =>
  page.locator("tbody tr[data-index] td:nth-child(2) span[title]").allTextContents();

test("prices of selected products are lowered in bulk, each shown before it is done, and given back by Undo", async () => {
  const { category, products, page, troubles } = await shelf(3);
  await page.getByLabel("Select all loaded products").check();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Percent").fill("10");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("3 products will change").waitFor();
  for (const [from, to] of [
    ["$10.00", "$9.00"],
    ["$11.00", "$9.90"],
    ["$12.00", "$10.80"],
  ] as const) {
    await dialog.locator("del", { hasText: from }).waitFor();
    await dialog.locator("ins", { hasText: to }).waitFor();
  }
  expect((await stored(products[0]?.productId ?? "")).price).toBe(10);
  await dialog.getByRole("button", { name: "Change 3 products" }).click();
  await page.getByText("3 products changed.").waitFor();
  await page.getByRole("row", { name: new RegExp(`${category} 0.*\\$9\\.00`) }).waitFor();
  // Edited since: the undo reports it and leaves it as it is.
  await changeProduct(products[2]?.productId ?? "", { price: 77 });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone: 2 products restored. 1 product couldn't be changed.").waitFor();
  await page.getByRole("row", { name: new RegExp(`${category} 0.*\\$10\\.00`) }).waitFor();
  const prices = await Promise.all(products.map(async ({ productId }) => (await stored(productId)).price));
  expect(prices).toEqual([10, 11, 77]);
  expect(troubles).toEqual([]);
});

test("a product that was edited meanwhile is named before a bulk edit, and a value that is no number is refused", async () => {
  const { products, page, troubles } = await shelf(2);
  await page.getByLabel("Select all loaded products").check();
  await changeProduct(products[1]?.productId ?? "", { description: "Edited by a colleague" });
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Percent").fill("ten");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("Must be a number, such as 12.50.").waitFor();
  await dialog.getByLabel("Percent").fill("5");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("1 product will change, 1 can't be changed.").waitFor();
  await dialog.getByText("Not changed").waitFor();
  await dialog.getByRole("button", { name: "Back" }).click();
  await dialog.getByLabel("Change").selectOption("category");
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("Category is required.").waitFor();
  expect(troubles).toEqual([]);
});

test("a product is taken off sale in its row, and the row is as it was when that is refused", async () => {
  const { category, products, page, troubles } = await shelf(1);
  const onSale = page.getByRole("switch", { name: `${category} 0 on sale` });
  await onSale.click();
  await expect.poll(() => onSale.getAttribute("aria-checked")).toBe("false");
  await expect.poll(async () => (await stored(products[0]?.productId ?? "")).isActive).toBe(false);
  await page.route("**/api/products/*", (route) => route.fulfill({ status: 503, json: {} }));
  await onSale.click();
  await page.getByText("Something went wrong on our end").waitFor();
  expect(await onSale.getAttribute("aria-checked")).toBe("false");
  expect(troubles).toEqual([]);
});

test("the list is sorted and searched in the URL, and set up as a view that this browser keeps", async () => {
  const { category, page, troubles } = await shelf(3);
  expect(await names(page)).toEqual([0, 1, 2].map((place) => `${category} ${place}`));
  await page.getByRole("button", { name: "Price" }).click();
  await page.waitForURL("**sort=price-asc*");
  await page.getByRole("button", { name: "Price" }).click();
  await page.waitForURL("**sort=price-desc*");
  await expect.poll(() => names(page)).toEqual([2, 1, 0].map((place) => `${category} ${place}`));
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: "Reserved" }).check();
  await page.getByRole("columnheader", { name: "Reserved" }).waitFor();
  await page.getByRole("checkbox", { name: "Category" }).uncheck();
  await page.keyboard.press("Escape");
  expect(await page.getByRole("columnheader", { name: "Category" }).count()).toBe(0);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByLabel("Save filters, order and columns as").fill("Dearest first");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.goto("/products");
  await loaded(page);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("button", { name: "Dearest first", exact: true }).click();
  await page.waitForURL("**sort=price-desc*");
  await expect.poll(() => names(page)).toEqual([2, 1, 0].map((place) => `${category} ${place}`));
  expect(troubles).toEqual([]);
});

test("all products that match are selected, those that were not loaded yet too", async () => {
  // A page of the list is a hundred, as many as the tests' shop begins with.
  for (let more = 0; more < 3; more++) await addProduct({ name: `More than a page ${more}` });
  const { page, troubles } = await staffAt(browser, "/products?sort=name-asc");
  await page.getByLabel("Select all loaded products").check();
  await page.getByText("100 products selected").waitFor();
  await page.getByRole("button", { name: "Select all that match" }).click();
  await page.getByRole("button", { name: "Select all that match" }).waitFor({ state: "detached" });
  const rows = Number(await page.getByRole("table").getAttribute("aria-rowcount")) - 1;
  expect(rows).toBeGreaterThan(100);
  await page.getByText(`${rows} products selected`).waitFor();
  expect(troubles).toEqual([]);
});

test("a selected product that a filter hides is not edited, and is selected again when it is back", async () => {
  const { category, page, troubles } = await shelf(3);
  await page.getByLabel("Select all loaded products").check();
  await page.getByText("3 products selected").waitFor();
  await page.getByRole("searchbox").fill(`${category} 1`);
  await page.getByText("1 product selected").waitFor();
  await page.getByRole("searchbox").fill("qqqqzzzz");
  await page.getByText("No products match").waitFor();
  expect(await page.getByText(/products? selected/).count()).toBe(0);
  await page.getByRole("searchbox").fill("");
  await page.getByText("3 products selected").waitFor();
  expect(troubles).toEqual([]);
});

test("rows are selected with the keyboard, and only those in sight are in the page", async () => {
  const { page, troubles } = await staffAt(browser, "/products?sort=name-asc");
  await page.getByRole("row").nth(5).waitFor();
  await page.locator('[data-place="0"]').focus();
  await page.keyboard.press("Space");
  for (let step = 0; step < 3; step++) await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("4 products selected").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.getByText("products selected").count()).toBe(0);
  await page.locator('[data-place="3"]').focus();
  await page.keyboard.press("End");
  // The list goes on loading while its end is in sight.
  await expect
    .poll(async () => {
      await page.keyboard.press("End");
      return Number(await page.getByRole("table").getAttribute("aria-rowcount"));
    })
    .toBeGreaterThan(101);
  expect(await page.locator("tbody tr[data-index]").count()).toBeLessThan(60);
  expect(troubles).toEqual([]);
});
