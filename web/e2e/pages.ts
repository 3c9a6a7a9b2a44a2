import type { Browser, Page } from "playwright-core";
import {
  addProduct,
  addToCart,
  api,
  cards,
  changeProduct,
  fillAddress,
  type Listed,
  newAccount,
  pay,
  signIn,
  visitor,
} from "./kit.ts";

/** Called for every page; `name` is short and usable as a file name. */
export type Stop = (page: Page, name: string) => Promise<void>;

/** Visits every page that a guest can see. */
export async function visitGuestPages(browser: Browser, stop: Stop): Promise<void> {
  const { page } = await visitor(browser, still);
  const shirt = await addProduct({ name: "Oxford shirt", category: "Apparel", ...shirtOptions });
  const plain = await addProduct({ name: "Walnut board", price: 48, stock: 2, description: story });
  const at = async (name: string, path: string): Promise<void> => {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await settled(page);
    await stop(page, name);
  };
  await at("home", "/");
  await at("category", "/c/kitchen");
  await at("category-filtered", "/c/kitchen?maxPrice=25&inStock=true");
  await at("category-empty", "/c/kitchen?maxPrice=1");
  await page.goto("/c/kitchen");
  await page.setViewportSize(phone);
  await page.getByRole("button", { name: "Filters" }).click();
  await stop(page, "category-filters");
  await at("search", "/search?q=lamp");
  await at("search-empty", "/search?q=qqqqxxxxzzzz");
  await page.getByRole("combobox").fill("kit");
  await page.getByRole("option").first().waitFor();
  await stop(page, "search-suggestions");
  await at("product", `/p/${plain.slug}`);
  await at("product-variants", `/p/${shirt.slug}`);
  const { items } = await api<{ items: Listed[] }>("GET", "/products?category=Lighting&limit=1");
  await at("product-gallery", `/p/${items[0]?.slug}`);
  await at("content", "/pages/delivery");
  await at("not-found", "/nowhere");
  await at("product-gone", "/p/nothing-like-it");
  await at("cart-empty", "/cart");
  await page.goto("/");
  await page.getByRole("link", { name: "Cart" }).click();
  await page.getByRole("dialog").getByText("Your cart is empty").waitFor();
  await stop(page, "drawer-empty");
  await at("sign-in", "/sign-in");
  await page.getByRole("button", { name: "Sign in" }).click();
  await stop(page, "sign-in-refused");
  await at("sign-up", "/sign-up");
  await at("account-closed", "/account/closed");
  await at("reset", "/reset");
  await page.getByLabel("Email address").fill("robin@example.com");
  await page.getByRole("button", { name: "Send code" }).click();
  await page.getByLabel("Verification code").waitFor();
  await stop(page, "reset-code");
  await addToCart(page, shirt);
  await addToCart(page, plain);
  await stop(page, "drawer-full");
  await changeProduct(plain.productId, { price: 52 });
  await changeProduct(shirt.productId, { isActive: false });
  await at("cart-full", "/cart");
  await page.getByRole("button", { name: /^Remove .*shirt/ }).click();
  await at("checkout-account", "/checkout");
  const { items: sold } = await api<{ items: Listed[] }>("GET", "/search?market=eu&sort=newest&limit=1");
  await at("market-product", `/eu/p/${sold[0]?.slug}`);
  await at("market-not-sold", `/eu/p/${plain.slug}`);
  await at("market-cart", "/eu/cart");
}

