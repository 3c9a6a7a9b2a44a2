import { expect, test } from "vitest";
import { newAccount, openBrowser, password, signIn, visitor } from "./kit.ts";

const browser = await openBrowser();

test("a password is changed with the present one, which can be looked at; this browser stays signed in, others do not", async () => {
  const { page, troubles } = await visitor(browser);
  const other = await visitor(browser);
  const email = await newAccount();
  await signIn(other.page, email);
  await signIn(page, email);
  await page.getByRole("button", { name: "Change password" }).click();
  await page.getByLabel("Current password").fill("Wrong#2026");
  await page.getByRole("button", { name: "Show password" }).first().click();
  expect(await page.getByLabel("Current password").getAttribute("type")).toBe("text");
  await page.getByLabel("New password").fill("Renewed#2026");
  await page.getByRole("button", { name: "Save password" }).click();
  await page.getByText("That is not your current password.").waitFor();
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Save password" }).click();
  await page.getByText("Password changed.").waitFor();
  await page.goto("/orders");
  await page.getByText("No orders yet").waitFor();
  await other.page.goto("/orders");
  await other.page.waitForURL("**/sign-in?to=%2Forders");
  expect(troubles).toEqual([]);
});
