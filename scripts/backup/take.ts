import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { checksumOf, databases, filesBelow, type Manifest, manifestName } from "./manifest.ts";

export type Backup = { readonly folder: string; readonly manifest: Manifest };

/**
 * Copies the shop in `data` into a new folder below `to`, while it runs or not: both databases at one moment, then the files
 * that they name. Everything that the shop had acknowledged before it was called is in it. Throws an Error with a message for
 * the user; what is not complete has no manifest.
 */
export async function takeBackup({
  data,
  to,
  now,
}: {
  data: string;
  to: string;
  now: number;
}): Promise<Backup> {
  const names = databases.filter((name) => existsSync(join(data, name)));
  if (!names.includes("shop.sqlite")) throw new Error(`There is no shop in ${data}.`);
  process.umask(0o077);
  const takenAt = new Date(now).toISOString();
  const folder = join(to, `backup-${takenAt.replaceAll(/[:.]/g, "-")}`);
  const partial = `${folder}.unfinished`;
  if (existsSync(folder) || existsSync(partial)) throw new Error(`${folder} exists already.`);
  await mkdir(partial, { recursive: true });
  try {
    const migrations = await copyDatabases(data, names, partial);
    await copyFiles(join(data, "files"), join(partial, "files"));
    const files = await Promise.all(
      (await filesBelow(partial)).map(async (path) => ({ path, ...(await checksumOf(join(partial, path))) })),
    );
    const manifest: Manifest = { format: 1, version: ownVersion(), takenAt, migrations, files };
    await writeFile(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const path of [...files.map((file) => file.path), manifestName]) await toDisk(join(partial, path));
    await rename(partial, folder);
    return { folder, manifest };
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Deletes the oldest complete backups below `to`, so that `keep` are left. Answers how many it deleted. */
export async function keepBackups(to: string, keep: number): Promise<number> {
  const names = (await readdir(to)).filter(
    (name) => /^backup-[\dTZ-]+$/.test(name) && existsSync(join(to, name, manifestName)),
  );
  const old = names.toSorted().slice(0, Math.max(0, names.length - keep));
  for (const name of old) await rm(join(to, name), { recursive: true });
  return old.length;
}

/** Answers the migrations that the shop has made. */
async function copyDatabases(data: string, names: readonly string[], to: string): Promise<string[]> {
  const readers = snapshotsOf(names.map((name) => join(data, name)));
  try {
    const [shop] = readers;
    const engines = shop && firstText(shop, "SELECT value FROM installation WHERE name = 'engines'");
    if (engines !== undefined && engines !== "embedded")
      throw new Error(`The shop in ${data} is on the ${engines} engines, which have backups of their own.`);
    const migrations = shop
      ? shop
          .prepare("SELECT name FROM installation WHERE name LIKE 'migration %' ORDER BY name")
          .all()
          .map(({ name }) => String(name).slice("migration ".length))
      : [];
    for (const [place, name] of names.entries()) {
      const reader = readers[place];
      if (reader) await backup(reader, join(to, name));
      checkCopy(join(to, name));
    }
    return migrations;
  } finally {
    for (const reader of readers) reader.close();
  }
}

/**
 * A read transaction on each database, all of one moment: nobody writes while they begin. In write-ahead mode they keep
 * seeing that moment while the shop goes on.
 */
function snapshotsOf(paths: readonly string[]): readonly DatabaseSync[] {
  const opened = (path: string): DatabaseSync => {
    const database = new DatabaseSync(path);
    database.exec("PRAGMA busy_timeout = 10000");
    return database;
  };
  const locks: DatabaseSync[] = [];
  const readers: DatabaseSync[] = [];
  try {
    for (const path of paths) readers.push(opened(path));
    for (const path of paths) {
      const lock = opened(path);
      locks.push(lock);
      lock.exec("BEGIN IMMEDIATE");
    }
    for (const reader of readers) reader.exec("BEGIN; SELECT count(*) FROM sqlite_schema");
    return readers;
  } catch (error) {
    for (const reader of readers) reader.close();
    throw error;
  } finally {
    // Closing one rolls back what it has not written.
    for (const lock of locks) lock.close();
  }
}

function checkCopy(path: string): void {
  const copy = new DatabaseSync(path);
  try {
    const found = firstText(copy, "PRAGMA quick_check(1)");
    if (found !== "ok") throw new Error(`The copy ${path} is damaged: ${found}.`);
    // One file without a log beside it.
    copy.exec("PRAGMA journal_mode = DELETE");
  } finally {
    copy.close();
  }
}

const firstText = (database: DatabaseSync, query: string): string | undefined => {
  const [value] = Object.values(database.prepare(query).get() ?? {});
  return typeof value === "string" ? value : undefined;
};

/** A file is replaced as a whole, and may be deleted meanwhile; what is unfinished belongs to nobody yet. */
async function copyFiles(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  for (const path of await filesBelow(from)) {
    if (path.startsWith("~unfinished/")) continue;
    await mkdir(dirname(join(to, path)), { recursive: true });
    await copyFile(join(from, path), join(to, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}

async function toDisk(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function ownVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}
