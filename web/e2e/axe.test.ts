import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
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

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const browser = await openBrowser();

test.each([
  ["what a guest sees", visitGuestPages],
  ["what somebody who buys sees", visitPurchasePages],
  ["what an account sees", visitAccountPages],
  ["what stands there while nothing comes", visitWaitingPages],
])(
  "%s has no serious or critical finding, on a phone and a desk, light and dark",
  {
    timeout: 300_000,
  },
  async (_who, tour) => {
    const findings: string[] = [];
    let looks = 0;
    const stop: Stop = (page, name) =>
      inEachViewAndTheme(page, async (way) => {
        looks++;
        findings.push(...(await findingsOf(page)).map((finding) => `${name} ${way}: ${finding}`));
      });
    await tour(browser, stop);
    expect(findings).toEqual([]);
    expect(looks).toBeGreaterThan(20);
  },
);

/** Runs axe inside the page, despite its content security policy. */
async function findingsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(`window.axe || (0, eval)(${JSON.stringify(axe)})`);
  const { violations } = await page.evaluate<AxeResults>(
    "axe.run(document, { resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
}
