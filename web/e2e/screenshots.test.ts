import { mkdirSync, rmSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { visitAccountPages } from "./account-pages.ts";
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
        const fits = await page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        );
        if (!fits) problems.push(`${name} ${way} is wider than the screen`);
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

/** Interactive elements less than 44 px high. Links within text are exempt: WCAG 2.5.8. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.locator("a, button, select, input:not([type=hidden]), summary, [role=option]").evaluateAll((all) =>
    all.flatMap((one) => {
      const { display, visibility, clipPath } = getComputedStyle(one);
      const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
      const unseen =
        visibility === "hidden" ||
        clipPath !== "none" ||
        width <= 1 ||
        height <= 1 ||
        one.closest("[inert], [hidden]");
      return display === "inline" || unseen || height >= 43.5
        ? []
        : [`${one.textContent.trim() || one.outerHTML.slice(0, 80)} (${Math.round(height)} px)`];
    }),
  );
