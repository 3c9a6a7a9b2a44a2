import { expect, test } from "vitest";
import { findingsOf, fitsScreen } from "../../web/e2e/findings.ts";
import { mailTo, openBrowser, password } from "../../web/e2e/kit.ts";
import { adminVisitor, loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();

test("somebody is invited by mail, sees the areas of the role, gets another role, and is removed", async () => {
  const email = `wen-${crypto.randomUUID().slice(0, 8)}@example.com`;
  const { page: admin, troubles } = await staffAt(browser, "/staff");
  await admin.getByRole("button", { name: "Invite staff" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Email address").fill(email);
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await dialog.getByText("Choose at least one role").waitFor();
  await dialog.getByLabel("Warehouse").check();
  await dialog.getByRole("button", { name: "Send invitation" }).click();
  await admin.getByRole("table", { name: "Invitations" }).getByText(email).waitFor();

  const link = /http\S+\/invitation#\w+/.exec(await mailTo(email))?.[0] ?? "no link";
  const { page: wen, troubles: hers } = await adminVisitor(browser);
  await wen.goto(link);
  await wen.getByLabel("Your name").fill("Wen Warehouse");
  await wen.getByLabel("Password", { exact: true }).fill(password);
  await wen.getByRole("button", { name: "Accept invitation" }).click();
  await loaded(wen);
  const areas = () => wen.getByRole("navigation", { name: "Admin" }).getByRole("link").allTextContents();
  expect(await areas()).toContain("Inventory");
  expect(await areas()).not.toContain("Products");
  await wen.goto("/staff");
  await wen.getByRole("heading", { name: "Your role doesn't include this page" }).waitFor();
  const again = await adminVisitor(browser);
  await again.page.goto(link);
  await again.page.getByRole("heading", { name: "This invitation can't be used" }).waitFor();

  await admin.reload();
  await admin.getByRole("button", { name: "Change roles of Wen Warehouse" }).click();
  await dialog.getByLabel("Support").check();
  await dialog.getByLabel("Warehouse").uncheck();
  await dialog.getByRole("button", { name: "Save roles" }).click();
  await admin.getByRole("row", { name: /Wen Warehouse.*Support/ }).waitFor();
  await wen.goto("/inventory");
  await wen.getByRole("heading", { name: "Your role doesn't include this page" }).waitFor();

  await admin.getByRole("button", { name: "Remove Wen Warehouse" }).click();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await admin.getByRole("row", { name: /Wen Warehouse/ }).waitFor({ state: "detached" });
  await wen.reload();
  await wen.getByRole("heading", { name: "You don't have access to the admin" }).waitFor();
  expect(troubles).toEqual([]);
  expect(hers).toEqual([]);
});

test("nobody can change or remove themselves", async () => {
  const { page, troubles } = await staffAt(browser, "/staff");
  const own = page.getByRole("row", { name: /\(you\)/ });
  await own.waitFor();
  expect(await own.getByRole("button").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("a threshold is changed, a bad one is named, a stale one is refused, and the history says who changed it", async () => {
  const { page, troubles } = await staffAt(browser, "/settings/thresholds");
  const other = await page.context().newPage();
  await other.goto("/settings/thresholds");
  await loaded(other);
  const low = page.getByLabel("Low stock");
  const before = Number(await low.inputValue());
  await page.getByLabel("Review from score").fill("90");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Must be at most blockFrom").waitFor();
  await page.reload();
  await low.fill(String(before + 1));
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(`Low stock: ${before} → ${before + 1}`).waitFor();
  await page.getByText("staff@example.com").first().waitFor();

  await other.getByLabel("Low stock").fill("3");
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByText("Somebody else saved these settings").waitFor();
  await other.getByRole("button", { name: "Discard my changes and load theirs" }).click();
  await expect.poll(() => other.getByLabel("Low stock").inputValue()).toBe(String(before + 1));
  await other.getByLabel("Low stock").fill(String(before));
  await other.getByRole("button", { name: "Save" }).click();
  await other.getByText("Settings saved").waitFor();
  expect(troubles).toEqual([]);
});

test("a registration, rates of a country and a state, and a shipping rate are added and kept", async () => {
  const { page, troubles } = await staffAt(browser, "/settings/taxes");
  await page.getByRole("button", { name: "Add a registration" }).click();
  const added = page.getByRole("group", { name: "Registration 3" });
  await added.getByLabel("Country").selectOption("KR");
  await added.getByLabel("Tax number").fill("T1234567890123");
  await added.getByLabel("From").fill("2026-01-01");
  await page.getByLabel("Add a country").selectOption("KR");
  const group = page.getByRole("group", { name: "South Korea" });
  await group.getByLabel("Standard").fill("81");
  await page.getByRole("button", { name: "Save" }).click();
  await group.getByText("Write the name of the tax and its percent").waitFor();
  await group.getByLabel("Standard").fill("Tax 8.1");
  await group.getByLabel("State with its own rates").fill("13");
  await group.getByRole("button", { name: "Add state" }).click();
  const state = page.getByRole("group", { name: "State 13" });
  await state.getByLabel("Standard").fill("Tax 5 + City 2.625");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Settings saved").waitFor();
  const tried = page.locator("form", { has: page.getByRole("button", { name: "Show taxes" }) });
  await tried.getByLabel("Country").selectOption("KR");
  await tried.getByLabel("State").fill("13");
  await tried.getByRole("button", { name: "Show taxes" }).click();
  await page.getByText("Tax 5% + City 2.625%").first().waitFor();
  await tried.getByLabel("Country").selectOption("CH");
  await tried.getByLabel("State").fill("");
  await tried.getByRole("button", { name: "Show taxes" }).click();
  await page.getByText("No tax: the delivery is an export.").waitFor();
  const sendRates = (text: string) =>
    page
      .getByLabel("CSV file of rates by ZIP code")
      .setInputFiles({ name: "rates.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await sendRates("State,ZipCode,StateRate\nWY,82001,0.04\nWY,x,0.04\n");
  await page.getByText("row 3: ZipCode").waitFor();
  await sendRates("State,ZipCode,StateRate\nWY,82001,0.04\n");
  await page.getByText("WY: 1 ZIP code").waitFor();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await fitsScreen(page), await findingsOf(page)]).toEqual([width, true, []]);
  }
  await page.getByRole("link", { name: "Shipping" }).click();
  await page.getByRole("button", { name: "Add a zone" }).click();
  const zone = page.getByRole("group", { name: "Zone" }).last();
  await zone.getByLabel("Name").fill("Korea");
  await zone.getByLabel("Countries").fill("KR, UK");
  await page.getByRole("button", { name: "Add a method" }).click();
  const method = page.getByRole("group", { name: "Method" }).last();
  await method.getByLabel("Name").fill("Air mail");
  await method.getByLabel("Zone").selectOption({ label: "Korea" });
  await method.getByLabel("Price (USD)").fill("9.5");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("must be the ISO 3166-1 code of a country").waitFor();
  await zone.getByLabel("Countries").fill("KR");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Settings saved").last().waitFor();
  const address = page.locator("form", { has: page.getByRole("button", { name: "Show methods" }) });
  await address.getByLabel("Country").selectOption("KR");
  await address.getByRole("button", { name: "Show methods" }).click();
  await page.getByText("$9.50").waitFor();
  await page.getByText("Zone: Korea").waitFor();
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await fitsScreen(page), await findingsOf(page)]).toEqual([width, true, []]);
  }
  await page.getByRole("link", { name: "Taxes" }).click();
  await page.locator("summary", { hasText: "South Korea" }).last().click();
  await expect.poll(() => state.getByLabel("Standard").inputValue()).toBe("Tax 5 + City 2.625");
  await page.getByRole("button", { name: "Remove South Korea" }).click();
  await page.getByRole("button", { name: "Remove registration 3" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Rates · KR").first().waitFor();
  expect(troubles).toEqual([]);
});