/** Visits every page of a purchase, from the address to the order. */
export async function visitPurchasePages(browser: Browser, stop: Stop): Promise<void> {
  const { page } = await visitor(browser, still);
  const product = await addProduct({ name: "Linen apron", price: 39, description: story });
  await signIn(page, await newAccount());
  await settled(page);
  await stop(page, "account");
  await page.goto("/orders");
  await page.getByText("No orders yet").waitFor();
  await stop(page, "orders-empty");
  await addToCart(page, product);
  await page.goto("/checkout");
  await page.getByLabel("Street and number").waitFor();
  await stop(page, "checkout-delivery");
  await fillAddress(page);
  await page.getByLabel("Card number").waitFor();
  await stop(page, "checkout-payment");
  await pay(page, "4242424242424241");
  await page.locator("[aria-invalid=true]").first().waitFor();
  await stop(page, "checkout-refused");
  await pay(page, cards.declined);
  await page.getByText("Your order wasn't placed").waitFor();
  await stop(page, "order-failed");
  await page.getByRole("link", { name: "Try another card" }).click();
  await pay(page, cards.pays);
  await page.getByText("Your order is confirmed").waitFor();
  await stop(page, "confirmation");
  await page.getByRole("button", { name: "Cancel order" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep order" }).waitFor();
  await stop(page, "order-cancel");
  await page.keyboard.press("Escape");
  await page.goto("/orders");
  await page.getByText("Preparing to ship").waitFor();
  await stop(page, "orders");
  await page
    .getByRole("link", { name: /20\d\d/ })
    .first()
    .click();
  await page.getByRole("heading", { name: "Order status" }).waitFor();
  await stop(page, "order");
  await page.goto("/wishlist");
  await settled(page);
  await stop(page, "wishlist-empty");
  await page.goto(`/p/${product.slug}`);
  await page.getByRole("button", { name: /Save/ }).click();
  for (const path of ["wishlist", "account/addresses", "account/notifications"]) {
    await page.goto(`/${path}`);
    await settled(page);
    await stop(page, path.replace("/", "-"));
  }
}

/** Visits pages while a response is awaited, and after it failed. */
export async function visitWaitingPages(browser: Browser, stop: Stop): Promise<void> {
  const { page } = await visitor(browser, still);
  const product = await addProduct({ name: "Brass hook" });
  await addToCart(page, product);
  await page.route("**/api/cart/quote", () => {});
  await page.goto("/");
  await page.getByRole("link", { name: "Cart" }).click();
  await page.getByRole("dialog").waitFor();
  await stop(page, "drawer-loading");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route("**/api/**", (route) => route.abort());
  await page.goto("/");
  await page.getByRole("link", { name: "Cart" }).click();
  await page.getByRole("dialog").getByText("We couldn't load your cart").waitFor();
  await stop(page, "drawer-failed");
  await page.goto("/pages/delivery");
  await settled(page);
  await page.getByRole("navigation", { name: "Categories" }).getByRole("link").first().click();
  await page.getByRole("heading", { level: 1, name: "You're offline" }).waitFor();
  await stop(page, "page-offline");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.goto("/pages/delivery");
  await settled(page);
  await page.context().setOffline(true);
  await page.getByText("You're offline. You can").waitFor();
  await stop(page, "offline");
  await page.context().setOffline(false);
  await page.route("**/api/**", () => {});
  await page.goto("/pages/delivery");
  await settled(page);
  await page.getByRole("navigation", { name: "Categories" }).getByRole("link").first().click();
  await stop(page, "page-loading");
  await page.goto("/checkout");
  await stop(page, "checkout-loading");
}

export const phone = { width: 390, height: 844 } as const;
const desk = { width: 1440, height: 900 } as const;

/** Shows a page in both widths and both colour schemes. */
export async function inEachViewAndTheme(page: Page, look: (way: string) => Promise<void>): Promise<void> {
  for (const [width, viewport] of [
    ["390", phone],
    ["1440", desk],
  ] as const) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await look(`${width}-${colorScheme}`);
    }
  }
}

/** No animations, so that screenshots are stable. */
const still = { reducedMotion: "reduce", viewport: phone } as const;

/** Waits for late content. Chromium does not always report idleness, so the wait is limited. */
const settled = (page: Page): Promise<void> =>
  page.waitForLoadState("networkidle", { timeout: 3_000 }).catch(() => {});

const story =
  "Cut from one plank and oiled by hand. It carries a loaf, a cheese or a hot pan, and looks better after ten years than on the first day.";

const shirtOptions = {
  price: 64,
  stock: 0,
  tags: ["cotton", "shirts"],
  description: story,
  options: [
    { name: "Colour", values: ["Blue", "White"] },
    { name: "Size", values: ["S", "M", "L"] },
  ],
  variants: ["Blue", "White"].flatMap((colour) =>
    ["S", "M", "L"].map((size) => ({
      id: `${colour}-${size}`.toLowerCase(),
      sku: `OX-${colour}-${size}-${crypto.randomUUID().slice(0, 4)}`,
      options: { Colour: colour, Size: size },
      stock: size === "L" ? 0 : 4,
    })),
  ),
};
