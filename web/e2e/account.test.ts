import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  addProduct,
  addToCart,
  adjustStock,
  api,
  cards,
  codeFor,
  fillSignIn,
  newAccount,
  openBrowser,
  openProduct,
  password,
  pay,
  signIn,
  tokenOf,
  visitor,
} from "./kit.ts";

const browser = await openBrowser();

const mine = async <T>(email: string, path: string): Promise<T> =>
  api<T>("GET", path, undefined, await tokenOf(email));

async function writeAddress(page: Page, street: string): Promise<void> {
  await page.getByLabel("Name").fill("Robin Reader");
  await page.getByLabel("Street and number").fill(street);
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel("ZIP code").fill("97201");
  await page.getByLabel("State").selectOption("OR");
}

test("a new account: problems are shown beside their fields, another code can be sent, and the code signs in", async () => {
  const { page, troubles } = await visitor(browser);
  const email = `${crypto.randomUUID()}@example.com`;
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("Email address").fill("ada");
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByText("Enter a valid email address, like name@example.com.").waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Ada");
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("button", { name: "Resend code" }).click();
  await page.getByText("Code sent.").waitFor();
  await page.getByLabel("Verification code").fill(await codeFor(email));
  await page.getByRole("button", { name: "Verify" }).click();
  await page.waitForURL("**/account");
  await page.getByText(email).waitFor();
  await page.getByText("Ada", { exact: true }).waitFor();
  expect(troubles).toEqual([]);
});

test("a forgotten password: a wrong code is reported, the right one sets the new password, and the old one no longer works", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  const renewed = "Renewed#2026";
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.getByRole("button", { name: "Send code" }).waitFor();
  await page.getByLabel("Email address").fill(email);
  await page.getByRole("button", { name: "Send code" }).click();
  await page.getByLabel("Verification code").fill("000000");
  await page.getByLabel("New password").fill(renewed);
  await page.getByRole("button", { name: "Save password and sign in" }).click();
  await page.getByText("That code isn't right.").waitFor();
  expect(await page.getByLabel("New password").inputValue()).toBe(renewed);
  await page.getByLabel("Verification code").fill(await codeFor(email));
  await page.getByRole("button", { name: "Save password and sign in" }).click();
  await page.waitForURL("**/account");
  const other = await visitor(browser);
  await other.page.goto("/sign-in");
  await fillSignIn(other.page, email);
  await other.page.getByText("Incorrect email address or password.").waitFor();
  await fillSignIn(other.page, email, renewed);
  await other.page.waitForURL("**/account");
  expect([...troubles, ...other.troubles]).toEqual([]);
});

test("a profile is changed, and problems are shown beside their fields", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  await signIn(page, email);
  await page.getByRole("button", { name: "Edit profile" }).click();
  await page.getByLabel("Name").fill("Robin Q. Reader");
  await page.getByLabel("Phone").fill("call me");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText(/^Must be a phone number/).waitFor();
  expect(await page.getByLabel("Name").inputValue()).toBe("Robin Q. Reader");
  await page.getByLabel("Phone").fill("+1 415 555 0132");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Profile saved.").waitFor();
  await page.reload();
  for (const text of ["Robin Q. Reader", "+1 415 555 0132", email]) await page.getByText(text).waitFor();
  expect(troubles).toEqual([]);
});

test("an address book: addresses are added, made default, changed, removed and restored; the checkout offers them, default first", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  await signIn(page, email);
  await page.getByRole("link", { name: /^Addresses/ }).click();
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("City").waitFor();
  await page.getByRole("button", { name: "Save address" }).click();
  await page.getByText(/^Enter your city/).waitFor();
  await writeAddress(page, "1 First Avenue");
  await page.getByRole("button", { name: "Save address" }).click();
  await page.getByText("Default", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Add an address" }).click();
  await writeAddress(page, "2 Second Avenue");
  await page.getByLabel("Set as default").check();
  await page.getByRole("button", { name: "Save address" }).click();
  await page.getByRole("button", { name: "Edit 1 First Avenue, Portland" }).click();
  await page.getByLabel("City").fill("Salem");
  await page.getByRole("button", { name: "Save address" }).click();
  await page.getByRole("button", { name: "Remove 2 Second Avenue, Portland" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "Edit 2 Second Avenue, Portland" }).waitFor();
  const { items } = await mine<{ items: { street: string; city: string; isDefault: boolean }[] }>(
    email,
    "/me/addresses",
  );
  expect(items.map(({ street, city, isDefault }) => [street, city, isDefault])).toEqual([
    ["1 First Avenue", "Salem", false],
    ["2 Second Avenue", "Portland", true],
  ]);

  await addToCart(page, await addProduct({ price: 30 }));
  await page.goto("/checkout");
  await page.getByText("Saved addresses").waitFor();
  const choices = page.getByRole("group", { name: "Saved addresses" }).getByRole("radio");
  expect(await choices.count()).toBe(2);
  expect(await page.locator("label", { hasText: "2 Second Avenue" }).getByRole("radio").isChecked()).toBe(
    true,
  );
  await page.getByRole("button", { name: "Add a new address" }).click();
  await writeAddress(page, "3 Third Avenue");
  await page.getByLabel("Save to my address book").check();
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await page.getByText("3 Third Avenue").waitFor();
  await page.getByRole("link", { name: "Change" }).click();
  await page.locator("label", { hasText: "2 Second Avenue" }).click();
  expect(await choices.count()).toBe(3);
  await page.getByRole("button", { name: "Continue to payment" }).click();
  await pay(page, cards.pays);
  await page.waitForURL("**/confirmation");
  const orders = await mine<{ items: { shippingAddress: object }[] }>(email, "/orders");
  expect(orders.items[0]?.shippingAddress).toMatchObject({ street: "2 Second Avenue", city: "Portland" });
  expect(troubles).toEqual([]);
});

