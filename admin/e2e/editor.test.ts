import { expect, inject, test } from "vitest";
import { addProduct, api, changeProduct, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

type Kept = { readonly slug: string; readonly version: number } & Record<string, unknown>;
const stored = async (id: string): Promise<Kept> =>
  api<Kept>("GET", `/admin/products/${id}`, undefined, await staff());

test("a product with variants is made, said not to be available without units, and seen in the store", async () => {
  const name = `Linen shirt ${crypto.randomUUID().slice(0, 8)}`;
  const { page, troubles } = await staffAt(browser, "/products/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Price", { exact: true }).fill("39.90");
  await page.getByLabel("Category").fill("Wear");
  await page.getByRole("button", { name: "Add option" }).click();
  await page.getByLabel("Option 1", { exact: true }).fill("Size");
  await page.getByLabel("Values of option 1").fill("S, M, L");
  await page.getByRole("button", { name: "Create all combinations" }).click();
  await page.getByLabel("Fill all variants with").fill("4");
  await page.getByRole("button", { name: "Stock of new ones" }).click();
  await page.getByLabel("Stock of L").fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText("is out of stock. Add units in the inventory.").waitFor();
  const product = await stored(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  expect(product).toMatchObject({ price: 39.9, stock: 8, variants: [{ options: { Size: "S" } }, {}, {}] });
  const store = await browser.newPage();
  await store.goto(`${inject("webUrl")}/p/${product.slug}`);
  await store.getByRole("heading", { level: 1, name }).waitFor();
  await store.close();
  expect(troubles).toEqual([]);
});

test("the second of two people who save a product sees both versions, takes one and keeps one", async () => {
  const { productId } = await addProduct({ name: "Kettle", price: 30, description: "Old" });
  const { page, troubles } = await staffAt(browser, `/products/${productId}`);
  await page.getByLabel("Price", { exact: true }).fill("28");
  await page.getByLabel("Name", { exact: true }).fill("My kettle");
  await changeProduct(productId, { price: 35, name: "Their kettle", description: "Whistles" });
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else saved this product").waitFor();
  await page.getByText("Theirs: 35.00").waitFor();
  await page.getByRole("button", { name: "Use their name" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Somebody else saved this product").waitFor({ state: "detached" });
  await loaded(page);
  expect(await stored(productId)).toMatchObject({
    price: 28,
    name: "Their kettle",
    description: "Whistles",
    version: 3,
  });
  // The browser reports the answer 409 itself.
  expect(troubles.filter((trouble) => !trouble.includes("409"))).toEqual([]);
});
