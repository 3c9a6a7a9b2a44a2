import { mkdirSync } from "node:fs";
import { test } from "vitest";
import { findingsOf, fitsScreen, smallTargets } from "../../web/e2e/findings.ts";
import { addProduct, api, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();
const folder = "/tmp/mkadmin-shots/";
mkdirSync(folder, { recursive: true });

test("shots", { timeout: 400_000 }, async () => {
  const { page, troubles } = await staffAt(browser, "/products/prices");
  page.context().setDefaultTimeout(90_000);
  const shoot = async (name: string) => {
    for (const [width, height] of [
      [1440, 900],
      [390, 844],
    ] as const)
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        if (!(await fitsScreen(page))) console.log(name, width, "too wide");
        if (width === 390) console.log(name, await smallTargets(page));
        if (colorScheme === "dark") console.log(name, width, await findingsOf(page));
        await page.screenshot({
          path: `${folder}${name}-${width}-${colorScheme}.png`,
          animations: "disabled",
          timeout: 45_000,
        });
      }
  };
  await shoot("prices-one-book");
  const token = await staff();
  const { version, value } = await api<{ version: number; value: { markets: object[]; books: object[] } }>(
    "GET",
    "/admin/settings/markets",
    undefined,
    token,
  );
  const base = value.markets[0];
  await api(
    "PUT",
    "/admin/settings/markets",
    {
      markets: [
        base,
        {
          ...base,
          marketId: "de",
          name: "Germany and Austria",
          countries: ["DE", "AT", "FR", "NL", "BE", "IT"],
          book: "eur",
          locales: ["de-DE"],
          withdrawal: true,
          isDefault: false,
          priorPrice: true,
        },
        { ...base, marketId: "jp", name: "Japan", countries: ["JP"], book: "jpy", isDefault: false },
        {
          ...base,
          marketId: "gb",
          name: "The United Kingdom of Great Britain and Northern Ireland",
          countries: ["GB"],
          book: "gbp",
          isDefault: false,
        },
      ],
      books: [
        value.books[0],
        { bookId: "eur", currency: "EUR", taxIncluded: true },
        { bookId: "jpy", currency: "JPY", taxIncluded: true },
        { bookId: "gbp", currency: "GBP", taxIncluded: true },
      ],
    },
    token,
    { "if-match": `"${version}"` },
  );
  const category = "Shots";
  await addProduct({
    name: "Alba mug",
    category,
    price: 20,
    prices: { eur: { amount: 18.5, compareAt: 22 }, jpy: { amount: 3000 } },
  });
  await addProduct({
    name: "Bedspread of Portuguese cotton with a very long name that goes on and on, hand woven",
    category,
    price: 230,
  });
  await addProduct({
    name: "Cardigan",
    category,
    price: 90,
    prices: { eur: { amount: 85 } },
    options: [{ name: "Size", values: ["S", "L"] }],
    variants: [
      { sku: crypto.randomUUID(), options: { Size: "S" }, stock: 2 },
      {
        sku: crypto.randomUUID(),
        options: { Size: "L" },
        stock: 2,
        price: 99,
        prices: { jpy: { amount: 15000 } },
      },
    ],
  });
  await page.goto(`/products/prices?category=${category}`);
  await loaded(page);
  await shoot("prices-full");
  await page.goto(`/products/prices?category=${category}&missing=default`);
  await loaded(page);
  await shoot("prices-empty");
  await page.goto(`/products/prices?category=${category}&show=compareAt`);
  await loaded(page);
  await shoot("prices-compare");
  await page.goto(`/products/prices?category=${category}`);
  await loaded(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel("Price of Alba mug in eur (EUR)").fill("12x");
  await page.getByLabel("Price of Alba mug in eur (EUR)").press("Tab");
  await shoot("prices-error");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Propose prices" }).click();
  await shoot("propose-form");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Times").fill("0.92");
  await dialog.getByLabel("Products").selectOption(category);
  await dialog.getByRole("button", { name: "Preview" }).click();
  await dialog.getByText(/will change/).waitFor();
  await shoot("propose-preview");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/settings/markets");
  await loaded(page);
  await shoot("markets");
  for (const summary of await page.locator("#page summary").all()) await summary.click();
  await shoot("markets-open");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel("Currency").nth(1).selectOption("USD");
  await page.getByRole("button", { name: "Save" }).click();
  await page
    .getByText(/cannot be changed from EUR/)
    .first()
    .waitFor();
  await shoot("markets-refused");
  console.log(troubles);
});
