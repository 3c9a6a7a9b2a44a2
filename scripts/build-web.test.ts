import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { buildWeb, fromApi, removeOldAssets } from "./build-web.ts";

beforeAll(() => buildWeb(), 60_000);

test("what is built already is not built again", async () => {
  const from = performance.now();
  await buildWeb();
  const again = performance.now() - from;
  // A build takes seconds; looking whether one is needed is another order of magnitude.
  expect(again).toBeLessThan(500);
});

test("a page is built anew when anything that it takes from the API changes", () => {
  const files = globSync("{web,admin}/**/*.{ts,tsx}", {
    exclude: ["**/*.test.*", "**/e2e/**", "**/node_modules/**"],
  });
  const taken = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/from "((?:\.\.\/)+api\/[^"]+)"/g)].map(([, path = ""]) =>
      normalize(join(file, "..", path)),
    ),
  );
  expect([...new Set(taken)].toSorted()).toEqual([...fromApi].toSorted());
});

test("a page that was opened before a deployment gets its files for a week more", () => {
  const folder = mkdtempSync(join(tmpdir(), "assets-"));
  const now = Date.now();
  for (const [name, days] of [
    ["now.js", 0],
    ["six-days.js", 6],
    ["eight-days.js", 8],
  ] as const) {
    writeFileSync(join(folder, name), "");
    const time = new Date(now - days * 24 * 60 * 60 * 1000);
    utimesSync(join(folder, name), time, time);
  }
  removeOldAssets(folder, now);
  expect(readdirSync(folder).toSorted()).toEqual(["now.js", "six-days.js"]);
  rmSync(folder, { recursive: true });
});
