import { expect, test } from "vitest";
import { findingsOf } from "../../web/e2e/findings.ts";
import { addProduct, api, changeProduct, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

type Stored = { readonly prices: Readonly<Record<string, { readonly amount: number }>> };
const pricesOf = async (productId: string): Promise<Stored["prices"]> =>
  (await api<Stored>("GET", `/admin/products/${productId}`, undefined, await staff())).prices;

test("staff open a market, and price what it sells by keyboard and by a proposal", {
  timeout: 180_000,
}, async () => {
  const { page, troubles } = await staffAt(browser, "/settings/markets");
  await page.getByRole("button", { name: "Add a book" }).click();
  await page.getByLabel("Id of the book").fill("eur");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Settings saved").first().waitFor();
  await page.getByRole("button", { name: "Add a market" }).click();
  await page.getByLabel("Address prefix").fill("pl");
  const market = page.locator("details", { has: page.getByLabel("Address prefix") });
  await market.getByLabel("Name").fill("Poland");
  await market.getByLabel("Countries").selectOption("PL");
  await market.getByLabel("Price book").selectOption("eur");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("summary", { hasText: "Poland" }).first().waitFor();
  const book = page.locator("details", { has: page.getByText("eur (EUR)") }).last();
  await book.locator("summary").click();
  await book.getByRole("button", { name: "Remove book eur (EUR)" }).click();
  await page.getByText("Poland sells by this book. Choose another book there first.").waitFor();
  expect(await findingsOf(page)).toEqual([]);

  const category = `Priced ${crypto.randomUUID().slice(0, 8)}`;
  const one = await addProduct({ name: `${category} A`, category, price: 20 });
  const two = await addProduct({ name: `${category} B`, category, price: 30 });
  await page.goto(`/products/prices?category=${encodeURIComponent(category)}&missing=eur`);
  await loaded(page);
  const cell = (name: string) => page.getByLabel(`Price of ${category} ${name} in eur (EUR)`);
  await cell("A").fill("1.234,50");
  await cell("A").press("Enter");
  await page.getByText("Enter an amount such as 12.50 or 12,50.").waitFor();
  await cell("A").fill("18,50");
  await cell("A").press("Enter");
  await expect.poll(() => cell("B").evaluate((input) => input === document.activeElement)).toBe(true);
  await expect.poll(async () => (await pricesOf(one.productId))["eur"]?.amount).toBe(18.5);
  await expect.poll(() => cell("A").inputValue()).toBe("18.50");
  expect(await findingsOf(page)).toEqual([]);

  await changeProduct(two.productId, { prices: { eur: { amount: 25 } } });
  await cell("B").fill("26");
  await cell("B").press("Tab");
  await page.getByText(/Somebody else changed .* B meanwhile.* 26\.00 in eur was not saved/).waitFor();
  await expect.poll(() => cell("B").inputValue()).toBe("25.00");
  await cell("B").fill("27");
  await cell("B").press("Tab");
  await expect.poll(async () => (await pricesOf(two.productId))["eur"]?.amount).toBe(27);
  await cell("B").fill("");
  await cell("B").press("Tab");
  await expect.poll(async () => (await pricesOf(two.productId))["eur"]).toBeUndefined();

  await page.getByRole("button", { name: "Propose prices" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Prices of book").selectOption("eur");
  await dialog.getByLabel("Times").fill("0.92");
  await dialog.getByLabel("Ending in").selectOption(".90");
  await dialog.getByLabel("Products").selectOption(category);
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText("1 product will change, 1 stay as they are.").waitFor();
  await dialog.locator("ins", { hasText: "€27.90" }).waitFor();
  expect((await pricesOf(two.productId))["eur"]).toBeUndefined();
  expect(await findingsOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Store prices of 1 product" }).click();
  await dialog.getByText("1 product changed.").waitFor();
  expect((await pricesOf(two.productId))["eur"]?.amount).toBe(27.9);
  await dialog.getByRole("button", { name: "Undo" }).click();
  await dialog.getByText(/Taken back/).waitFor();
  await expect.poll(async () => (await pricesOf(two.productId))["eur"]).toBeUndefined();
  expect(troubles).toEqual([]);
});
