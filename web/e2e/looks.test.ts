import { mkdirSync, rmSync } from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch } from "./kit.ts";
import { fourWays, guestTour, type Stop, shopperTour, waitingTour } from "./tour.ts";

const folder = new URL("../../dist/screenshots/", import.meta.url).pathname;

let browser: Browser;
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  browser = await launch();
});
afterAll(() => browser.close());

test.each([
  ["a guest sees", guestTour],
  ["somebody who buys sees", shopperTour],
  ["stands there while nothing comes", waitingTour],
])(
  "what %s is kept in pictures, and none of it is wider than its screen",
  {
    timeout: 300_000,
  },
  async (_who, tour) => {
    const tooWide: string[] = [];
    const stop: Stop = (page, name) =>
      fourWays(page, async (way) => {
        const fits = await page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        );
        if (!fits) tooWide.push(`${name} ${way}`);
        const whole = (await page.getByRole("dialog").count()) === 0;
        await page.screenshot({
          path: `${folder}${name}-${way}.png`,
          fullPage: whole,
          animations: "disabled",
        });
      });
    await tour(browser, stop);
    expect(tooWide).toEqual([]);
  },
);
