import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  addProduct,
  addToCart,
  adjustStock,
  api,
  cards,
  changeProduct,
  codeFor,
  fillAddress,
  hydrated,
  type Listed,
  newAccount,
  openBrowser,
  password,
  pay,
  signIn,
  tokenOf,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();

/** Signs in, adds one product to the cart, and goes to the payment step. */
async function atPayment(page: Page, product: Listed): Promise<string> {
  const email = await newAccount();
  await signIn(page, email);
  await addToCart(page, product);
  await page.goto("/checkout");
  await fillAddress(page);
  await page.getByLabel("Card number").waitFor();
  return email;
}

type Ordered = {
  readonly status: string;
  readonly totalAmount: number;
  readonly items: readonly { readonly quantity: number }[];
};
const ordersOf = async (email: string): Promise<readonly Ordered[]> =>
  (await api<{ items: Ordered[] }>("GET", "/orders", undefined, await tokenOf(email))).items;

test("a guest buys: cart, new account with its code, address, card; then the order is shown and followed", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ price: 80 });
  const email = `${crypto.randomUUID()}@example.com`;
  await addToCart(page, product);
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).click();
  await page.getByRole("button", { name: "Create an account" }).click();
  await page.getByLabel("Name").fill("Robin Reader");
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("New password").fill("weak");
  await page.getByRole("button", { name: "Create account" }).click();
  expect(await page.getByLabel("New password").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Email address").inputValue()).toBe(email);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("We've sent a 6-digit code").waitFor();
  await page.getByLabel("Verification code").fill("000000");
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByText("That code isn't right.").waitFor();
  await page.getByLabel("Verification code").fill(await codeFor(email));
  await page.getByRole("button", { name: "Verify" }).click();
  await page.waitForURL("**/checkout/delivery");
  await fillAddress(page);
  await page.waitForURL("**/checkout/payment");
  const total = await page.getByRole("button", { name: /^Pay/ }).textContent();
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  await page.getByText("Your order is confirmed").waitFor();
  await page
    .getByText(total?.replace("Pay ", "").trim() ?? "", { exact: true })
    .first()
    .waitFor();
  await page.getByRole("link", { name: "Cart", exact: true }).waitFor();
  await page.goto("/orders");
  await page.getByText("Preparing to ship").waitFor();
  expect((await ordersOf(email)).map(({ status }) => status)).toEqual(["PROCESSING"]);
  expect(troubles).toEqual([]);
});

test("the bank asks and the shopper approves; a tab closed meanwhile loses nothing", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await atPayment(page, await addProduct({ price: 60 }));
  await pay(page, cards.asks);
  await page.getByRole("button", { name: "Approve the payment" }).waitFor();
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await again.goto("/orders");
  await again.getByText("Waiting for payment").waitFor();
  await again.getByRole("link", { name: /20\d\d/ }).click();
  await again.getByRole("button", { name: "Continue to your bank" }).click();
  await again.getByRole("button", { name: "Approve the payment" }).click();
  await again.waitForURL("**/confirmation");
  expect((await ordersOf(email)).map(({ status }) => status)).toEqual(["PROCESSING"]);
  expect(troubles).toEqual([]);
});

test("the bank asks and the shopper refuses: nothing is charged, the cart is kept, and another card pays", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await atPayment(page, await addProduct({ stock: 1 }));
  await pay(page, cards.asks);
  await page.getByRole("button", { name: "Refuse the payment" }).click();
  await page.getByText("Your order wasn't placed").waitFor();
  await page.getByRole("link", { name: "Try another card" }).click();
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  expect((await ordersOf(email)).map(({ status }) => status)).toEqual(["PROCESSING", "FAILED"]);
  expect(troubles).toEqual([]);
});