test("notifications: order mails stay on, text messages need a number, and a change that was not saved is reverted", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  await signIn(page, email);
  await page.getByRole("link", { name: /^Notifications/ }).click();
  const of = (name: string) => page.getByRole("switch", { name });
  await of("Order confirmed, by email").waitFor();
  expect(await of("Order confirmed, by email").isDisabled()).toBe(true);
  expect(await of("Shipped, by text message").isDisabled()).toBe(true);
  await page.getByLabel("Phone number").fill("0415");
  await page.getByRole("button", { name: "Save phone number" }).click();
  await page.getByText(/Must begin with \+/).waitFor();
  await page.getByLabel("Phone number").fill("+1 415 555 0132");
  await page.getByRole("button", { name: "Save phone number" }).click();
  await of("Shipped, by text message").click();
  await of("Delivered, by email").click();
  await page.getByText("Phone number saved.").waitFor();
  await page.getByRole("button", { name: "Text me a code" }).click();
  await page.getByLabel("Verification code").fill("000000");
  await page.getByRole("button", { name: "Verify number" }).click();
  await page.getByText("That code isn't right.").waitFor();
  await page.getByLabel("Verification code").fill(await codeFor("+14155550132"));
  await page.getByRole("button", { name: "Verify number" }).click();
  await page.getByText("Phone number verified.").waitFor();
  await page.waitForLoadState("networkidle");
  await page.route("**/api/me/notifications", (route) => route.abort());
  await of("Refunded, by email").click();
  await page.getByText("We couldn't save your changes").waitFor();
  expect(await of("Refunded, by email").getAttribute("aria-checked")).toBe("true");
  await page.unroute("**/api/me/notifications");
  await page.reload();
  await expect.poll(() => of("Shipped, by text message").getAttribute("aria-checked")).toBe("true");
  expect(await of("Delivered, by email").getAttribute("aria-checked")).toBe("false");
  expect(troubles).toEqual([]);
});

test("after signing out, nothing of the account is left and its pages lead to sign in", async () => {
  const { page, troubles } = await visitor(browser);
  const product = await addProduct();
  await signIn(page, await newAccount());
  await addToCart(page, product);
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await page.getByRole("link", { name: "Cart", exact: true }).waitFor();
  for (const path of ["/account", "/account/addresses", "/account/notifications", "/wishlist", "/orders"]) {
    await page.goto(path);
    await page.waitForURL(`**/sign-in?to=${encodeURIComponent(path)}`);
  }
  expect(troubles).toEqual([]);
});

test("a guest's three lines are merged into the account's: the larger quantity per line, limited by stock; merging again changes nothing", async () => {
  const { page, troubles } = await visitor(browser);
  const [both, scarce, fresh] = [await addProduct(), await addProduct({ stock: 2 }), await addProduct()];
  const email = await newAccount();
  const token = await tokenOf(email);
  await api("POST", "/cart", { productId: both.productId, quantity: 3 }, token);
  for (const product of [both, scarce, scarce, fresh]) await addToCart(page, product);
  await adjustStock(scarce.productId, -1);
  const cookies = await page.context().cookies();
  const guest = cookies.find(({ name }) => name === "cart");
  const quantities = async () => {
    const { items } = await mine<{ items: { productId: string; quantity: number }[] }>(email, "/cart");
    return Object.fromEntries(items.map(({ productId, quantity }) => [productId, quantity]));
  };
  const merged = { [both.productId]: 3, [scarce.productId]: 1, [fresh.productId]: 1 };
  await signIn(page, email);
  await page.getByRole("link", { name: "Cart, 5 items" }).waitFor();
  expect(await quantities()).toEqual(merged);
  // The response got lost, so the browser still has the guest's lines and the next page merges them again.
  if (!guest) throw new Error("a guest's cart is a cookie");
  await page.context().addCookies([guest]);
  await page.goto("/account");
  await expect
    .poll(async () => (await page.context().cookies()).some(({ name }) => name === "cart"))
    .toBe(false);
  await page.getByRole("link", { name: "Cart, 5 items" }).waitFor();
  expect(await quantities()).toEqual(merged);
  expect(troubles).toEqual([]);
});

test("an expired sign-in leads to sign in and back, and nothing is done meanwhile", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  await page.clock.install();
  await signIn(page, email);
  await page.getByRole("link", { name: /^Addresses/ }).click();
  await page.getByRole("button", { name: "Add an address" }).click();
  await writeAddress(page, "1 First Avenue");
  await page.context().clearCookies({ name: "refreshToken" });
  // The access token is valid for an hour.
  await page.clock.fastForward("01:01:00");
  await page.getByRole("button", { name: "Save address" }).click();
  await page.waitForURL("**/sign-in?to=%2Faccount%2Faddresses");
  await page.getByText("You've been signed out.").waitFor();
  await fillSignIn(page, email);
  await page.waitForURL("**/account/addresses");
  await page.getByText("No addresses yet").waitFor();
  const product = await addProduct();
  await openProduct(page, product);
  await page.waitForLoadState("networkidle");
  await page.context().clearCookies({ name: "refreshToken" });
  await page.clock.fastForward("01:01:00");
  await page.getByRole("button", { name: "Save for later" }).click();
  await page.waitForURL("**/sign-in?to=**");
  await fillSignIn(page, email);
  await page.getByRole("button", { name: "Saved", pressed: true }).waitFor();
  expect(troubles).toEqual([]);
});
