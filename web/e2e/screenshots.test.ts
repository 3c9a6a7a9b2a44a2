import { mkdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { visitAccountPages } from "./account-pages.ts";
import { fitsScreen, smallTargets } from "./findings.ts";
import { openBrowser } from "./kit.ts";
import {
  inEachViewAndTheme,
  type Stop,
  visitGuestPages,
  visitPurchasePages,
  visitWaitingPages,
} from "./pages.ts";

const folder = new URL("../../dist/screenshots/", import.meta.url).pathname;

rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
mkdirSync(folder, { recursive: true });
const browser = await openBrowser();

test.each([
  ["a guest sees", visitGuestPages],
  ["somebody who buys sees", visitPurchasePages],
  ["an account sees", visitAccountPages],
  ["stands there while nothing comes", visitWaitingPages],
])(
  "what %s is kept in pictures; nothing is wider than its screen, and on a phone nothing is smaller than a finger",
  {
    timeout: 300_000,
  },
  async (_who, tour) => {
    const problems: string[] = [];
    const stop: Stop = (page, name) =>
      inEachViewAndTheme(page, async (way) => {
        if (!(await fitsScreen(page))) problems.push(`${name} ${way} is wider than the screen`);
        if (way.startsWith("390"))
          problems.push(
            ...(await smallTargets(page)).map((target) => `${name} ${way}: ${target} is too small`),
          );
        const whole = (await page.getByRole("dialog").count()) === 0;
        await page.screenshot({
          path: `${folder}${name}-${way}.png`,
          fullPage: whole,
          animations: "disabled",
        });
      });
    await tour(browser, stop);
    expect([...new Set(problems)]).toEqual([]);
  },
);
