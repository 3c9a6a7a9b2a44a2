import { expect, test } from "vitest";
import { addProduct, api, newAccount, openBrowser, staff, tokenOf } from "../../web/e2e/kit.ts";
import { staffAt } from "./kit.ts";

const browser = await openBrowser();

type Units = { items: { onHand: number; reserved: number; available: number; revision: number }[] };
const units = async (productId: string) =>
  (await api<Units>("GET", `/admin/inventory/${productId}`, undefined, await staff())).items[0];

/** A new account buys one, by the API. */
async function buy(productId: string): Promise<void> {
  const token = await tokenOf(await newAccount());
  await api("POST", "/cart", { productId, quantity: 1 }, token);
  const shippingAddress = {
    street: "1 Market Street",
    city: "San Francisco",
    state: "CA",
    zipCode: "94105",
    country: "US",
  };
  await api("POST", "/orders", { paymentMethodId: "pm_card_visa", shippingAddress }, token);
}

test("a count that orders overtook is refused, and a count of the present units is kept; none is lost", async () => {
  const product = await addProduct({ stock: 20 });
  const { page, troubles } = await staffAt(browser, `/inventory/${product.productId}`, "warehouse");
  await page.getByRole("button", { name: /^Count / }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Counted on hand").fill("19");
  await dialog.getByLabel("Reason").fill("Stocktaking");
  const buying = Promise.all([1, 2, 3].map(() => buy(product.productId)));
  await expect.poll(async () => (await units(product.productId))?.revision).toBeGreaterThan(1);
  await dialog.getByRole("button", { name: "Save count" }).click();
  await dialog.getByText("Units were sold or came in since this page was loaded").waitFor();
  await buying;
  await expect.poll(async () => (await units(product.productId))?.onHand).toBe(17);
  await dialog.getByRole("button", { name: "Load the present units" }).click();
  await page.getByRole("cell", { name: "17" }).first().waitFor();
  await page.getByRole("button", { name: /^Count / }).click();
  await dialog.getByLabel("Counted on hand").fill("16");
  await dialog.getByLabel("Reason").fill("One is broken");
  await dialog.getByRole("button", { name: "Save count" }).click();
  await page.getByText("One is broken").waitFor();
  expect(await units(product.productId)).toMatchObject({ onHand: 16, reserved: 0, available: 16 });
  expect(troubles).toEqual([]);
});

test("low and out-of-stock SKUs are filtered, and units are adjusted with a reason that the history shows", async () => {
  const name = `Kettle ${crypto.randomUUID().slice(0, 8)}`;
  const product = await addProduct({ name, stock: 0 });
  const { page, troubles } = await staffAt(browser, "/inventory?level=out", "warehouse");
  await page.getByLabel("Search by name or SKU").fill(name);
  await page.waitForURL("**&q=*");
  await page.getByRole("row", { name: new RegExp(`${name}.*Out of stock`) }).waitFor();
  await page.getByRole("link", { name }).click();
  await page.waitForURL(`**/inventory/${product.productId}`);
  await page.getByRole("button", { name: `Adjust ${name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Difference").fill("-1");
  await dialog.getByLabel("Reason").fill("Lost");
  await dialog.getByRole("button", { name: "Adjust", exact: true }).click();
  await dialog.getByText("0 units are on hand").waitFor();
  await dialog.getByLabel("Difference").fill("30");
  await dialog.getByText("30 on hand afterwards").waitFor();
  await dialog.getByLabel("Reason").fill("Delivery 4711");
  await dialog.getByRole("button", { name: "Adjust", exact: true }).click();
  await page.getByText("Delivery 4711").waitFor();
  await page.getByText("On hand: 0 → 30").waitFor();
  await page.goto(`/inventory?level=out&q=${encodeURIComponent(name)}`);
  await page.getByText("Nothing matches these filters").waitFor();
  expect(troubles).toEqual([]);
});
