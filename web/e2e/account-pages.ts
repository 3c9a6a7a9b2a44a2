import type { Browser } from "playwright-core";
import {
  addProduct,
  addToCart,
  api,
  changeProduct,
  type Listed,
  newAccount,
  signIn,
  tokenOf,
  visitor,
} from "./kit.ts";
import { phone, type Stop } from "./pages.ts";

/**
 * Visits every account page: empty, filled, with errors, loading and failed, and the checkout with its
 * addresses.
 */
export async function visitAccountPages(browser: Browser, stop: Stop): Promise<void> {
  const { page } = await visitor(browser, { reducedMotion: "reduce", viewport: phone });
  const email = await newAccount();
  await signIn(page, email);
  const token = await tokenOf(email);
  await page.getByRole("button", { name: "Edit profile" }).click();
  await page.getByLabel("Phone").fill("call me");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText(/^Must be a phone number/).waitFor();
  await stop(page, "account-refused");

  await page.route("**/api/me/export", (route) => route.abort());
  await page.getByRole("button", { name: "Download your data" }).click();
  await page.getByText("We couldn't prepare your data").waitFor();
  await page.getByRole("button", { name: "Close account" }).click();
  const closing = page.getByRole("dialog");
  await closing.getByLabel("Current password").fill("Wrong#2026");
  await closing.getByRole("button", { name: "Close account" }).click();
  await closing.getByText("That is not your current password.").waitFor();
  await stop(page, "account-close-refused");
  await page.keyboard.press("Escape");
  await stop(page, "account-export-failed");

  await page.goto("/account/addresses");
  await page.getByText("No addresses yet").waitFor();
  await stop(page, "addresses-empty");
  for (const street of ["1 First Avenue", "2 Second Avenue, behind the yard", "3 Third Avenue"])
    await api("POST", "/me/addresses", { ...address, street }, token);
  await page.reload();
  await page.getByRole("button", { name: /^Remove 3 Third/ }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  await stop(page, "addresses");
  await page.getByRole("button", { name: /^Edit 2 Second/ }).click();
  await stop(page, "addresses-edit");

  await page.goto("/account/notifications");
  await page.getByRole("switch").first().waitFor();
  await stop(page, "notifications-no-phone");
  await page.getByLabel("Phone number").fill("+1 415 555 0132");
  await page.getByRole("button", { name: "Save phone number" }).click();
  await page.getByRole("switch", { name: "Shipped, by text message" }).click();
  await page.getByRole("switch", { name: "Delivered, by email" }).click();
  await stop(page, "notifications");

  await page.goto("/wishlist");
  await page.getByText("No saved items yet").waitFor();
  await stop(page, "wishlist-empty");
  const { items } = await api<{ items: Listed[] }>("GET", "/products?limit=4");
  const gone = await addProduct({ name: "Enamel kettle" });
  for (const { productId } of [...items, gone])
    await api("PUT", `/me/wishlist/${productId}`, undefined, token);
  await changeProduct(gone.productId, { isActive: false });
  await page.reload();
  await page.getByText("No longer available").waitFor();
  await page
    .getByRole("button", { name: /^Save (?!for)/ })
    .nth(2)
    .click();
  await page.getByText("Removed.").waitFor();
  await stop(page, "wishlist");

  await addToCart(page, await addProduct({ name: "Linen apron" }));
  await page.goto("/checkout");
  await page.getByText("Saved addresses").waitFor();
  await stop(page, "checkout-address-book");
  await page.getByRole("button", { name: "Add a new address" }).click();
  await stop(page, "checkout-new-address");

  await page.route("**/api/me/**", (route) => route.abort());
  await page.goto("/account/addresses");
  await page.getByText("We couldn't load").waitFor();
  await stop(page, "addresses-failed");
  await page.unroute("**/api/me/**");
  await page.route("**/api/me/**", () => {});
  for (const [name, path] of waiting) {
    await page.goto(path);
    await page.getByRole("link", { name: "Your account" }).last().waitFor();
    await stop(page, `${name}-waiting`);
  }
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

const waiting = [
  ["addresses", "/account/addresses"],
  ["notifications", "/account/notifications"],
  ["wishlist", "/wishlist"],
] as const;

const address = { name: "Robin Reader", city: "Portland", state: "OR", zipCode: "97201", country: "US" };
