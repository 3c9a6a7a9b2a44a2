// Runs before npm start, dev, doctor and test on any Node and with nothing installed, so it imports only Node's own modules.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";

if (!existsSync(installed) || statSync("package-lock.json").mtimeMs > statSync(installed).mtimeMs) {
  console.log("Installing packages (about half a minute the first time)…");
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const { status } = spawnSync(command, [...first, "ci", "--no-fund", "--no-audit", "--loglevel=error"], {
    stdio: "inherit",
    shell: npm === undefined && process.platform === "win32",
  });
  if (status !== 0) {
    console.error(
      "npm ci failed, see above. It needs the npm registry, about 1 GB of disk and the right to write here.",
    );
    process.exit(status ?? 1);
  }
}
