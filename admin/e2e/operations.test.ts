import { expect, inject, test } from "vitest";
import { addProduct, api, changeProduct, newAccount, openBrowser, staff } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";
import { confirmationOf, placedOrder } from "./orders.ts";

const browser = await openBrowser();

const mailsTo = async (email: string): Promise<{ subject: string }[]> => {
  const response = await fetch(`${inject("apiUrl")}/_local/mail?to=${encodeURIComponent(email)}`, {
    headers: { accept: "application/json" },
  });
  return (await response.json()) as { subject: string }[];
};

/** Resolves when the message that the tests' shop cannot deliver has failed three times. */
async function untilDead(): Promise<void> {
  const token = await staff();
  type Queues = { items: { queue: string; dead: number }[] };
  const dead = async () =>
    (await api<Queues>("GET", "/admin/dead-letters", undefined, token)).items.find(
      ({ queue }) => queue === "notifications",
    )?.dead;
  await expect.poll(dead).toBe(1);
}

test("a dead letter is read, put back into its queue, and the audit log says by whom", async () => {
  await untilDead();
  const { page, troubles } = await staffAt(browser, "/runs");
  await page.getByRole("link", { name: "Dead letters" }).click();
  await page.getByRole("heading", { name: "Notifications: 1 message" }).waitFor();
  await page.getByText("no-such-order").waitFor();
  await page.getByRole("button", { name: "Redrive", exact: true }).click();
  await page.getByText("1 message put back into the queue.").waitFor();
  await page.goto("/audit?feature=runs");
  await loaded(page);
  const entry = page.getByRole("listitem").filter({ hasText: "Redrive dead letters" }).first();
  await entry.getByRole("link", { name: "staff@example.com" }).waitFor();
  expect(troubles).toEqual([]);
});

test("a customer's mail is sent again once, as a second one with who sent it", async () => {
  const email = await newAccount();
  const orderId = await placedOrder(email);
  const id = await confirmationOf(orderId);
  const confirmations = async () =>
    (await mailsTo(email)).filter(({ subject }) => subject === "Your order is confirmed").length;
  expect(await confirmations()).toBe(1);
  const { page, troubles } = await staffAt(browser, `/notifications/${encodeURIComponent(id)}`);
  await page.getByText(email).waitFor();
  await page.getByText("Thank you for your order.").waitFor();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Send again" }).click();
  await page.getByText("Sent again", { exact: true }).first().waitFor();
  await page.waitForURL("**again**");
  expect(await confirmations()).toBe(2);
  await page.goto(`/notifications?orderId=${orderId}`);
  await loaded(page);
  await expect.poll(() => page.getByRole("row").count()).toBe(3);
  await page.goto("/audit?feature=notifications");
  await loaded(page);
  await page.getByRole("listitem").filter({ hasText: "Resend notification" }).first().waitFor();
  expect(troubles).toEqual([]);
});

test("the audit log shows each change with its actor and both values", async () => {
  const { productId } = await addProduct({ name: "Audited thing", price: 20 });
  await changeProduct(productId, { price: 31 });
  const { page, troubles } = await staffAt(
    browser,
    `/audit?subject=${encodeURIComponent(`product#${productId}`)}`,
  );
  const update = page.getByRole("listitem").filter({ hasText: "Update product" });
  await update.getByRole("link", { name: productId.slice(0, 8).toUpperCase(), exact: true }).waitFor();
  await update.locator("del", { hasText: "20" }).first().waitFor();
  await update.locator("ins", { hasText: "31" }).first().waitFor();
  await update.getByRole("link", { name: "staff@example.com" }).waitFor();
  await page.getByRole("listitem").filter({ hasText: "Create product" }).waitFor();
  expect(troubles).toEqual([]);
});

test("a checkout's run shows each step with what it got", async () => {
  const orderId = await placedOrder();
  const { page, troubles } = await staffAt(browser, `/runs/checkout/${orderId}`);
  await page.getByText("Succeeded").waitFor();
  const step = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name: "ReserveStock" }) });
  await step.locator("summary", { hasText: "Input" }).first().click();
  await step.getByRole("region", { name: "Input" }).waitFor();
  expect(await page.getByText("pm_card_visa").count()).toBe(0);
  expect(troubles).toEqual([]);
});
