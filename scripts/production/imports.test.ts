import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as z from "zod";
import { importsFrom, running } from "./imports.ts";

const { dependencies, devDependencies } = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

/** The emulators of AWS are for development; without their packages `--engines emulated` says what is missing. */
const never = new Set(["scripts/local/emulated/engines.ts"]);

test("a running shop imports no package that only developers install", () => {
  const { files, packages } = importsFrom(running, never);
  // The crawl went through the API, the workflows, the assistant and both sites.
  for (const part of [
    "api/app.ts",
    "workflows/registry.ts",
    "web/server.ts",
    "admin/server.ts",
    "agent/tools/registry.ts",
  ])
    expect([part, files.has(part)]).toEqual([part, true]);
  expect(files.size).toBeGreaterThan(500);
  expect([...packages].filter(([name]) => !(name in dependencies))).toEqual([]);
  for (const one of ["hono", "zod", "sharp", "stripe", "marked"]) expect(packages.has(one), one).toBe(true);
});

test("the crawl sees a package for developers where one is imported", () => {
  const { packages } = importsFrom(
    ["scripts/cloud/synth.ts", "scripts/build-web.ts", "vitest.config.ts"],
    new Set(),
  );
  expect([...packages.keys()].filter((name) => name in devDependencies)).toContain("vitest");
});
