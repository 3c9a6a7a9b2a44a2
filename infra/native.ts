import { spawnSync } from "node:child_process";
import { existsSync, globSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";

/**
 * Packages with machine code, which no bundle can contain: functions that use one have it in a folder node_modules beside
 * their bundle.
 */
export const nativePackages = ["sharp"] as const;

const Package = z.looseObject({
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});
const Lock = z.looseObject({ packages: z.record(z.string(), Package) });
type Packages = z.infer<typeof Lock>["packages"];

/** Lambda's machine, whatever the machine is that builds. */
const platform = ["--os=linux", "--cpu=arm64", "--libc=glibc"];

/**
 * Puts the native packages into `folder`/node_modules as package-lock.json pins them, with their builds for Lambda. They are
 * downloaded once for each version and kept in `cache`.
 */
export async function shipNative(folder: string, cache = "dist/native"): Promise<void> {
  const lock = Lock.parse(JSON.parse(await readFile("package-lock.json", "utf8")));
  const packages = closureOf(lock.packages);
  const version = nativePackages
    .map((name) => `${name}-${packages[`node_modules/${name}`]?.version}`)
    .join("_");
  const kept = join(cache, version);
  if (!existsSync(kept)) await install(kept, { ...lock, packages });
  await cp(join(kept, "node_modules"), join(folder, "node_modules"), { recursive: true });
}

async function install(kept: string, lock: z.infer<typeof Lock>): Promise<void> {
  const unfinished = `${kept}~`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const dependencies = Object.fromEntries(
    nativePackages.map((name) => [name, lock.packages[`node_modules/${name}`]?.version ?? ""]),
  );
  const own = { name: "native", version: "1.0.0", dependencies };
  await writeFile(join(unfinished, "package.json"), JSON.stringify(own));
  const locked = { ...lock, ...own, packages: { "": own, ...lock.packages } };
  await writeFile(join(unfinished, "package-lock.json"), JSON.stringify(locked));
  const { status, stderr } = spawnSync(
    "npm",
    [
      "ci",
      ...platform,
      "--ignore-scripts",
      "--prefer-offline",
      "--no-audit",
      "--no-fund",
      "--loglevel=error",
    ],
    { cwd: unfinished, encoding: "utf8", shell: process.platform === "win32" },
  );
  // npm calls it a success when a build, which is optional to it, could not be downloaded.
  const builds = globSync("node_modules/@img/**/*-linux-arm64*.node", { cwd: unfinished });
  if (status !== 0 || builds.length === 0)
    throw new Error(
      `The builds of ${nativePackages.join(", ")} for Lambda could not be downloaded. ${stderr}`,
    );
  await rename(unfinished, kept);
}

/** The native packages with all that they need, by their places in the lock file. */
function closureOf(packages: Packages): Packages {
  const found: Packages = {};
  const add = (name: string, from: string): void => {
    const nested = `${from}/node_modules/${name}`;
    const place = packages[nested] ? nested : `node_modules/${name}`;
    const entry = packages[place];
    if (!entry || found[place]) return;
    found[place] = entry;
    for (const needed of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      add(needed, place);
  };
  for (const name of nativePackages) add(name, "");
  return found;
}
