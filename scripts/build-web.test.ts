import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { openBuild, type WebBuild } from "../web/server/build.ts";
import { buildWeb } from "./build-web.ts";

/** Gzipped bytes of script that a first visit to a page loads. */
const budgets = {
  "pages/home.tsx": 35_000,
  "pages/product.tsx": 35_000,
  "pages/category.tsx": 36_000,
  "pages/search.tsx": 36_000,
  "pages/content.tsx": 35_000,
  "pages/cart.tsx": 50_000,
  "pages/checkout.tsx": 55_000,
  "pages/order.tsx": 55_000,
} as const;

let build: WebBuild;
beforeAll(async () => {
  await buildWeb();
  build = await openBuild("dist/web");
}, 60_000);

test.each(Object.entries(budgets))("a first visit to %s loads no more script than it may", (page, budget) => {
  const scripts = [...build.headFor(new Set([page])).matchAll(/modulepreload" href="([^"]+)"/g)].map(
    ([, file = ""]) => gzipSync(readFileSync(join(build.clientFolder, file)), { level: 9 }).byteLength,
  );
  expect(scripts.length).toBeGreaterThan(1);
  expect(scripts.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(budget);
});

test("what is built already is not built again", async () => {
  const from = performance.now();
  await buildWeb();
  const again = performance.now() - from;
  // A build takes seconds; looking whether one is needed is another order of magnitude.
  expect(again).toBeLessThan(500);
});
