import { expect, inject, test } from "vitest";
import { api, openBrowser, signIn, staff, visitor } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";
import { packableOrder } from "./packable-order.ts";

const browser = await openBrowser();

type Mail = { readonly subject: string; readonly text: string };

const mailsTo = async (email: string): Promise<Mail[]> => {
  const response = await fetch(`${inject("apiUrl")}/_local/mail?to=${encodeURIComponent(email)}`, {
    headers: { accept: "application/json" },
  });
  return (await response.json()) as Mail[];
};

const subjectsTo = async (email: string): Promise<string[]> =>
  (await mailsTo(email)).map(({ subject }) => subject).toSorted();

type Units = { readonly returned: number; readonly shipped: number; readonly toShip: number };

test("an order goes in two parcels, arrives, and is refunded in part with its units back in the stock, each told by one mail", async () => {
  const { orderId, email, many, one } = await packableOrder(2);
  const { page, troubles } = await staffAt(browser, `/orders/${orderId}`);
  const ship = async (units: number, carrier: string, number: string): Promise<void> => {
    await page.getByRole("button", { name: "Ship items" }).click();
    const dialog = page.getByRole("dialog");
    const field = dialog.getByLabel(`Units of ${one.name}`);
    if (units === 0) {
      await field.fill("0");
      await field.blur();
    }
    await dialog.getByLabel("Carrier").selectOption({ label: carrier });
    await dialog.getByLabel("Tracking number").fill(number);
    await dialog.getByRole("button", { name: "Ship parcel" }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await ship(0, "UPS", "1Z 999 AA1");
  await page.getByText("Partly shipped").waitFor();
  await page.getByRole("link", { name: "1Z999AA1" }).waitFor();
  expect(await page.getByRole("button", { name: "Cancel order" }).count()).toBe(0);
  await ship(1, "DHL", "JD0146");
  await page.getByText("All items shipped").waitFor();
  await page.getByRole("button", { name: "Mark as delivered: parcel 1" }).click();
  await page.getByText("Parcel 1 delivered").waitFor();
  await page.getByRole("button", { name: "Mark as delivered: parcel 2" }).click();
  await page.getByText("All parcels delivered").waitFor();

  await page.getByRole("button", { name: "Refund", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const units = dialog.getByLabel(`Units of ${many.name}`);
  await units.fill("1");
  await units.blur();
  const refund = dialog.getByRole("button", { name: /^Refund \$/ });
  await refund.waitFor();
  const amount = /\$[\d.]+/.exec((await refund.textContent()) ?? "")?.[0] ?? "";
  await refund.click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText(`Refund of ${amount}, units back in stock`).waitFor();
  await page.getByText("Balanced").waitFor();
  const stored = await api<{ units: Units[]; status: string }>(
    "GET",
    `/admin/orders/${orderId}`,
    undefined,
    await staff(),
  );
  expect(stored.status).toBe("PARTIALLY_REFUNDED");
  expect(stored.units).toMatchObject([
    { returned: 1, shipped: 1, toShip: 0 },
    { returned: 0, shipped: 1, toShip: 0 },
  ]);
  await expect
    .poll(() => subjectsTo(email))
    .toEqual(
      [
        "A parcel of your order has been delivered",
        "A parcel of your order has been delivered",
        "Part of your order is on its way",
        "Part of your order is on its way",
        "Your order is confirmed",
        "Your refund is on its way",
        ...(await subjectsTo(email)).filter((subject) => /code|confirm your|verif/i.test(subject)),
      ].toSorted(),
    );
  const told = (await mailsTo(email)).filter(({ subject }) => subject.startsWith("Part of"));
  expect(new Set(told.map(({ text }) => /tracking number (\S+)/.exec(text)?.[1]))).toEqual(
    new Set(["1Z999AA1", "JD0146"]),
  );
  await page.reload();
  const timeline = page.getByRole("region", { name: "Timeline" });
  await timeline.getByText("Units back in the stock").waitFor();
  await timeline.getByRole("link", { name: "Refund workflow started" }).waitFor();
  await timeline.getByRole("link", { name: "Email: Your refund is on its way" }).click();
  await page.getByRole("heading", { level: 1, name: "Your refund is on its way" }).waitFor();
  expect(troubles).toEqual([]);

  const shopper = await visitor(browser);
  await signIn(shopper.page, email);
  await shopper.page.goto(`/orders/${orderId}`);
  await shopper.page.getByRole("heading", { name: "Parcels" }).waitFor();
  expect(await shopper.page.getByRole("link", { name: "1Z999AA1" }).getAttribute("href")).toContain(
    "ups.com",
  );
});

test("a flagged order is approved from its page, after a warning to whoever would ship it", async () => {
  const token = await staff();
  const { version, value } = await api<{ version: number; value: { fraud: object } }>(
    "GET",
    "/admin/settings/thresholds",
    undefined,
    token,
  );
  const put = async (fraud: object, at: number): Promise<{ version: number }> => {
    const response = await fetch(`${inject("apiUrl")}/admin/settings/thresholds`, {
      method: "PUT",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "if-match": `"${at}"`,
      },
      body: JSON.stringify({ ...value, fraud }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { version: number };
  };
  const changed = await put({ ...value.fraud, reviewFrom: 0 }, version);
  const { orderId } = await packableOrder(1);
  await put(value.fraud, changed.version);
  const { page, troubles } = await staffAt(browser, `/orders/${orderId}`, "support");
  await page.getByText("Review this order before you ship it").waitFor();
  await page.getByRole("button", { name: "Ship items" }).click();
  await page.getByRole("dialog").getByText("This order hasn't been reviewed").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Approve order" }).click();
  await page.getByRole("dialog").getByLabel("Note for staff").fill("A known customer.");
  await page.getByRole("dialog").getByRole("button", { name: "Approve", exact: true }).click();
  await page.getByText("Order approved after review").waitFor();
  await page.getByText("A known customer.").waitFor();
  expect(await page.getByText("Review this order before you ship it").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("a page that is stale is told what changed, and ships nothing until it was loaded again", async () => {
  const { orderId } = await packableOrder(1);
  const { page, troubles } = await staffAt(browser, `/orders/${orderId}`);
  await page.getByRole("button", { name: "Ship items" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Ship parcel" }).waitFor();
  // Meanwhile at another desk.
  await api(
    "POST",
    `/admin/orders/${orderId}/notes`,
    { text: "Wait for the customer's call." },
    await staff(),
  );
  await dialog.getByRole("button", { name: "Ship parcel" }).click();
  await dialog.getByText(/This order has changed since you opened it/).waitFor();
  const { shipments } = await api<{ shipments: unknown[] }>(
    "GET",
    `/admin/orders/${orderId}`,
    undefined,
    await staff(),
  );
  expect(shipments).toEqual([]);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByText("Wait for the customer's call.").waitFor();
  await page.getByRole("button", { name: "Ship items" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ship parcel" }).click();
  await page.getByText("All items shipped").waitFor();
  expect(troubles).toEqual([]);
});

test("the warehouse packs on a phone, sees no money, and prints what to pick and what goes into the box", async () => {
  const { orderId, many } = await packableOrder(3);
  const { page, troubles } = await staffAt(browser, "/orders", "warehouse");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/orders/${orderId}`);
  await loaded(page);
  expect(await page.getByRole("heading", { name: "Payment" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Refund" }).count()).toBe(0);
  await page.getByRole("button", { name: "Ship items" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ship parcel" }).click();
  await page.getByText("All items shipped").waitFor();
  const other = await packableOrder(2);
  await page.goto(`/orders/print?kind=pick-list&ids=${other.orderId}`);
  await page.getByRole("row", { name: new RegExp(`2 ${other.many.name}`) }).waitFor();
  await page.goto(`/orders/print?kind=packing-slips&ids=${orderId},${other.orderId}`);
  await page.getByRole("article").nth(1).waitFor();
  expect(await page.getByRole("article").first().textContent()).toContain(many.name);
  expect(troubles).toEqual([]);
});

test("the list is narrowed by words and state in the URL, and a new order appears in it", async () => {
  const { orderNumber, email } = await packableOrder(1);
  const { page, troubles } = await staffAt(browser, "/orders");
  await page.getByLabel("Number, email, name or product").fill(email);
  await page.waitForURL(/q=/);
  await page.getByRole("link", { name: orderNumber }).waitFor();
  await page.getByLabel("Fulfillment").selectOption({ label: "Delivered" });
  await page.getByText("No orders match").waitFor();
  await page.goBack();
  await page.getByRole("link", { name: orderNumber }).waitFor();
  await page.goto("/orders");
  await loaded(page);
  const next = await packableOrder(1);
  await page.getByRole("link", { name: next.orderNumber }).waitFor();
  expect(troubles).toEqual([]);
});
