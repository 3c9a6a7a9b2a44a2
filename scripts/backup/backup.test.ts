import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { appendFile, cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop } from "../local/shop.ts";
import { address, type TestShop, testShop } from "../testing/shop.ts";
import { auditRestored } from "./audited.ts";
import { manifestName } from "./manifest.ts";
import { putBack } from "./put-back.ts";
import { keepBackups, takeBackup } from "./take.ts";

/** How many backups are taken while the shop sells: BACKUP_RUNS=30 for a long run. */
const runs = Number(process.env["BACKUP_RUNS"] ?? 2);

let root: string;
let shop: TestShop;
const inRoot = (name: string): string => join(root, name);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "backup-"));
  shop = await testShop({ folder: inRoot("shop"), log: () => undefined });
});
afterAll(async () => {
  await shop.close();
  await rm(root, { recursive: true, force: true });
});

/** Takes one by the command, in a process of its own. */
async function command(to: string): Promise<string> {
  const child = spawn(
    process.execPath,
    ["scripts/backup/backup.ts", "--data", inRoot("shop"), "--to", inRoot(to)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let said = "";
  child.stdout.on("data", (part) => (said += String(part)));
  const [code] = (await once(child, "exit")) as [number | null];
  expect([code, said]).toEqual([0, expect.stringMatching(/files, .* MB, /)]);
  const [name = ""] = await readdir(inRoot(to));
  return join(inRoot(to), name);
}

test("a backup that was taken while the shop sells has all that was acknowledged before, and its books agree", {
  timeout: 60_000 + runs * 20_000,
}, async () => {
  const products = await Promise.all(Array.from({ length: 3 }, () => shop.addProduct({ stock: 5_000 })));
  await shop.deps.files.put("images/a.png", new Uint8Array([1, 2, 3]), "image/png");
  const acknowledged: string[] = [];
  const selling = new AbortController();
  const buyers = await Promise.all(Array.from({ length: 4 }, () => shop.shopper()));
  const trade = Promise.all(
    buyers.map(async (buyer, at) => {
      while (!selling.signal.aborted) {
        const product = products[at % products.length];
        await buyer.json(buyer.post("/cart", { productId: product?.productId, quantity: 1 }));
        const { orderId } = await buyer.json<{ orderId: string }>(
          buyer.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
        );
        acknowledged.push(orderId);
      }
    }),
  );
  try {
    for (let run = 0; run < runs; run++) {
      const wanted = acknowledged.length + 8;
      await expect.poll(() => acknowledged.length, { timeout: 30_000 }).toBeGreaterThan(wanted);
      const before = [...acknowledged];
      const folder = await command(`backups-${run}`);
      const restored = inRoot(`restored-${run}`);
      await putBack({ from: folder, to: restored });
      const audit = await auditRestored(restored);
      expect(audit.differences).toEqual([]);
      expect(audit.orders).toBeGreaterThanOrEqual(before.length);
      const other = await openShop({ folder: restored, port: 3000, log: () => undefined });
      const found = await Promise.all(before.map((orderId) => other.deps.orders.find(orderId)));
      expect(found.filter((order) => order === undefined)).toEqual([]);
      expect([...((await other.deps.files.get("images/a.png"))?.body ?? [])]).toEqual([1, 2, 3]);
      await other.close();
    }
  } finally {
    selling.abort();
    await trade;
  }
  // The shop went on meanwhile.
  await shop.settled();
  expect(acknowledged.length).toBeGreaterThan(runs * 8);
});

test("only its owner can read a backup, and what is in it are the databases, the files and the manifest", async () => {
  const { folder, manifest } = await takeBackup({
    data: inRoot("shop"),
    to: inRoot("own"),
    now: 1_800_000_000_000,
  });
  expect(folder).toBe(join(inRoot("own"), "backup-2027-01-15T08-00-00-000Z"));
  expect(manifest.files.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["shop.sqlite", "stripe.sqlite", "files/images/a.png~"]),
  );
  expect(manifest.files.some(({ path }) => /lock|-wal|-shm|snapshot|unfinished/.test(path))).toBe(false);
  for (const name of ["shop.sqlite", manifestName])
    expect(((await stat(join(folder, name))).mode & 0o077).toString(8), name).toBe("0");
  await expect(
    takeBackup({ data: inRoot("shop"), to: inRoot("own"), now: 1_800_000_000_000 }),
  ).rejects.toThrow("exists already");
  await expect(takeBackup({ data: inRoot("nothing"), to: inRoot("own"), now: 1 })).rejects.toThrow(
    "no shop in",
  );
});

test("nothing is restored over data, from a damaged or incomplete backup, or from a newer version", async () => {
  const { folder } = await takeBackup({ data: inRoot("shop"), to: inRoot("more"), now: 1_800_000_001_000 });
  const copyOf = async (name: string, damage: (at: string) => Promise<unknown>): Promise<string> => {
    await cp(folder, inRoot(name), { recursive: true });
    await damage(inRoot(name));
    return inRoot(name);
  };
  const edited =
    (edit: (manifest: { migrations: string[]; files: { path: string }[] }) => void) => async (at: string) => {
      const manifest = JSON.parse(await readFile(join(at, manifestName), "utf8")) as Parameters<
        typeof edit
      >[0];
      edit(manifest);
      await writeFile(join(at, manifestName), JSON.stringify(manifest));
    };
  const to = inRoot("untouched");
  for (const [name, damage, why] of [
    ["flipped", (at: string) => appendFile(join(at, "shop.sqlite"), "x"), /damaged: shop\.sqlite/],
    ["lacking", (at: string) => rm(join(at, "stripe.sqlite")), /incomplete: stripe\.sqlite/],
    ["interrupted", (at: string) => rm(join(at, manifestName)), /is no backup/],
    ["garbled", (at: string) => writeFile(join(at, manifestName), "{}"), /damaged, or was made by a newer/],
    ["foreign", (at: string) => writeFile(join(at, "extra"), "x"), /not its own: extra/],
    [
      "newer",
      edited(({ migrations }) => migrations.push("2099-01-01 all new")),
      /newer version.*2099-01-01 all new/,
    ],
    ["outside", edited(({ files }) => files.push({ ...files[0], path: "../escaped" })), /outside of it/],
  ] as const) {
    await expect(putBack({ from: await copyOf(name, damage), to }), name).rejects.toThrow(why);
    expect(existsSync(to), name).toBe(false);
  }
  await expect(putBack({ from: folder, to: inRoot("shop") })).rejects.toThrow(
    "is not empty, and nothing in it was changed",
  );
});

test("--keep deletes the oldest complete backups and nothing else", async () => {
  const to = inRoot("kept");
  for (const second of [1, 2, 3, 4])
    await takeBackup({ data: inRoot("shop"), to, now: 1_800_000_000_000 + second * 1000 });
  await writeFile(join(to, "notes.txt"), "mine");
  expect(await keepBackups(to, 2)).toBe(2);
  expect((await readdir(to)).toSorted()).toEqual([
    "backup-2027-01-15T08-00-03-000Z",
    "backup-2027-01-15T08-00-04-000Z",
    "notes.txt",
  ]);
});
