import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsOf, fitsScreen } from "../../web/e2e/findings.ts";
import { api, openBrowser, staff } from "../../web/e2e/kit.ts";
import { staffAt } from "./kit.ts";
import { packableOrder } from "./packable-order.ts";

const browser = await openBrowser();
const folder = new URL("../../dist/screenshots-labels/", import.meta.url).pathname;
mkdirSync(folder, { recursive: true });

type Parcel = {
  readonly shipmentId: string;
  readonly isWaiting: boolean;
  readonly trackingNumber?: string;
  readonly labels: readonly { readonly state: string; readonly service: string; readonly price: number }[];
};

test("a label is bought with the parcel by keyboard, printed, voided and bought again, its price shown before", async () => {
  const { orderId } = await packableOrder(2);
  const { page, troubles } = await staffAt(browser, `/orders/${orderId}`, "warehouse");
  const findings: string[] = [];
  const look = async (name: string): Promise<void> => {
    for (const [width, colorScheme] of [
      [1440, "light"],
      [1440, "dark"],
      [390, "light"],
      [390, "dark"],
    ] as const) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme });
      const way = `${name}-${width}-${colorScheme}`;
      if (!(await fitsScreen(page))) findings.push(`${way} is wider than the screen`);
      if (width === 1440 || colorScheme === "light")
        findings.push(...(await findingsOf(page)).map((finding) => `${way}: ${finding}`));
      await page.screenshot({ path: `${folder}${way}.png`, animations: "disabled", timeout: 45_000 });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
  };
  const parcels = async (): Promise<readonly Parcel[]> =>
    (await api<{ shipments: Parcel[] }>("GET", `/admin/orders/${orderId}`, undefined, await staff()))
      .shipments;

  await page.getByRole("button", { name: "Ship items" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Buy a label" }).press("Space");
  await dialog.getByRole("radio", { name: /^Economy/ }).waitFor();
  const weight = dialog.getByLabel("Weight of the parcel in grams");
  await weight.fill("2300");
  await weight.press("Tab");
  // 4.50 and 1.50 for each kilogram that was begun.
  await dialog.getByRole("radio", { name: /^Economy \$9\.00/ }).waitFor();
  await dialog.getByRole("radio", { name: /^Express \$21\.00/ }).press("Space");
  await look("choose");
  await dialog.getByRole("button", { name: "Buy label for $21.00 and ship" }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Label: Express, 2300 g, $21.00").waitFor();
  await look("bought");
  const [first] = await parcels();
  expect(first).toMatchObject({
    isWaiting: false,
    labels: [{ state: "bought", service: "express", price: 21 }],
  });
  await page.getByText(`Other carrier ${first?.trackingNumber}`, { exact: true }).waitFor();

  const [view] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Print label of parcel 1" }).press("Enter"),
  ]);
  const picture = view.getByRole("img", { name: "Shipping label" });
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  await view.close();

  await page.getByRole("button", { name: "Void label of parcel 1" }).press("Enter");
  await look("void");
  await page.getByRole("dialog").getByRole("button", { name: "Void label" }).press("Enter");
  await page.getByRole("button", { name: "Buy label for parcel 1" }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Buy label for $6.00" }).press("Enter");
  await page.getByText("Label: Economy, 1 g, $6.00").waitFor();
  expect((await parcels()).map(({ labels }) => labels.map(({ state }) => state))).toEqual([
    ["voided", "bought"],
  ]);
  expect(findings).toEqual([]);
  expect(troubles).toEqual([]);
});

test("what the carrier refuses is tried again at once; while it is silent the parcel says so and can ask it", async () => {
  const { orderId } = await packableOrder(1);
  const { page, troubles } = await staffAt(browser, `/orders/${orderId}`);
  let answers = 0;
  await page.route("**/shipments", async (route) => {
    if (route.request().method() !== "POST" || ++answers > 1) return route.fallback();
    return route.fulfill({
      status: 409,
      contentType: "application/json",
      body: JSON.stringify({
        error: { code: "CONFLICT", message: "The label costs 25.00 now.", details: { reason: "" } },
      }),
    });
  });
  await page.getByRole("button", { name: "Ship items" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Buy a label" }).check();
  await dialog.getByRole("radio", { name: /^Economy/ }).waitFor();
  const ship = dialog.getByRole("button", { name: "Buy label for $6.00 and ship" });
  await ship.click();
  await dialog.getByText("The label costs 25.00 now.").waitFor();
  await ship.click();
  await page.getByText(/^Label: Economy/).waitFor();
  // The browser reports the refusal as a failed request.
  expect(troubles.filter((trouble) => !trouble.includes("409"))).toEqual([]);

  // The same order as it is shown while the carrier has not answered.
  await page.route(`**/admin/orders/${orderId}`, async (route) => {
    const response = await route.fetch();
    const order = (await response.json()) as { shipments: { labels: object[] }[] };
    const shipments = order.shipments.map((parcel) => ({
      ...parcel,
      isWaiting: true,
      labels: parcel.labels.map((label) => ({ ...label, state: "buying" })),
    }));
    return route.fulfill({ response, json: { ...order, shipments } });
  });
  await page.reload();
  await page.getByText("The carrier hasn't confirmed the label yet").waitFor();
  await page.getByText("Waiting for its label").waitFor();
  expect(await page.getByRole("button", { name: "Mark as delivered: parcel 1" }).count()).toBe(0);
  expect(await findingsOf(page)).toEqual([]);
  await page.screenshot({ path: `${folder}silent.png`, animations: "disabled", timeout: 45_000 });
  const asked = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/label"),
  );
  await page.getByRole("button", { name: "Ask now" }).click();
  await asked;
});
