import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shipPages } from "./bundle.ts";

test("the API's function has the code of every page, which is loaded when the page is first asked for", async () => {
  const folder = mkdtempSync(join(tmpdir(), "e-com67-ship-"));
  const files = ["client/manifest.json", "server/entry-server.mjs", "server/home-abc.mjs"];
  for (const file of [...files, "client/assets/home-abc.js"]) {
    mkdirSync(join(folder, "built", file, ".."), { recursive: true });
    writeFileSync(join(folder, "built", file), "");
  }
  await shipPages(join(folder, "web"), join(folder, "built"));
  const shipped = readdirSync(join(folder, "web"), { recursive: true, encoding: "utf8" });
  expect(shipped.filter((name) => name.includes(".")).toSorted()).toEqual(files);
});
