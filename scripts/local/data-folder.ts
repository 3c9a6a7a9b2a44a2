import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Where the emulators of `--engines emulated` keep their data. */
export const emulatorFolders = ["dynamodb", "fauxqs", "opensearch"] as const;

/** Everything that a shop writes into its data folder; `-wal` and the like are SQLite's own files beside a database. */
const databases = ["shop.sqlite", "stripe.sqlite", "lock.sqlite"];
const ownFiles = [
  ...databases.flatMap((name) => ["", "-wal", "-shm", "-journal"].map((suffix) => name + suffix)),
  "search.snapshot",
  "files",
  ...emulatorFolders,
];

/** A data folder that belongs to this process alone until `release`. */
export type DataFolder = { release(): void };

/**
 * Makes the folder, readable by its owner only, and takes it for this process; `reset` deletes the shop in it first.
 * Throws an Error with a message for the user when another process has it, when `reset` would delete somebody else's
 * files, and when a database is empty, damaged or missing: nothing is then changed.
 */
export function takeDataFolder(
  folder: string,
  { reset, engines = "embedded" }: { readonly reset: boolean; readonly engines?: string },
): DataFolder {
  // What is written from here on holds passwords, keys and mails.
  process.umask(0o077);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const isShops = names.includes("shop.sqlite") || names.every((name) => ownFiles.includes(name));
  if (reset && !isShops) throw new Error(`--reset: ${folder} has no shop in it, so nothing was deleted.`);
  writable(folder, () => {
    mkdirSync(folder, { recursive: true });
    if (isShops) chmodSync(folder, 0o700);
    accessSync(folder, constants.W_OK);
  });
  const release = locked(folder);
  try {
    if (reset) removeShop(folder);
    else {
      checkDatabases(folder);
      checkEngines(folder, engines);
    }
    for (const name of ownFiles)
      if (existsSync(join(folder, name)) && statSync(join(folder, name)).isFile())
        chmodSync(join(folder, name), 0o600);
    return { release };
  } catch (error) {
    release();
    throw error;
  }
}

function writable(folder: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    const { code = "" } = cause as NodeJS.ErrnoException;
    if (!["EROFS", "EACCES", "EPERM"].includes(code)) throw cause;
    throw new Error(
      `The data folder ${folder} cannot be written (${code}). Mount it for writing, or choose another --data.`,
      {
        cause,
      },
    );
  }
}

/** Keeps the connections from being collected as garbage, which would close them and release the locks. */
const locks = new Set<DatabaseSync>();

/** The operating system releases the lock with the process, also when it is killed. */
function locked(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, "lock.sqlite"));
  try {
    lock.exec("PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new Error(`Another process has the shop in ${folder} open. Stop it, or choose another --data.`, {
      cause,
    });
  }
  locks.add(lock);
  return () => {
    locks.delete(lock);
    if (lock.isOpen) lock.close();
  };
}

function removeShop(folder: string): void {
  for (const name of ownFiles)
    if (!name.startsWith("lock.sqlite")) rmSync(join(folder, name), { recursive: true, force: true });
}

/** A shop that was in use has both databases. One that is gone must not be replaced by an empty one. */
function checkDatabases(folder: string): void {
  const advice = "Restore it from a backup, or start anew with --reset.";
  const [shop, stripe] = [join(folder, "shop.sqlite"), join(folder, "stripe.sqlite")];
  for (const [file, other] of [
    [shop, stripe],
    [stripe, shop],
  ] as const) {
    if (existsSync(file)) {
      if (statSync(file).size === 0) throw new Error(`${file} is empty. ${advice}`);
      if (!isDatabase(file)) throw new Error(`${file} is not a database, or is damaged. ${advice}`);
    } else if (existsSync(other) && (file === shop || wasInUse(shop)))
      throw new Error(`${file} is missing beside ${other}. ${advice}`);
  }
}

/** A shop's data lies in the engines that it was opened with first; on others it would seem empty. */
function checkEngines(folder: string, engines: string): void {
  const file = join(folder, "shop.sqlite");
  if (!existsSync(file) || !wasInUse(file)) return;
  const named = valueIn(file, "SELECT value FROM installation WHERE name = 'engines'");
  const own = named ?? (existsSync(join(folder, "dynamodb")) ? "emulated" : "embedded");
  if (own !== engines)
    throw new Error(
      `The shop in ${folder} is on the ${own} engines. Start it with --engines ${own}, or choose another --data for` +
        ` --engines ${engines}.`,
    );
}

function isDatabase(file: string): boolean {
  return reading(file, (db) => db.prepare("SELECT count(*) FROM sqlite_schema").get() !== undefined);
}

/** False for a shop whose first start was interrupted. */
const wasInUse = (shop: string): boolean =>
  reading(shop, (db) => db.prepare("SELECT 1 FROM installation WHERE name = 'seeded'").get() !== undefined);

const valueIn = (file: string, query: string): string | undefined =>
  asked(file, (db) => {
    const value = db.prepare(query).get()?.["value"];
    return typeof value === "string" ? value : undefined;
  });

/** False where the question cannot be asked. */
const reading = (file: string, ask: (db: DatabaseSync) => boolean): boolean => asked(file, ask) ?? false;

function asked<T>(file: string, ask: (db: DatabaseSync) => T): T | undefined {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      return ask(db);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
