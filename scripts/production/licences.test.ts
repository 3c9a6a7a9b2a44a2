import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { licenceFaults } from "./licences.ts";

test("every package of the lockfile has a licence that lets it be used", () => {
  const { checked, faults } = licenceFaults();
  expect(checked).toBeGreaterThan(500);
  expect(faults).toEqual([]);
});

test("copyleft in what a shop runs, an unknown licence and a tool's own licence are told apart", () => {
  const folder = mkdtempSync(join(tmpdir(), "licences-"));
  const file = join(folder, "package-lock.json");
  const packages = {
    "": { license: "Apache-2.0" },
    "node_modules/free": { license: "MIT" },
    "node_modules/either": { license: "(MIT OR GPL-3.0-or-later)" },
    "node_modules/both": { license: "MIT AND GPL-3.0-only" },
    "node_modules/copyleft": { license: "AGPL-3.0-or-later" },
    "node_modules/free/node_modules/unknown": {},
    "node_modules/data": { license: "CC-BY-4.0" },
    "node_modules/tool-data": { license: "CC-BY-4.0", dev: true },
    "node_modules/@cloud-copilot/other": { license: "AGPL-3.0-or-later", dev: true },
  };
  writeFileSync(file, JSON.stringify({ packages }));
  expect(licenceFaults(file)).toEqual({
    checked: 8,
    faults: [
      { name: "both", licence: "MIT AND GPL-3.0-only" },
      { name: "copyleft", licence: "AGPL-3.0-or-later" },
      { name: "unknown", licence: "unknown" },
      { name: "data", licence: "CC-BY-4.0" },
    ],
  });
  rmSync(folder, { recursive: true });
});
