import { readFile } from "node:fs/promises";
import type { Route } from "playwright-core";
import { expect, test } from "vitest";
import { findingsOf, fitsScreen, smallTargets } from "../../web/e2e/findings.ts";
import { openBrowser } from "../../web/e2e/kit.ts";
import { loaded, staffAt } from "./kit.ts";

const browser = await openBrowser();
const cards = {
  products: [],
  orders: [],
  sources: [],
  tables: [
    {
      title: "Top products by revenue in USD",
      currency: "USD",
      columns: [
        { name: "Product", kind: "text" },
        { name: "Units sold", kind: "count" },
        { name: "Revenue", kind: "money" },
      ],
      rows: [
        ["Mug", 12, 123_450],
        ["Bowl", 40, 99_000],
        ["Tray", 3, 4500],
      ],
    },
  ],
  charts: [{ kind: "bar", table: 0, x: 0, y: [2] }],
};
const text = "Best sellers by revenue in November 2026. In USD: Mug ($1,234.50, 12 units).";
const answer = [
  { type: "typing" },
  { type: "tool_start", callId: "1", tool: "top_products", label: "Looking for the best sellers" },
  { type: "tool_end", callId: "1", tool: "top_products", ok: true },
  { type: "cards", ...cards },
  { type: "token", text: text.slice(0, 30) },
  { type: "token", text: text.slice(30) },
  {
    type: "message",
    message: text,
    data: {
      ...cards,
      response_type: "insight",
      suggestions: ["By units"],
      tools_used: ["top_products"],
      action_buttons: [],
    },
    timestamp: "2026-11-26T12:00:00.000Z",
  },
];

/** Events of one turn, as the API sends them. The connection ends after them. */
const stream = (route: Route, events: readonly object[], from = 1): Promise<void> =>
  route.fulfill({
    status: 200,
    contentType: "text/event-stream",
    body: events
      .map(
        (event, place) =>
          `data: ${JSON.stringify({ id: from + place, turnId: "t", sessionId: "s", ...event })}\n\n`,
      )
      .join(""),
  });

test("a question is answered in text, chart and table, which is sorted and saved, on a phone too", async () => {
  const { page, troubles } = await staffAt(browser, "/insights");
  const asked: unknown[] = [];
  await page.route("**/api/chat", async (route) => {
    const { headers, body } = {
      headers: route.request().headers(),
      body: route.request().postDataJSON() as unknown,
    };
    asked.push(body);
    // The connection drops in the middle; the rest comes when the page asks for it.
    if (headers["last-event-id"] === undefined) await stream(route, answer.slice(0, 3));
    else await stream(route, answer.slice(2), 3);
  });
  await page.getByRole("button", { name: "Top 5 products this month" }).click();
  const article = page.getByRole("article", { name: "Top 5 products this month" });
  await article.getByText("Best sellers by revenue").waitFor();
  expect(asked).toEqual([
    { message: "Top 5 products this month", kind: "insights" },
    { message: "Top 5 products this month", kind: "insights" },
  ]);
  expect(await article.getByText(text).count()).toBe(1);
  await article.locator("canvas").waitFor();
  const products = () => article.getByRole("row").locator("td:first-child").allTextContents();
  expect(await products()).toEqual(["Mug", "Bowl", "Tray"]);
  await article.getByRole("button", { name: "Units sold" }).click();
  expect(await products()).toEqual(["Bowl", "Mug", "Tray"]);
  await article
    .getByRole("columnheader", { name: "Units sold" })
    .and(page.locator("[aria-sort=descending]"))
    .waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    article.getByRole("button", { name: "Save as CSV" }).click(),
  ]);
  expect(await readFile(await download.path(), "utf8")).toBe(
    "Product,Units sold,Revenue\r\nBowl,40,990.00\r\nMug,12,1234.50\r\nTray,3,45.00",
  );
  await article.getByRole("button", { name: "By units" }).click();
  await page.getByRole("article", { name: "By units" }).getByText("Best sellers").waitFor();
  expect(asked.at(-1)).toEqual({ message: "By units", kind: "insights", sessionId: "s" });
  expect(
    await page.getByRole("region", { name: "Asked in this session" }).getByRole("listitem").count(),
  ).toBe(2);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await loaded(page);
    expect([width, await fitsScreen(page), await findingsOf(page)]).toEqual([width, true, []]);
  }
  await article.locator("canvas").evaluate((canvas) => {
    if (canvas instanceof HTMLElement) canvas.style.width = "1400px";
  });
  expect(await fitsScreen(page), "a chart drawn for a wider window").toBe(true);
  expect(await smallTargets(page)).toEqual([]);
  expect(troubles).toEqual([]);
  await page.close();
});

test("an answer can be stopped, and what is refused is said", async () => {
  const { page } = await staffAt(browser, "/insights");
  let stops = 0;
  await page.route("**/api/chat/sessions/*/stop", (route) => {
    stops++;
    return route.fulfill({ status: 200, contentType: "application/json", body: '{"stopping":true}' });
  });
  await page.route("**/api/chat", (route) => stream(route, answer.slice(0, 2)));
  await page.getByLabel("Your question").fill("Refunds last month");
  await page.keyboard.press("Enter");
  await page.getByText("Looking for the best sellers").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped before the end.").waitFor();
  expect(stops).toBe(1);
  await page.unroute("**/api/chat");
  await page.route("**/api/chat", (route) =>
    route.fulfill({
      status: 409,
      contentType: "application/json",
      body: JSON.stringify({
        error: { code: "CHAT_BUSY", message: "Another question is being answered.", details: {} },
      }),
    }),
  );
  await page.getByLabel("Your question").fill("sales today");
  await page.getByRole("button", { name: "Ask" }).click();
  await page.getByRole("alert").getByText("Another question is being answered.").waitFor();
  await page.close();
});

test("the shop answers a question and its follow-up, also after a reload", async () => {
  const { page, troubles } = await staffAt(browser, "/insights");
  await page.getByLabel("Your question").fill("sales by month this year");
  await page.keyboard.press("Enter");
  const first = page.getByRole("article", { name: "sales by month this year" });
  await first.getByRole("table", { name: "Sales by month in USD" }).waitFor();
  await first.getByText("(UTC): ").waitFor();
  await page.getByLabel("Your question").fill("and by week");
  await page.getByRole("button", { name: "Ask" }).click();
  const next = page.getByRole("article", { name: "and by week" });
  await next.getByRole("table", { name: "Sales by week in USD" }).waitFor();
  await page.reload();
  await loaded(page);
  await next.getByRole("table", { name: "Sales by week in USD" }).waitFor();
  await first.getByRole("table", { name: "Sales by month in USD" }).waitFor();
  expect(troubles).toEqual([]);
  await page.close();
});
