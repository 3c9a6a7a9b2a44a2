import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { addProduct, cards, guestAtPayment, openBrowser, pay, visitor } from "./kit.ts";

const browser = await openBrowser();

/** The lines of a trace's page: each indented by a dash for each line that it is below of. */
const linesOf = (page: Page): Promise<string[]> =>
  page
    .getByRole("listitem")
    .evaluateAll((lines) =>
      lines.map(
        (line) =>
          "- ".repeat(Number(line.getAttribute("aria-level")) - 1) +
          (line.querySelector(".name > span")?.textContent ?? ""),
      ),
    );

test("a guest's purchase is one trace on one page: from the click on Pay to the confirmation mail", async () => {
  const { page, troubles } = await visitor(browser);
  await guestAtPayment(page, await addProduct());
  const ordered = page.waitForRequest(
    (request) => request.method() === "POST" && request.url().endsWith("/api/orders"),
  );
  await pay(page, cards.pays);
  const { traceparent = "" } = (await ordered).headers();
  const [, traceId = "no trace"] = /^00-([\da-f]{32})-[\da-f]{16}-01$/.exec(traceparent) ?? [];
  await page.getByText("Your order is confirmed").waitFor();
  const [, orderId = ""] = /\/track\/([\w-]+)\//.exec(page.url()) ?? [];

  await page.goto(`${inject("apiUrl")}/_local/traces`);
  await page.getByRole("link", { name: "POST /orders" }).first().click();
  await page.getByRole("heading", { level: 1, name: "POST /orders" }).waitFor();
  await page.getByText(`Trace ${traceId}`).waitFor();
  await expect
    .poll(async () => {
      await page.reload();
      return linesOf(page);
    })
    .toEqual([
      "A click in the storefront",
      "- POST /orders",
      "- - start checkout",
      "- - - priceOrder",
      "- - - reserveStock",
      "- - - screenOrder",
      "- - - authorizePayment",
      "- - - screenPayment",
      "- - - capturePayment",
      "- - - commitOrder",
      "- - - queueOrder",
      "- - - - send orders",
      "- - - - - order-processor",
      "- - - - - - publish e-com67-order-notifications",
      "- - - - - - - notifications",
      "- - - - - - - - send mail",
    ]);
  const mailed = page.getByRole("listitem").filter({ hasText: "send mail" });
  expect(await mailed.textContent()).toMatch(/ · order\.confirmed$/);
  const text = await page.locator("main").textContent();
  expect(text).toContain(`order ${orderId}`);
  expect(text).not.toContain("failed:");
  // Nothing of the order is in a trace of its own.
  await page.goto(`${inject("apiUrl")}/_local/traces?order=${orderId}`);
  expect(
    await page
      .getByRole("listitem")
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
  ).toEqual([`/_local/traces/${traceId}`]);
  expect(troubles).toEqual([]);
});
