import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  addProduct,
  cards,
  codeFor,
  fillAddress,
  hydrated,
  mailTo,
  openBrowser,
  password,
  pay,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();
const newEmail = () => `guest-${crypto.randomUUID()}@example.com`;

/** Presses Tab until the named control has the focus, and then a key. */
async function tabTo(
  page: Page,
  role: "link" | "button" | "textbox" | "combobox",
  name: string | RegExp,
  key?: string,
) {
  const control = page.getByRole(role, { name }).first();
  for (let press = 0; press < 60; press++) {
    if (await control.evaluate((element) => element === document.activeElement).catch(() => false)) {
      if (key !== undefined) await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${role} ${String(name)}`);
}

const linkIn = (mail: string): string => /\/track\/\S+/.exec(mail)?.[0] ?? "";

test("a guest buys by keyboard, follows the link from the mail in another browser, and cancels there", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ stock: 3 });
  const email = newEmail();
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
  await tabTo(page, "button", "Add to cart", "Enter");
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).waitFor();
  await tabTo(page, "link", "Check out", "Enter");
  await page.getByRole("heading", { name: "Contact" }).waitFor();
  await tabTo(page, "textbox", "Email address");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await page.getByLabel("Street and number").waitFor();
  await tabTo(page, "textbox", /^Name/);
  await page.keyboard.type("Robin Reader");
  for (const [name, text] of [
    ["Street and number", "1 Market Street"],
    ["City", "San Francisco"],
  ] as const) {
    await tabTo(page, "textbox", name);
    await page.keyboard.type(text);
  }
  await tabTo(page, "combobox", "State");
  await page.keyboard.type("Cal");
  await tabTo(page, "textbox", "ZIP code");
  await page.keyboard.type("94105");
  await tabTo(page, "button", "Continue to payment", "Enter");
  await page.getByLabel("Card number").waitFor();
  for (const [name, text] of [
    ["Card number", cards.pays],
    ["Expiry date", "12/39"],
    ["Security code", "123"],
    ["Name on card", "Robin Reader"],
  ] as const) {
    await tabTo(page, "textbox", name);
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await page.getByText("Your order is confirmed").waitFor();
  await page.getByRole("heading", { level: 1, name: "Thank you for your order" }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/track\/[\w-]+\/confirmation$/);
  // The cart is empty again, and the order is there after a reload.
  await page.reload();
  await page.getByText("Your order is confirmed").waitFor();
  await page.goto("/cart");
  await page.getByText("Your cart is empty").waitFor();
  const mail = await mailTo(email);
  const { page: other, troubles: others } = await visitor(browser);
  await other.goto(linkIn(mail));
  await other.getByRole("heading", { name: /^Order [0-9A-Z]{10}$/ }).waitFor();
  expect(other.url()).not.toContain("#t=");
  await other.getByRole("button", { name: "Cancel order" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Cancel order" }).click();
  await other.getByText("Order cancelled.").waitFor();
  expect([...troubles, ...others]).toEqual([]);
});

test("a guest whose card fails goes to the bank, back, and pays; the account offered afterwards has the order", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ stock: 3 });
  const email = newEmail();
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).click();
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await fillAddress(page);
  await pay(page, cards.declined);
  await page.getByText("Your order wasn't placed").waitFor();
  await page.getByRole("link", { name: "Try another card" }).click();
  await pay(page, cards.asks);
  await page.waitForURL(/_local\/stripe/);
  await page.goBack();
  await page.goto("/checkout/payment");
  await page.getByRole("link", { name: "Continue payment" }).click();
  await page.waitForURL(/_local\/stripe/);
  await page.getByRole("button", { name: /approve|complete|confirm/i }).click();
  await page.getByText("Your order is confirmed").waitFor();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByLabel("Verification code").waitFor();
  await page.getByLabel("Verification code").fill(await codeFor(email));
  await page.getByRole("button", { name: "Verify" }).click();
  await page.waitForURL(/\/orders\/[\w-]+$/);
  await page.getByRole("heading", { level: 1, name: /^Order / }).waitFor();
  await page.goto("/track");
  await page.getByLabel("Order number").fill("0000000000");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Email me the link" }).click();
  await page.getByText("Check your email").waitFor();
  await page.goto("/track/0b9e5c1a-3f0e-4a6c-9c39-6d1f2b7a8e55#t=forgedforgedforged");
  await page.getByText("This link doesn't work any more").waitFor();
  expect(troubles).toEqual([]);
});
