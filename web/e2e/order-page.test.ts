import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  addProduct,
  addToCart,
  api,
  cards,
  fillAddress,
  hydrated,
  type Listed,
  newAccount,
  openBrowser,
  pay,
  signIn,
  staff,
  tokenOf,
  visitor,
} from "./kit.ts";
import { phone } from "./pages.ts";

const browser = await openBrowser();

/** Signs in with a new account, and goes to the payment step with one product. */
async function atPayment(page: Page, product: Listed): Promise<string> {
  const email = await newAccount();
  await signIn(page, email);
  await addToCart(page, product);
  await page.goto("/checkout");
  await fillAddress(page);
  await page.getByLabel("Card number").waitFor();
  return email;
}

test("an order's page has its short number, the card that paid, the parcel's tracking, and no code of ours", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await atPayment(page, await addProduct({ price: 40 }));
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  const { items } = await api<{ items: { orderId: string; orderNumber: string }[] }>(
    "GET",
    "/orders",
    undefined,
    await tokenOf(email),
  );
  const { orderId = "", orderNumber = "" } = items[0] ?? {};
  const token = await staff();
  await api("POST", "/payment/refund", { orderId, amount: 1 }, token);
  await api(
    "POST",
    `/admin/orders/${orderId}/shipments`,
    { carrier: "ups", trackingNumber: "1Z999AA1" },
    token,
  );
  await page.goto(`/orders/${orderId}`);
  await page.getByRole("heading", { level: 1, name: `Order ${orderNumber}` }).waitFor();
  expect(orderNumber.length).toBeLessThanOrEqual(10);
  await page.getByText("Visa ending in 4242").waitFor();
  expect(await page.getByRole("link", { name: "1Z999AA1" }).getAttribute("href")).toBe(
    "https://www.ups.com/track?tracknum=1Z999AA1",
  );
  const text = await page.locator("main").textContent();
  for (const code of [/requested_by_customer/, /[a-z]+_[a-z]+/, /\bpi_/, /PROCESSING|SHIPPED|REFUNDED/])
    expect(text).not.toMatch(code);
  expect(text).not.toContain(orderId);
  await page.emulateMedia({ media: "print" });
  for (const left of [page.getByRole("combobox"), page.getByRole("navigation"), page.locator("footer")])
    for (const one of await left.all()) expect(await one.isVisible()).toBe(false);
  for (const kept of ["Visa ending in 4242", "1 Market Street", "$40.00"])
    expect(await page.getByText(kept).first().isVisible()).toBe(true);
  expect(troubles).toEqual([]);
});

test("on a phone the checkout shows the total above the card, groups its digits and says who sees them", async () => {
  const { page, troubles } = await visitor(browser, { viewport: phone });
  await atPayment(page, await addProduct({ price: 40, name: "Donaudampfschifffahrtsgesellschaftsschild" }));
  const top = async (name: RegExp) =>
    (await page.getByRole("button", { name }).first().boundingBox())?.y ?? Number.NaN;
  expect(await top(/order summary/)).toBeLessThan(await top(/^Pay \$/));
  expect((await page.locator("header").first().boundingBox())?.height).toBeLessThan(80);
  await page.getByText(/Your card details go straight to our payment provider/).waitFor();
  await page.getByLabel("Card number").pressSequentially("4242424242424242");
  expect(await page.getByLabel("Card number").inputValue()).toBe("4242 4242 4242 4242");
  await page.getByRole("button", { name: "Show order summary" }).click();
  await page.getByText("Subtotal").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(troubles).toEqual([]);
});

test("who signs in at the checkout can look at the password, and has a way to a new one", async () => {
  const { page, troubles } = await visitor(browser, { viewport: phone });
  await addToCart(page, await addProduct());
  await page.goto("/checkout");
  await hydrated(page);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Sign in to check out" }).waitFor();
  const secret = page.getByLabel("Password", { exact: true });
  await secret.fill("Testing#2026");
  await page.getByRole("button", { name: "Show password" }).click();
  expect(await secret.getAttribute("type")).toBe("text");
  await page.getByRole("link", { name: "Forgot password?" }).waitFor();
  expect(troubles).toEqual([]);
});
