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
  tokenOf,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();

/** Signs in, adds one product to the cart, and pays with a card whose bank asks. */
async function atBank(page: Page, product: Listed): Promise<string> {
  const email = await newAccount();
  await signIn(page, email);
  await addToCart(page, product);
  await page.goto("/checkout");
  await fillAddress(page);
  await pay(page, cards.asks);
  await page.getByRole("button", { name: "Approve the payment" }).waitFor();
  return email;
}

const statusesOf = async (email: string): Promise<readonly string[]> =>
  (await api<{ items: { status: string }[] }>("GET", "/orders", undefined, await tokenOf(email))).items.map(
    ({ status }) => status,
  );

test("Back from the bank shows the waiting order, again and again, and the payment can go on from there", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await atBank(page, await addProduct({ price: 60 }));
  for (let times = 0; times < 2; times++) {
    await page.goBack();
    await page.getByRole("button", { name: "Continue to your bank" }).waitFor();
    expect(new URL(page.url()).search).toBe("");
    await page.reload();
    await page.getByRole("button", { name: "Continue to your bank" }).click();
    await page.getByRole("button", { name: "Approve the payment" }).waitFor();
  }
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  await page.getByRole("button", { name: "Approve the payment" }).click();
  await page.waitForURL("**/confirmation");
  await page.getByText("Your order is confirmed").waitFor();
  expect(addresses.filter((address) => address.includes("client_secret"))).toEqual([]);
  expect(await statusesOf(email)).toEqual(["PROCESSING"]);
  expect(troubles).toEqual([]);
});

test("an order that waits for its payment is shown in the cart, with its units not sold out, and can be cancelled there", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ stock: 1 });
  const email = await atBank(page, product);
  await page.goto("/cart");
  await page.getByText("You have an order waiting for payment").waitFor();
  expect(await page.getByText(/sold out/i).count()).toBe(0);
  await page.getByRole("link", { name: "Continue payment" }).click();
  await page.getByRole("button", { name: "Approve the payment" }).waitFor();
  await page.goto("/cart");
  await page.getByRole("button", { name: "Cancel order" }).click();
  await page.getByText("You have an order waiting for payment").waitFor({ state: "hidden" });
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("link", { name: "Change" }).waitFor();
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  expect(await statusesOf(email)).toEqual(["PROCESSING", "CANCELLED"]);
  expect(troubles).toEqual([]);
});

test("two tabs: while one is at the bank, the other is offered to go on or to cancel, and only one order is paid", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ price: 45, stock: 1 });
  const email = await newAccount();
  await signIn(page, email);
  await addToCart(page, product);
  await page.goto("/checkout");
  await fillAddress(page);
  await page.getByLabel("Card number").waitFor();
  const other = await page.context().newPage();
  await other.goto("/checkout");
  await fillAddress(other);
  await other.getByLabel("Card number").waitFor();
  await pay(page, cards.asks);
  await page.getByRole("button", { name: "Approve the payment" }).waitFor();
  await pay(other, cards.pays);
  await other.getByText("You have an order waiting for payment").waitFor();
  await other
    .getByRole("alert")
    .getByText(/already paying for this cart/)
    .waitFor();
  await other.getByRole("button", { name: "Cancel order" }).click();
  await other.getByText("You have an order waiting for payment").waitFor({ state: "hidden" });
  await other.getByRole("button", { name: /^Pay \$/ }).click();
  await other.waitForURL("**/confirmation");
  await page.getByRole("button", { name: "Approve the payment" }).click();
  await page.waitForURL(/\/orders\//);
  await page.getByText("Cancelled").first().waitFor();
  expect(await statusesOf(email)).toEqual(["PROCESSING", "CANCELLED"]);
  await hydrated(other);
  await other.getByRole("link", { name: "Cart", exact: true }).waitFor();
  expect(troubles).toEqual([]);
});
