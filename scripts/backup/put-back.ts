import { existsSync, readdirSync } from "node:fs";
import { copyFile, mkdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { migrations } from "../../api/adapters/stores/migrations/migrations.ts";
import { checksumOf, filesBelow, type Manifest, manifestName, readManifest } from "./manifest.ts";

/**
 * Puts a backup into the folder `to`, which must not be there or be empty. Throws an Error with a message for the user, and has
 * then changed nothing: for a backup that is damaged or incomplete, or was made by a newer version of the shop.
 */
export async function putBack({ from, to }: { from: string; to: string }): Promise<Manifest> {
  const manifest = await readManifest(from);
  const known = new Set(migrations.map(({ name }) => name));
  const newer = manifest.migrations.filter((name) => !known.has(name));
  if (newer.length > 0)
    throw new Error(
      `The backup was made by a newer version of the shop (${manifest.version}), which stores things differently: ${newer.join(", ")}. Install that version first.`,
    );
  if (existsSync(to) && readdirSync(to).length > 0)
    throw new Error(
      `${to} is not empty, and nothing in it was changed. Choose another --data, or move it away.`,
    );
  await check(from, manifest);
  process.umask(0o077);
  const partial = `${resolve(to)}.unfinished`;
  await rm(partial, { recursive: true, force: true });
  try {
    await mkdir(partial, { recursive: true });
    for (const { path } of manifest.files) {
      await mkdir(dirname(join(partial, path)), { recursive: true });
      await copyFile(join(from, path), join(partial, path));
    }
    if (existsSync(to)) await rmdir(to);
    await mkdir(dirname(resolve(to)), { recursive: true });
    await rename(partial, to);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  return manifest;
}

async function check(from: string, { files }: Manifest): Promise<void> {
  const there = new Set((await filesBelow(from)).filter((path) => path !== manifestName));
  for (const { path, size, sha256 } of files) {
    if (path.split("/").includes("..") || path.startsWith("/"))
      throw new Error(`The backup names a file outside of it: ${path}.`);
    if (!there.delete(path)) throw new Error(`The backup is incomplete: ${path} is missing.`);
    const found = await checksumOf(join(from, path));
    if (found.size !== size || found.sha256 !== sha256)
      throw new Error(`The backup is damaged: ${path} is not what was written.`);
  }
  const [more] = there;
  if (more !== undefined) throw new Error(`The backup has a file that is not its own: ${more}.`);
}
