// npm run production -- check: installs a built shop without the packages for developers in a folder of its own, starts it,
// asks for pages, and says how large it is.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildAdmin, buildWeb } from "../build-web.ts";

if (process.argv[2] !== "check") {
  console.error("npm run production -- check");
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "production-"));
const environment = {
  ...process.env,
  NODE_ENV: "production",
  PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
};
try {
  await buildWeb();
  await buildAdmin();
  const files = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);
  for (const file of files) cpSync(file, join(folder, file));
  cpSync("dist/web", join(folder, "dist/web"), { recursive: true });
  cpSync("dist/admin", join(folder, "dist/admin"), { recursive: true });
  const run = { cwd: folder, env: environment, stdio: "inherit" } as const;
  execFileSync("npm", ["ci", "--omit=dev", "--no-fund", "--no-audit"], run);
  console.log(
    `node_modules: ${megabytesOf(join(folder, "node_modules"))} MB, dist: ${megabytesOf(join(folder, "dist"))} MB`,
  );
  await checkRunning();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function checkRunning(): Promise<void> {
  const port = 3900;
  const began = performance.now();
  const child = spawn(
    "npm",
    [
      "start",
      "--",
      "--port",
      String(port),
      "--products",
      "20",
      "--no-demo-accounts",
      "--data",
      join(folder, "data"),
    ],
    { cwd: folder, env: environment, stdio: ["ignore", "inherit", "inherit"], detached: true },
  );
  const ended = once(child, "exit");
  try {
    for (const [address, expected] of [
      [`http://localhost:${port}/health`, '"ok"'],
      [`http://localhost:${port + 1}/`, "</html>"],
      [`http://localhost:${port + 1}/pages/returns`, "</html>"],
      [`http://localhost:${port + 2}/`, "</html>"],
    ] as const)
      await answered(address, expected, () => child.exitCode !== null);
    console.log(`The shop answers after ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  } finally {
    // npm and what it started.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
    await ended;
  }
}

async function answered(address: string, expected: string, isOver: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (isOver()) throw new Error("The shop ended; the messages above say why.");
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes(expected)) return;
    await sleep(200);
  }
  throw new Error(`${address} does not answer with ${expected}.`);
}

function megabytesOf(path: string): number {
  const [kilobytes = "0"] = execFileSync("du", ["-sk", path], { encoding: "utf8" }).split("\t");
  return Math.round(Number(kilobytes) / 1024);
}
