import { mkdirSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { visitAccountPages } from "./account-pages.ts";
import { findingsOf, fitsScreen, smallTargets } from "./findings.ts";
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
  ["what a guest sees", visitGuestPages],
  ["what somebody who buys sees", visitPurchasePages],
  ["what an account sees", visitAccountPages],
  ["what stands there while nothing comes", visitWaitingPages],
])(
  "%s has no serious finding of axe, light and dark, fits a phone and a desk, and is kept in pictures",
  {
    timeout: 300_000,
  },
  async (_who, tour) => {
    const findings: string[] = [];
    let looks = 0;
    const stop: Stop = (page, name) =>
      inEachViewAndTheme(page, async (view) => {
        looks++;
        const way = `${name} ${view}`;
        if (!(await fitsScreen(page))) findings.push(`${way} is wider than the screen`);
        if (view.startsWith("390"))
          findings.push(...(await smallTargets(page)).map((target) => `${way}: ${target} is too small`));
        findings.push(...(await findingsOf(page)).map((finding) => `${way}: ${finding}`));
        const whole = (await page.getByRole("dialog").count()) === 0;
        await page.screenshot({
          path: `${folder}${name}-${view}.png`,
          fullPage: whole,
          animations: "disabled",
          // A busy machine can take longer to paint than the twenty seconds that a page otherwise has.
          timeout: 45_000,
        });
      });
    await tour(browser, stop);
    expect(findings).toEqual([]);
    expect(looks).toBeGreaterThan(20);
  },
);
