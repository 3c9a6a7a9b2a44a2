import { expect, test } from "vitest";
import {
  addProduct,
  api,
  changeProduct,
  fillSignIn,
  newAccount,
  openBrowser,
  openProduct,
  tokenOf,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();

test("a guest saves a product: after signing in it is saved, can be removed and restored, and disappears with the product", async () => {
  const { page, troubles } = await visitor(browser);
  const [kept, gone] = [await addProduct({ price: 33 }), await addProduct()];
  const email = await newAccount();
  await openProduct(page, kept);
  await page.getByRole("button", { name: "Save for later" }).click();
  await page.waitForURL("**/sign-in?to=**");
  await fillSignIn(page, email);
  await page.waitForURL(`**/p/${kept.slug}`);
  await page.getByRole("button", { name: "Saved", pressed: true }).waitFor();
  await openProduct(page, gone);
  await page.getByRole("button", { name: "Save for later" }).click();
  await page.getByRole("button", { name: "Saved", pressed: true }).waitFor();
  // The button shows it before the API has answered: leaving at once must lose nothing.
  await page.goto("/");
  const savedIds = async () => {
    const { items } = await api<{ items: { productId: string }[] }>(
      "GET",
      "/me/wishlist",
      undefined,
      await tokenOf(email),
    );
    return items.map(({ productId }) => productId);
  };
  await expect.poll(savedIds).toContain(gone.productId);
  await openProduct(page, gone);
  await page.getByRole("button", { name: "Saved", pressed: true }).waitFor();
  await changeProduct(gone.productId, { isActive: false });
  await page.getByRole("link", { name: "Saved" }).click();
  await page.getByText("No longer available").waitFor();
  await page.getByRole("button", { name: `Save ${kept.name}` }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: `Save ${gone.name}` }).click();
  await page.getByText("Removed.").waitFor();
  await page.getByRole("button", { name: `Add to cart: ${kept.name}` }).click();
  await page.getByRole("dialog").getByRole("link", { name: kept.name }).waitFor();
  expect(await savedIds()).toEqual([kept.productId]);
  expect(troubles).toEqual([]);
});

test("a saved product that is reduced shows what its price replaces, in each market its own", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({
    name: "Reduced reading lamp with a long name",
    price: 80,
    compareAt: 110,
  });
  await changeProduct(product.productId, { prices: { eu: { amount: 75 } } });
  const email = await newAccount();
  await api("PUT", `/me/wishlist/${product.productId}`, undefined, await tokenOf(email));
  await page.goto("/sign-in?to=/wishlist");
  await fillSignIn(page, email);
  await page.waitForURL("**/wishlist");
  const card = page.getByRole("article").filter({ hasText: product.name });
  await card.getByText("Instead of $110.00").waitFor();
  // To the list of its category within the page.
  await card.getByRole("link", { name: product.name }).click();
  await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link").last().click();
  await card.getByText("Instead of $110.00").waitFor();
  await page.goto("/eu/wishlist");
  await card.getByText("€75.00").waitFor();
  expect(await card.locator("s").count()).toBe(0);
  expect(troubles).toEqual([]);
});
