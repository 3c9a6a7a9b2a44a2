import { expect, test } from "vitest";
import { addProduct, api, newAccount, openBrowser, tokenOf } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();
const address = {
  street: "1 Market Street",
  city: "San Francisco",
  state: "CA",
  zipCode: "94105",
  country: "US",
};

/** Somebody with a name of their own who has bought so many units of a product of their own. */
async function bought(quantity = 1) {
  const word = crypto.randomUUID().slice(0, 8);
  const [email, name] = [await newAccount(), `Zz${word} Buyer`];
  const product = await addProduct({ name: `Kettle ${word}`, price: 12, stock: quantity + 2 });
  const token = await tokenOf(email);
  await api("PUT", "/me", { name }, token);
  await api("POST", "/cart", { productId: product.productId, quantity }, token);
  const { orderNumber } = await api<{ orderNumber: string }>(
    "POST",
    "/orders",
    { paymentMethodId: "pm_card_visa", shippingAddress: address },
    token,
  );
  return { email, name, orderNumber, product };
}

test("home shows what came in, as a chart and as a table, what sold, and what needs attention", async () => {
  // More units than any other test buys: the list shows the ten products that sold the most.
  const { product } = await bought(40);
  const { page, troubles } = await staffAt(browser, "/");
  const figures = page.locator("dl").first();
  await expect
    .poll(async () => {
      await page.reload();
      await loaded(page);
      return page.getByRole("region", { name: "Top products" }).textContent();
    })
    .toContain(product.name);
  expect(await figures.textContent()).toMatch(/Net revenue\$[\d,]+\.\d\d/);
  await page.locator("canvas").first().waitFor();
  await page.getByText("Show as a table").first().click();
  await page.getByRole("region", { name: "Net revenue by day" }).getByRole("row").nth(30).waitFor();
  const attention = page.getByRole("region", { name: "Needs attention" });
  await attention.getByText("To pack", { exact: true }).first().waitFor();
  await page.getByRole("region", { name: "Low stock" }).getByRole("listitem").first().waitFor();
  await page.getByLabel("Compare with").selectOption("year");
  await expect.poll(() => page.url()).toContain("compare=year");
  expect(troubles).toEqual([]);
});

test("the warehouse sees what to pack and no revenue, and no customers", async () => {
  await bought();
  const { page, troubles } = await staffAt(browser, "/", "warehouse");
  const attention = page.getByRole("region", { name: "Needs attention" });
  await attention.getByText("To pack", { exact: true }).first().waitFor();
  expect(await page.getByText("Net revenue").count()).toBe(0);
  expect(await page.getByRole("link", { name: "Customers" }).count()).toBe(0);
  await page.goto("/customers");
  await loaded(page);
  expect(await page.getByRole("table").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("support finds a customer by the beginning of a name and sees orders, value and address book", async () => {
  const { email, name, orderNumber } = await bought();
  const { page, troubles } = await staffAt(browser, "/customers", "support");
  const search = page.getByLabel("Search by name or email address");
  await expect
    .poll(async () => {
      await page.reload();
      await loaded(page);
      await search.fill(name.slice(0, 6).toLowerCase());
      await search.press("Enter");
      return page.getByRole("link", { name }).count();
    })
    .toBe(1);
  await page.getByRole("link", { name }).click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByText(email).waitFor();
  await page.getByRole("link", { name: orderNumber }).waitFor();
  await page.getByText("No address is saved.").waitFor();
  await page.getByRole("link", { name: "← Customers" }).click();
  await page.getByRole("heading", { name: "Customers" }).waitFor();
  expect(troubles).toEqual([]);
});
