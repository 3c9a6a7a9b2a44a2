import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, inject } from "vitest";
import { chromiumPath } from "./chromium.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly webUrl: string;
    readonly apiUrl: string;
    /** Shops whose storefronts are reached through a proxy. */
    readonly proxied: Readonly<Record<"buffers" | "streams", { webUrl: string; apiUrl: string }>>;
  }
}

/** The system's Chromium, for the tests of one file: it is closed after them. Throws an Error that says how to get one. */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
  afterAll(() => browser.close());
  return browser;
}

/**
 * One person with their own browser context; `troubles` are the page's errors, of which a test must have
 * none.
 */
export type Visitor = { readonly page: Page; readonly troubles: string[] };

/** Opens a new browser context and records the page's errors. */
export async function visitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: inject("webUrl"), ...options });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    // The browser logs every response of 400 and above; the tests check those themselves.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      troubles.push(message.text());
  });
  return { page, troubles };
}

/** Calls the shop's API, or another one by its whole address, and returns the body. */
export async function api<T = unknown>(
  method: string,
  path: string,
  body?: unknown,
  token?: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<T> {
  const response = await fetch(new URL(path, inject("apiUrl")), {
    method,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return bodyOf(text) as T;
}

export type Listed = {
  readonly productId: string;
  readonly slug: string;
  readonly name: string;
  readonly price: number;
  readonly available: number;
};

export const password = "Testing#2026";

/** Adds a product for one test only. */
export async function addProduct(fields: Record<string, unknown> = {}): Promise<Listed> {
  const name = `Test thing ${crypto.randomUUID().slice(0, 8)}`;
  const product = { name, price: 20, category: "Kitchen", stock: 10, ...fields };
  return api<Listed>("POST", "/products", product, await staff());
}

/** Edits a product as staff. */
export const changeProduct = async (productId: string, edit: object): Promise<void> => {
  await api("PUT", `/products/${productId}`, edit, await staff());
};

/** More units of a product without variants, or fewer. */
export const adjustStock = async (productId: string, by: number): Promise<void> => {
  await api("POST", `/admin/inventory/${productId}/adjustments`, { by, reason: "test" }, await staff());
};

/** The access token of the staff account. */
export const staff = (): Promise<string> => tokenOf("staff@example.com");

/** Signs in over the API and returns the access token. */
export async function tokenOf(email: string): Promise<string> {
  const { accessToken } = await api<{ accessToken: string }>("POST", "/auth/sign-in", { email, password });
  return accessToken;
}

/** Creates a confirmed account for one test only. */
export async function newAccount(): Promise<string> {
  const email = `${crypto.randomUUID()}@example.com`;
  await api("POST", "/auth/sign-up", { email, password, name: "Robin Reader" });
  await api("POST", "/auth/confirm", { email, code: await codeFor(email) });
  return email;
}

/** The text of the last mail to an address. */
export async function mailTo(email: string): Promise<string> {
  const response = await fetch(`${inject("apiUrl")}/_local/mail?to=${encodeURIComponent(email)}`, {
    headers: { accept: "application/json" },
  });
  const mails = bodyOf(await response.text()) as { text: string; sentAt: number }[];
  const last = mails.toSorted((one, other) => other.sentAt - one.sentAt)[0];
  return last?.text ?? "";
}

/** The six-digit code of the last mail. */
export async function codeFor(email: string): Promise<string> {
  const code = /\b\d{6}\b/.exec(await mailTo(email))?.[0];
  if (code === undefined) throw new Error(`no code was sent to ${email}`);
  return code;
}

/** Signs in on the sign-in page. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await hydrated(page);
  await fillSignIn(page, email);
  await page.waitForURL("**/account");
}

/** Fills in the sign-in form that is shown, and sends it. */
export async function fillSignIn(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Resolves when the page's script runs, so that a press does what the script says. */
export const hydrated = async (page: Page): Promise<void> => {
  await page.locator("html[data-live]").waitFor({ state: "attached" });
};

/** Opens a product's page and waits until its buttons work. */
export async function openProduct(page: Page, product: Listed): Promise<void> {
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
}

/** Adds a product to the cart on its page, and leaves the cart open. */
export async function addToCart(page: Page, product: Listed): Promise<void> {
  await openProduct(page, product);
  // The row is shown before the API has answered, and leaving the page would cut the request.
  const answered = page.waitForResponse(
    (response) => response.url().includes("/api/cart") && response.request().method() === "POST",
  );
  await page.getByRole("button", { name: "Add to cart" }).click();
  const cart = page.getByRole("dialog");
  await cart.getByRole("link", { name: product.name }).waitFor();
  await answered;
  await cart.getByRole("link", { name: "Check out" }).waitFor();
}

/** Fills in the delivery step and continues to the payment. */
export async function fillAddress(page: Page): Promise<void> {
  await page.getByLabel("Name").fill("Robin Reader");
  await page.getByLabel("Street and number").fill("1 Market Street");
  await page.getByLabel("City").fill("San Francisco");
  await page.getByLabel("ZIP code").fill("94105");
  await page.getByLabel("State").selectOption("CA");
  await page.getByRole("button", { name: "Continue to payment" }).click();
}

/** A guest puts one of a product into the cart and goes on to its payment. */
export async function guestAtPayment(page: Page, product: Pick<Listed, "slug">): Promise<void> {
  await page.goto(`/p/${product.slug}`);
  await hydrated(page);
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Check out" }).click();
  await page.getByLabel("Email address").fill(`guest-${crypto.randomUUID()}@example.com`);
  await page.getByRole("button", { name: "Continue to delivery" }).click();
  await fillAddress(page);
  await page.getByLabel("Card number").waitFor();
}

export const cards = {
  pays: "4242424242424242",
  asks: "4000002500003155",
  declined: "4000000000009995",
} as const;

/** Fills in the card form and pays. */
export async function pay(page: Page, number: string): Promise<void> {
  await page.getByLabel("Card number").fill(number);
  await page.getByLabel("Expiry date").fill("12/39");
  await page.getByLabel("Security code").fill("123");
  await page.getByLabel("Name on card").fill("Robin Reader");
  await page.getByRole("button", { name: /^Pay [$€]/ }).click();
}

/** The API's responses are checked by its own tests. */
const bodyOf = (text: string): unknown => (text === "" ? undefined : JSON.parse(text));
