import { expect, test } from "vitest";
import { api, openBrowser, staff } from "../../web/e2e/kit.ts";
import { staffAt } from "./kit.ts";

const browser = await openBrowser();

/** 5,000 rows, 20 of which have no price. */
function sheet() {
  const tag = crypto.randomUUID().slice(0, 8);
  const wrong = Array.from({ length: 20 }, (_, place) => 50 + place * 240);
  const lines = Array.from({ length: 5_000 }, (_, place) => {
    const row = place + 2;
    return `import-${tag}-${row},Import ${tag} ${row},${wrong.includes(row) ? "free" : "5.00"},Import ${tag},3`;
  });
  const text = ["slug,name,price,category,stock", ...lines].join("\n");
  return { tag, wrong, file: { name: "spring.csv", mimeType: "text/csv", buffer: Buffer.from(text) } };
}

test("5,000 rows with 20 wrong ones are checked, named by row and column, and the good ones imported once", async () => {
  const { tag, wrong, file } = sheet();
  const { page, troubles } = await staffAt(browser, "/products/import");
  await page.getByLabel("CSV file").setInputFiles(file);
  await page.getByText("20 errors").waitFor({ timeout: 60_000 });
  const cells = (column: number) => page.locator(`tbody tr td:nth-child(${column})`).allTextContents();
  expect(await cells(1)).toEqual(wrong.map(String));
  expect(new Set(await cells(2))).toEqual(new Set(["price"]));
  const token = await staff();
  const answered = (path: string) =>
    api("GET", path, undefined, token).then(
      () => true,
      () => false,
    );
  expect(await answered(`/admin/products/import-${tag}-2`)).toBe(false);

  await page.getByRole("button", { name: "Import 4,980 products" }).click();
  await page.getByText("4,980 created").waitFor({ timeout: 120_000 });
  await page.getByText("20 errors").waitFor({ timeout: 120_000 });
  expect(await answered(`/admin/products/import-${tag}-2`)).toBe(true);
  expect(await answered(`/admin/products/import-${tag}-${wrong[0]}`)).toBe(false);

  await page.getByRole("button", { name: "Check again" }).click();
  await page.getByText("4,980 unchanged").waitFor({ timeout: 60_000 });
  await page.getByRole("button", { name: "Import", exact: true }).waitFor();
  expect(troubles).toEqual([]);
}, 300_000);
