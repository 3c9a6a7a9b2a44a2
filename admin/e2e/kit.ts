import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import { password, type Visitor, visitor } from "../../web/e2e/kit.ts";

declare module "vitest" {
  export interface ProvidedContext {
    readonly adminUrl: string;
  }
}

/** The accounts of staff in the tests' shop, by their role. */
export const staffAccounts = {
  admin: "staff@example.com",
  support: "support@example.com",
  warehouse: "warehouse@example.com",
} as const;
export type Role = keyof typeof staffAccounts;

/** Somebody with a browser context of their own at the admin's address, not signed in. */
export const adminVisitor = (browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> =>
  visitor(browser, { baseURL: inject("adminUrl"), ...options });

/** Fills in the sign-in form that the page shows. */
export async function fillSignIn(page: Page, email: string): Promise<void> {
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Opens a page of the admin, signed in with a role. */
export async function staffAt(browser: Browser, path: string, role: Role = "admin"): Promise<Visitor> {
  const one = await adminVisitor(browser, { reducedMotion: "reduce" });
  await one.page.goto(path);
  await fillSignIn(one.page, staffAccounts[role]);
  await loaded(one.page);
  return one;
}

/** Resolves when the page has its heading and none of it is loading. */
export async function loaded(page: Page): Promise<void> {
  await page.locator("#page h1").waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
}
