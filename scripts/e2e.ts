// npm run test:e2e: a purchase against a shop started as npm start does, then the browser tests of the storefront and of the
// admin side by side, each on a shop of its own. What failed does not keep the rest from running.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startServer } from "./testing/server.ts";

const bought = await buysAgainstStarted();
const store = browserTests("web");
store.stdout.pipe(process.stdout);
const admin = browserTests("admin");
// Shown in one piece after the storefront's, so that the two do not mix.
const output = text(admin.stdout);
const passed = [bought, ...(await Promise.all([store, admin].map(succeeds)))];
console.log(await output);
process.exit(passed.every(Boolean) ? 0 : 1);

/** Whether somebody can buy in a shop that was started as `npm start` does. */
async function buysAgainstStarted(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-e2e-"));
  const shop = await startServer("scripts/start.ts", (port) => [
    "--port",
    String(port),
    "--data",
    folder,
    "--demo-orders",
    "0",
  ]);
  const done = await succeeds(spawn(process.execPath, ["scripts/smoke.ts", shop.url], { stdio: "inherit" }));
  await shop.stop();
  await rm(folder, { recursive: true });
  return done;
}

/** The browser tests of `web` or `admin`, begun; with their report in dist, which .ci/run counts. */
function browserTests(side: "web" | "admin") {
  const report = join(import.meta.dirname, "..", "dist", `e2e-${side}-results.json`);
  return spawn(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--config",
      `${side}/e2e/vitest.config.ts`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
}

/** Whether a process ends without an error. */
async function succeeds(process: ChildProcess): Promise<boolean> {
  const [code]: unknown[] = await once(process, "exit");
  return code === 0;
}
