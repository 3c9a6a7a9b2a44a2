import { expect, test } from "vitest";
import { visitAccountPages } from "./account-pages.ts";
import { findingsOf } from "./findings.ts";
import { openBrowser } from "./kit.ts";
import {
  inEachViewAndTheme,
  type Stop,
  visitGuestPages,
  visitPurchasePages,
  visitWaitingPages,
} from "./pages.ts";

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
