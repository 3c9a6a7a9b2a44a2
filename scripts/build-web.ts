// Builds the storefront into dist/web and the admin into dist/admin when their sources have changed.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const viteBinary = "node_modules/vite/bin/vite.js";

/** How long a page that was opened before a deployment still gets its scripts and styles, in milliseconds. */
const keptFor = 7 * 24 * 60 * 60 * 1000;

/**
 * Builds the storefront. Returns within milliseconds when nothing changed; throws an Error when Vite cannot build it and has
 * printed why.
 */
export const buildWeb = (): Promise<void> =>
  build({
    folder: "dist/web",
    sources: ["web"],
    assets: "client/assets",
    commands: [
      ["--config", "web/vite.config.ts"],
      ["--config", "web/vite.config.ts", "--ssr"],
    ],
  });

/** Builds the admin, in the same way. */
export const buildAdmin = (): Promise<void> =>
  build({
    folder: "dist/admin",
    sources: ["admin", "web/ui", "web/lib", "web/market"],
    assets: "assets",
    commands: [["--config", "admin/vite.config.ts"]],
  });

async function build({
  folder,
  sources,
  assets,
  commands,
}: {
  readonly folder: string;
  readonly sources: readonly string[];
  readonly assets: string;
  readonly commands: readonly (readonly string[])[];
}): Promise<void> {
  // An install without the tools for building, as a server has, runs what was built elsewhere.
  if (!existsSync(viteBinary)) {
    if (existsSync(join(folder, "built-from"))) return;
    throw new Error(
      `${folder} is missing, and this install has no tools to build it. Run npm run build where all packages are installed, and copy dist here.`,
    );
  }
  const stamp = join(folder, "built-from");
  const hash = hashOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  for (const command of commands) await vite(["build", ...command]);
  mkdirSync(folder, { recursive: true });
  removeOldAssets(join(folder, assets), Date.now());
  writeFileSync(stamp, hash);
}

/** Assets of earlier builds stay for a week. A build writes all of its own anew, so only older ones are that old. */
export function removeOldAssets(assets: string, now: number): void {
  for (const name of readdirSync(assets)) {
    const path = join(assets, name);
    if (now - statSync(path).mtimeMs > keptFor) rmSync(path);
  }
}

/** In a process of its own, so that the build does not depend on the caller's NODE_ENV and its memory is freed. */
async function vite(words: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [viteBinary, ...words], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("The pages could not be built; the messages above say why.");
}

/** What the pages take from the API, as .dependency-cruiser.mjs allows: when one of these changes, they are built anew. */
export const fromApi = [
  "api/client.ts",
  "api/domain/addresses/lines.ts",
  "api/domain/formats.ts",
  "api/domain/uploads/address.ts",
];

/** A hash of the names, sizes and times of all sources in these folders, and of those that every page has. */
function hashOf(folders: readonly string[]): string {
  const hash = createHash("sha256");
  const files = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter(
      (entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes("e2e"),
    )
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files.toSorted(), ...fromApi, "package-lock.json", "scripts/build-web.ts"]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

if (import.meta.main) {
  await buildWeb();
  await buildAdmin();
}
