// Runs before npm start, dev, doctor and test on any Node and with nothing installed, so it imports only Node's own modules.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

const installed = "node_modules/.package-lock.json";

// A server has what it was given: nothing is installed there by starting.
const isServer = process.env.NODE_ENV === "production";

if (isServer) {
  if (!existsSync("node_modules")) {
    console.error("No packages are installed. Run npm ci --omit=dev.");
    process.exit(1);
  }
  const [major = 0] = process.versions.node.split(".").map(Number);
  if (major < 24) {
    console.error(`A shop runs on Node 24 or newer, and this is Node ${process.versions.node}.`);
    process.exit(1);
  }
} else if (!existsSync(installed) || statSync("package-lock.json").mtimeMs > statSync(installed).mtimeMs) {
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
