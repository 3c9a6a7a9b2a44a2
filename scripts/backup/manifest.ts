import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import * as z from "zod";

/** The databases of a shop on one machine. */
export const databases = ["shop.sqlite", "stripe.sqlite"] as const;
/** The name of the file that says what a backup holds. */
export const manifestName = "manifest.json";

const Manifest = z.object({
  format: z.literal(1),
  /** The version of the shop that made it. */
  version: z.string(),
  /** The moment whose state it has, ISO. */
  takenAt: z.iso.datetime(),
  /** Changes of what is stored that the shop had made. */
  migrations: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string() })),
});
/** What a backup holds, with a checksum of each file. */
export type Manifest = z.output<typeof Manifest>;

/** Reads a backup's manifest. Throws an Error with a message for the user. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), "utf8").catch(() => undefined);
  if (text === undefined)
    throw new Error(
      `${folder} is no backup: it has no ${manifestName}. A backup that was interrupted has none.`,
    );
  const parsed = z
    .preprocess((value) => (typeof value === "string" ? JSON.parse(value) : value), z.unknown())
    .pipe(Manifest)
    .safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Error(
    `${join(folder, manifestName)} is damaged, or was made by a newer version of the shop: ${parsed.error.issues[0]?.message}.`,
  );
}

/** The checksum of a file. */
export async function checksumOf(path: string): Promise<{ readonly size: number; readonly sha256: string }> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const part of createReadStream(path)) {
    // Without an encoding a stream of a file has buffers.
    const bytes = part as Buffer;
    size += bytes.byteLength;
    hash.update(bytes);
  }
  return { size, sha256: hash.digest("hex") };
}

/** Every file below a folder, by its path with slashes. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .toSorted();
}
