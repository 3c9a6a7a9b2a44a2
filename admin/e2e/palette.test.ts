import { expect, test } from "vitest";
import { findingsOf } from "../../web/e2e/findings.ts";
import { addProduct, api, newAccount, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";
import { placedOrder } from "./orders.ts";

const browser = await openBrowser();

test("Ctrl+K finds a page by its name, and Enter opens it; Escape gives the focus back", async () => {
  const { page, troubles } = await staffAt(browser, "/nothing-here");
  await page.keyboard.press("Control+k");
  const words = page.getByRole("combobox");
  await words.fill("prod");
  await page.getByRole("option", { name: /^Products/ }).waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.getByRole("button", { name: "Search" }).first().click();
  await words.fill("prod");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/products");
  await loaded(page);
  expect(troubles).toEqual([]);
});

test("the palette has no page that a role may not see", async () => {
  const { page, troubles } = await staffAt(browser, "/nothing-here", "warehouse");
  await page.keyboard.press("Control+k");
  await page.getByRole("option", { name: /^Keyboard shortcuts/ }).waitFor();
  expect(await page.getByRole("option", { name: /^Products/ }).count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("G and a letter go to an area, / to the search of the page, ? to the help, and not while text is typed", async () => {
  const { page, troubles } = await staffAt(browser, "/nothing-here");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  const letter = await help
    .getByRole("listitem")
    .filter({ hasText: "Products" })
    .locator("kbd")
    .nth(1)
    .textContent();
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press(letter?.toLowerCase() ?? "");
  await page.waitForURL("**/products");
  await loaded(page);
  await page.keyboard.press("/");
  await page.keyboard.type("what?");
  expect(await page.getByRole("searchbox").inputValue()).toBe("what?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("single keys can be turned off, which a reload keeps", async () => {
  const { page, troubles } = await staffAt(browser, "/nothing-here");
  await page.keyboard.press("?");
  await page.getByLabel("Use keys without Ctrl or ⌘").uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await loaded(page);
  await page.keyboard.press("?");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  expect(troubles).toEqual([]);
});

test("an order is found by its number, a product by its name and a customer by the email address", async () => {
  const email = await newAccount();
  const orderId = await placedOrder(email);
  const path = `/admin/orders/${orderId}`;
  const { orderNumber } = await api<{ orderNumber: string }>("GET", path, undefined, await staff());
  const product = await addProduct();
  const { page, troubles } = await staffAt(browser, "/nothing-here");
  const words = page.getByRole("combobox", { name: "Pages, orders, products and customers" });
  const openFound = async (text: string, name: RegExp, address: RegExp): Promise<void> => {
    await page.keyboard.press("Control+k");
    // Customers are listed a moment after their order was paid.
    await expect
      .poll(async () => {
        await words.fill("");
        await words.fill(text);
        const option = page.getByRole("option", { name });
        return option.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
      })
      .toBe(true);
    await page.getByRole("option", { name }).click();
    await page.waitForURL(address);
    await loaded(page);
  };
  await openFound(orderNumber, new RegExp(`^Order ${orderNumber}`), new RegExp(`/orders/${orderId}$`));
  await openFound(
    product.name,
    new RegExp(`^${product.name}`),
    new RegExp(`/products/${product.productId}$`),
  );
  await openFound(email, new RegExp(email), /\/customers\/[^/]+$/);
  expect(troubles).toEqual([]);
});
