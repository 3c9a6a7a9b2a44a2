// Runs before `npm start` and `npm test` on whatever Node is there, with nothing installed: no imports but Node's own.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";

if (!existsSync(installed) || statSync("package-lock.json").mtimeMs > statSync(installed).mtimeMs) {
  console.log("Installing what is missing (about half a minute the first time)…");
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(command, [...first, "ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    stdio: "inherit",
    shell: npm === undefined && process.platform === "win32",
  });
  if (status !== 0) process.exit(status ?? 1);
}
