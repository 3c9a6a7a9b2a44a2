import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds that is serious or critical. It runs inside the page, despite its content security policy. */
export async function findingsOf(page: Page): Promise<readonly string[]> {
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

/** Whether nothing is wider than the screen. */
export const fitsScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

/** Interactive elements less than 44 px high. Links within text are exempt: WCAG 2.5.8. */
export const smallTargets = (page: Page): Promise<readonly string[]> =>
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