test("a declined card is reported; an invalid one is reported beside its field and keeps what was typed", async () => {
  const { page, troubles } = await visitor(browser);
  await atPayment(page, await addProduct());
  await pay(page, "4242424242424241");
  await expect.poll(() => page.getByLabel("Card number").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Name on card").inputValue()).toBe("Robin Reader");
  await pay(page, cards.declined);
  await page.getByText("Your order wasn't placed").waitFor();
  await page
    .getByText(/declined/)
    .first()
    .waitFor();
  expect(troubles).toEqual([]);
});

test("when the response to an order is lost, paying again gives the same order", async () => {
  const { page } = await visitor(browser);
  const email = await atPayment(page, await addProduct({ price: 33 }));
  let lost = 0;
  await page.route("**/api/orders", async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost++;
    // The request reaches the shop, but its response does not reach the browser.
    await route.fetch();
    return route.abort();
  });
  await pay(page, cards.pays);
  await page.getByText(/couldn't reach the store/).waitFor();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.waitForURL("**/confirmation");
  expect((await ordersOf(email)).length).toBe(1);
  expect(lost).toBe(1);
});

test("an order that never arrived and is changed and paid again is a separate order", async () => {
  const { page } = await visitor(browser);
  const product = await addProduct({ price: 21 });
  const email = await atPayment(page, product);
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  await addToCart(page, product);
  await page.goto("/checkout/payment");
  let lost = 0;
  await page.route("**/api/orders", (route) =>
    route.request().method() === "POST" && lost++ === 0 ? route.abort() : route.continue(),
  );
  await pay(page, cards.pays);
  await page.getByText(/couldn't reach the store/).waitFor();
  await addToCart(page, product);
  await page.goto("/checkout/payment");
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  const orders = await ordersOf(email);
  expect(orders.map(({ items }) => items.map(({ quantity }) => quantity))).toEqual([[2], [1]]);
});

test("a price that changes at the checkout: nothing is ordered before the shopper has seen the new total", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ price: 50 });
  const email = await atPayment(page, product);
  await changeProduct(product.productId, { price: 70 });
  await pay(page, cards.pays);
  await page.getByText(/The total has changed from/).waitFor();
  expect(await ordersOf(email)).toEqual([]);
  await page.getByRole("button", { name: /^Pay \$7/ }).click();
  await page.waitForURL("**/confirmation");
  expect((await ordersOf(email)).length).toBe(1);
  expect(troubles).toEqual([]);
});

test("sold out at the checkout: reported at once, nothing charged, and the cart shows what is left", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ stock: 1 });
  const email = await atPayment(page, product);
  await adjustStock(product.productId, -1);
  await pay(page, cards.pays);
  await page.getByText(/no longer available in the quantity/).waitFor();
  expect(await ordersOf(email)).toEqual([]);
  await page.getByRole("link", { name: "Review your cart" }).click();
  await page.getByText("Now sold out.").waitFor();
  expect(troubles).toEqual([]);
});

test("a shopper cancels an order and orders it again", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ price: 15, stock: 3 });
  const email = await atPayment(page, product);
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  await page.getByRole("button", { name: "Cancel order" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep order" }).click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Cancel order" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel order" }).click();
  await page.getByText("Cancelled").first().waitFor();
  await page.getByRole("button", { name: "Buy again" }).click();
  await page.getByRole("dialog").getByRole("link", { name: product.name }).waitFor();
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).click();
  // The address of this tab's last order is reused, and can be changed.
  await page.getByRole("link", { name: "Change" }).click();
  await page.getByText("From previous orders").waitFor();
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  const statuses = (await ordersOf(email)).map(({ status }) => status);
  expect(statuses[0]).toBe("PROCESSING");
  expect(["CANCELLED", "REFUNDED"]).toContain(statuses[1]);
  expect(troubles).toEqual([]);
});

test("a whole purchase by keyboard alone", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct({ price: 65 });
  const email = await newAccount();
  const tabTo = async (name: string | RegExp): Promise<void> => {
    const wanted = typeof name === "string" ? new RegExp(`^${name}`) : name;
    for (let presses = 0; presses < 90; presses++) {
      await page.keyboard.press("Tab");
      const label = await page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement)) return "";
        const labelled =
          at instanceof HTMLInputElement || at instanceof HTMLSelectElement
            ? at.labels?.[0]?.textContent
            : "";
        return (at.getAttribute("aria-label") ?? labelled ?? "") || at.textContent;
      });
      if (wanted.test(label.trim())) return;
    }
    throw new Error(`no ${name} within reach of the keyboard`);
  };
  const type = async (name: string, text: string): Promise<void> => {
    await tabTo(name);
    await page.keyboard.type(text);
  };
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
  await page.waitForLoadState("networkidle");
  await tabTo("Add to cart");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("link", { name: product.name }).waitFor();
  await tabTo("Check out");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Contact" }).waitFor();
  await tabTo("Sign in");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Sign in to check out" }).waitFor();
  await type("Email address", email);
  await type("Password", password);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Delivery address" }).waitFor();
  await page.getByLabel("Street and number").waitFor();
  await type("Street and number", "1 Market Street");
  await type("City", "San Francisco");
  await type("ZIP code", "94105");
  await type("State", "Calif");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByLabel("Card number").waitFor();
  await type("Card number", cards.pays);
  await type("Expiry date", "12/39");
  await type("Security code", "123");
  await type("Name on card", "Robin Reader");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/confirmation");
  expect((await ordersOf(email)).length).toBe(1);
  expect(troubles).toEqual([]);
});
