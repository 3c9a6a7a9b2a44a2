import { mkdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsOf, fitsScreen, smallTargets } from "../../web/e2e/findings.ts";
import { openBrowser } from "../../web/e2e/kit.ts";
import { adminVisitor, loaded, staffAt } from "./kit.ts";
import { pages } from "./pages.ts";

const folder = new URL("../../dist/screenshots-admin/", import.meta.url).pathname;
rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
mkdirSync(folder, { recursive: true });

const browser = await openBrowser();
const { page, troubles } = await staffAt(browser, "/");

const looks = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 1440, height: 900, colorScheme: "dark" },
  { width: 768, height: 1024, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
] as const;

test.each(pages)(
  "$name has no serious finding of axe, light and dark, fits a desk, a tablet and a phone, and is kept in pictures",
  async ({ name, path: address }) => {
    troubles.length = 0;
    await page.goto(await address());
    await loaded(page);
    const findings: string[] = [];
    for (const { width, height, colorScheme } of looks) {
      const way = `${name} ${width} ${colorScheme}`;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      await loaded(page);
      if (!(await fitsScreen(page))) findings.push(`${way} is wider than the screen`);
      if (width !== 768) findings.push(...(await findingsOf(page)).map((finding) => `${way}: ${finding}`));
      if (width === 390)
        findings.push(...(await smallTargets(page)).map((target) => `${way}: ${target} is too small`));
      // A busy machine can take longer to paint than the twenty seconds that a page otherwise has.
      const path = `${folder}${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path, animations: "disabled", timeout: 45_000 });
    }
    expect(findings).toEqual([]);
    expect(troubles).toEqual([]);
  },
);

test("the menu of a phone and the page for who is not signed in have no serious finding", async () => {
  const { page: guest } = await adminVisitor(browser, { viewport: { width: 390, height: 844 } });
  await guest.goto("/");
  await guest.getByRole("button", { name: "Sign in" }).waitFor();
  expect(await findingsOf(guest)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("dialog").getByRole("navigation", { name: "Admin" }).waitFor();
  expect(await findingsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
});

test("an address that no page has says so", async () => {
  await page.goto("/nothing-here");
  await page.getByRole("heading", { name: "Page not found" }).waitFor();
});

test("a page that fails is loaded again with Try again", async () => {
  await page.route("**/api/admin/products?*", (route) => route.abort());
  await page.goto("/products");
  await page.getByRole("heading", { name: "You're offline" }).waitFor();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: "Products" }).waitFor();
});
