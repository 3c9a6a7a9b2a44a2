import { expect, test } from "vitest";
import { api, newAccount, openBrowser, signIn, tokenOf, visitor } from "./kit.ts";

const browser = await openBrowser();

test("an address form asks what the post of its country wants, in its words and order, and keeps what was typed", async () => {
  const { page, troubles } = await visitor(browser);
  const email = await newAccount();
  await signIn(page, email);
  await page.goto("/account/addresses");
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("Street and number").fill("1 Nathan Road");
  expect(await page.getByLabel("Street and number").getAttribute("autocomplete")).toBe("address-line1");
  expect(await page.getByLabel("Apartment, suite, building").getAttribute("autocomplete")).toBe(
    "address-line2",
  );
  const labels = async (): Promise<string[]> =>
    (await page.locator("form label").allTextContents()).map((text) => text.replace(" (optional)", ""));
  const country = page.getByLabel("Country");
  await country.selectOption({ label: "United Kingdom" });
  await page.getByLabel("Postcode").waitFor();
  expect(await labels()).not.toContain("State");
  await country.selectOption({ label: "Ireland" });
  await page.getByLabel("Eircode").waitFor();
  await country.selectOption({ label: "Japan" });
  await page.getByLabel("Prefecture").waitFor();
  const japan = await labels();
  expect(japan.indexOf("Postal code")).toBeLessThan(japan.indexOf("Prefecture"));
  await country.selectOption({ label: "Hong Kong" });
  await page.getByLabel("Area").selectOption("Kowloon");
  expect((await labels()).filter((label) => /code/i.test(label))).toEqual([]);
  expect(await page.getByRole("textbox", { name: "Address" }).inputValue()).toBe("1 Nathan Road");
  await page.getByLabel("District").fill("Tsim Sha Tsui");
  await page.getByLabel("Apartment, suite, building").fill("12/F");
  await page.getByLabel("Name").fill("Mei Chan");
  await page.getByRole("button", { name: "Save address" }).click();
  await page.getByText("Default", { exact: true }).waitFor();
  const [shown] = await page.locator("address").allInnerTexts();
  expect(shown?.split("\n")).toEqual([
    "Mei Chan",
    "1 Nathan Road",
    "12/F",
    "Tsim Sha Tsui",
    "Kowloon",
    "Hong Kong",
  ]);
  const book = await api<{ items: object[] }>("GET", "/me/addresses", undefined, await tokenOf(email));
  expect(book.items).toMatchObject([{ country: "HK", zipCode: "", street2: "12/F" }]);
  expect(troubles).toEqual([]);
});

test("what a post does not know is said beside its field", async () => {
  const { page } = await visitor(browser);
  await signIn(page, await newAccount());
  await page.goto("/account/addresses");
  await page.getByRole("button", { name: "Add an address" }).click();
  await page.getByLabel("Name").fill("Robin Reader");
  await page.getByLabel("Street and number").fill("1 Main Street");
  await page.getByLabel("City").fill("Portland");
  await page.getByLabel("State").selectOption("OR");
  await page.getByLabel("ZIP code").fill("972");
  await page.getByRole("button", { name: "Save address" }).click();
  await page.getByText("Enter a ZIP code such as 95014.").waitFor();
});
