// Builds the storefront into dist/web when what it is made of has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = "dist/web";
const stamp = join(folder, "built-from");

/** Takes milliseconds when nothing changed. Vite is loaded only to build. */
export async function buildWeb(): Promise<void> {
  const sources = sourcesHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  const { build } = await import("vite");
  const configFile = "web/vite.config.ts";
  await build({ configFile });
  await build({ configFile, build: { ssr: true } });
  mkdirSync(folder, { recursive: true });
  writeFileSync(stamp, sources);
}

/** Names, sizes and times of all that goes in. */
function sourcesHash(): string {
  const hash = createHash("sha256");
  const files = readdirSync("web", { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name) && !entry.parentPath.includes("e2e"),
    )
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files.toSorted(), "api/client.ts", "package-lock.json", "scripts/build-web.ts"]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

if (import.meta.main) await buildWeb();
