import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { TableSpec } from "../../../ports/table.ts";
import { contractSpecs, specs } from "../../contracts/table/specs.contract.ts";
import { tableContract } from "../../contracts/table/table.contract.ts";
import { openSqlite } from "../sqlite/sqlite.ts";
import { afterPrefix } from "./query.ts";
import { sqliteTables } from "./table.ts";

tableContract("SQLite", async () => ({ tables: sqliteTables(openSqlite(":memory:"), contractSpecs) }));

const { products, readings } = specs;
const mug = { productId: "mug", name: "Mug", stock: 3 };
const key = { productId: "mug" };
const inMemory = () => sqliteTables(openSqlite(":memory:"), contractSpecs);
const newFile = (): string => join(mkdtempSync(join(tmpdir(), "tables-")), "shop.sqlite");

test("every read of an unchanged product returns the same object, and a change returns another", async () => {
  const tables = inMemory();
  await tables.load(products, [{ ...mug, category: "cups", price: 5 }]);
  const read = await tables.get(products, key);
  const page = await tables.query(products, { index: "byCategory", hash: "cups", limit: 5 });
  expect(page.items[0]).toBe(read);
  expect((await tables.getAll(products, [key]))[0]).toBe(read);
  expect((await tables.scan(products, { limit: 5 })).items[0]).toBe(read);
  expect(await tables.update(products, key, [{ set: "stock", to: 3 }])).toBe(read);
  await tables.put(products, mug, { exists: false });
  expect(await tables.get(products, key)).toBe(read);
  const updated = await tables.update(products, key, [{ add: "stock", by: 1 }]);
  expect(updated).not.toBe(read);
  expect(await tables.get(products, key)).toBe(updated);
});

test("a product deleted and stored again is never confused with the old one", async () => {
  const tables = inMemory();
  await tables.put(products, mug);
  await tables.get(products, key);
  await Promise.all([tables.delete(products, key), tables.put(products, { ...mug, stock: 9 })]);
  expect(await tables.get(products, key)).toEqual({ ...mug, stock: 9 });
});

test("a write whose commit fails is rejected and changes nothing, and the next one succeeds", async () => {
  const sqlite = openSqlite(":memory:");
  const tables = sqliteTables(sqlite, contractSpecs);
  await tables.put(products, mug);
  // A deferred constraint fails at COMMIT, after all writes of the batch have run.
  sqlite.define(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)`);
  sqlite.run("PRAGMA foreign_keys = ON");
  const [update, put, broken] = await Promise.allSettled([
    tables.update(products, key, [{ add: "stock", by: 1 }]),
    tables.put(products, { productId: "jug" }),
    sqlite.write(() => sqlite.run("INSERT INTO child VALUES (1)")),
  ]);
  expect([update.status, put.status, broken.status]).toEqual(["rejected", "rejected", "rejected"]);
  expect(await tables.get(products, key)).toEqual(mug);
  expect(await tables.get(products, { productId: "jug" })).toBeUndefined();
  expect(await tables.update(products, key, [{ add: "stock", by: 5 }])).toEqual({ ...mug, stock: 8 });
  expect(await tables.get(products, key)).toEqual({ ...mug, stock: 8 });
});

test("the cache stays within its limit, and reads beyond it are correct", async () => {
  const tables = sqliteTables(openSqlite(":memory:"), contractSpecs, { cachedRows: 3 });
  const all = Array.from({ length: 10 }, (_, place) => ({ productId: `${place}`, place }));
  await tables.load(products, all);
  const keys = all.map(({ productId }) => ({ productId }));
  for (let round = 0; round < 3; round++) expect(await tables.getAll(products, keys)).toEqual(all);
});

test("after an update with a new index, a changed one and a feed, old products are found in them", async () => {
  const path = newFile();
  const old: TableSpec = { name: "products", hash: "productId", indexes: { byCategory: { hash: "name" } } };
  const before = openSqlite(path);
  await sqliteTables(before, [old]).load(old, [
    { ...mug, category: "cups", price: 5, shelf: 2 },
    { productId: "jug", name: "Jug", category: "cups", price: 4, shelf: "not a number" },
    { productId: "odd", name: "Odd", category: 7 },
  ]);
  await before.close();
  // Opened twice: the second time nothing needs to be migrated.
  for (let start = 0; start < 2; start++) {
    const sqlite = openSqlite(path);
    const tables = sqliteTables(sqlite, contractSpecs);
    const cups = await tables.query(products, { index: "byCategory", hash: "cups", limit: 5 });
    expect(cups.items.map((item) => item["productId"])).toEqual(["jug", "mug"]);
    expect((await tables.query(products, { index: "byShelf", hash: 2, limit: 5 })).items).toHaveLength(1);
    await tables.update(products, { productId: "odd" }, [
      { add: "stock", by: 1 },
      { set: "category", to: "x" },
    ]);
    expect((await tables.changes(products, { limit: 9 })).changes).toHaveLength(start + 1);
    await sqlite.close();
  }
});

test("products, revisions and the feed's position survive a restart", async () => {
  const path = newFile();
  const first = openSqlite(path);
  const tables = sqliteTables(first, contractSpecs);
  await tables.put(products, mug);
  const { position = "" } = await tables.changes(products, { limit: 5 });
  await tables.put(products, { ...mug, stock: 4 });
  await first.close();
  const second = openSqlite(path);
  const again = sqliteTables(second, contractSpecs);
  expect(await again.get(products, key)).toEqual({ ...mug, stock: 4 });
  await again.delete(products, key);
  const { changes } = await again.changes(products, { position, limit: 5 });
  expect(changes.map(({ type }) => type)).toEqual(["modify", "remove"]);
  await second.close();
});

test("two processes on one file see each other's changes at once", async () => {
  const path = newFile();
  const [one, two] = [openSqlite(path), openSqlite(path)];
  const [mine, yours] = [sqliteTables(one, contractSpecs), sqliteTables(two, contractSpecs)];
  await mine.put(products, mug);
  expect(await yours.get(products, key)).toEqual(mug);
  await mine.update(products, key, [{ add: "stock", by: -1 }]);
  expect(await yours.get(products, key)).toEqual({ ...mug, stock: 2 });
  expect(await yours.update(products, key, [{ add: "stock", by: -1 }])).toEqual({ ...mug, stock: 1 });
  expect(await mine.get(products, key)).toEqual({ ...mug, stock: 1 });
  await Promise.all([one.close(), two.close()]);
});

test("a sweep deletes expired items, reports them in the feed, and keeps the rest", async () => {
  const clock = () => 1_000_000_000;
  const tables = sqliteTables(openSqlite(":memory:"), contractSpecs, { clock });
  const reading = (at: number, expiresAt?: number | string) => ({ meter: 1, at, expiresAt });
  await tables.load(
    readings,
    Array.from({ length: 250 }, (_, at) => reading(at, 1_000_000)),
  );
  await tables.load(readings, [reading(-1, 1_000_001), reading(-2), reading(-3, "soon")]);
  await tables.sweep();
  const { items } = await tables.query(readings, { hash: 1, limit: 300 });
  expect(items.map((item) => item["at"])).toEqual([-3, -2, -1]);
  const { changes } = await tables.changes(readings, { limit: 1000 });
  expect(changes.filter(({ type }) => type === "remove")).toHaveLength(250);
});

test("the feed keeps changes for a day; a later reader continues with the oldest that is kept", async () => {
  const hour = 3_600_000;
  let now = 0;
  const tables = sqliteTables(openSqlite(":memory:"), contractSpecs, { clock: () => now });
  await tables.load(
    products,
    Array.from({ length: 2500 }, (_, place) => ({ productId: `${place}` })),
  );
  const { position = "" } = await tables.changes(products, { limit: 1 });
  now = 12 * hour;
  await tables.put(products, mug);
  now = 24 * hour + 1;
  await tables.sweep();
  const { changes } = await tables.changes(products, { position, limit: 10 });
  expect(changes.map((change) => change.key)).toEqual([key]);
  now = 37 * hour;
  await tables.sweep();
  const end = await tables.changes(products, { position, limit: 10 });
  expect(end.changes).toEqual([]);
  await tables.delete(products, key);
  expect((await tables.changes(products, { ...end, limit: 10 })).changes).toMatchObject([{ type: "remove" }]);
});

test("a burst of writes larger than one commit is stored completely, also when the shop closes meanwhile", async () => {
  const path = newFile();
  const sqlite = openSqlite(path);
  const tables = sqliteTables(sqlite, contractSpecs);
  const puts = Array.from({ length: 1300 }, (_, place) =>
    tables.put(products, { productId: `${place}`, place }),
  );
  await sqlite.close();
  expect(new Set(await Promise.all(puts))).toEqual(new Set([true]));
  await expect(tables.put(products, mug)).rejects.toThrow("closed");
  const again = sqliteTables(openSqlite(path), contractSpecs);
  expect((await again.scan(products, { limit: 2000 })).items).toHaveLength(1300);
});

test("the end of a prefix range is above all strings with the prefix, and no higher than necessary", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 4 });
  const bytes = (value: string) => Buffer.from(value);
  fc.assert(
    fc.property(text, text, (prefix, other) => {
      const end = afterPrefix(prefix);
      if (end === undefined) return prefix === "";
      const inside =
        Buffer.compare(bytes(prefix), bytes(other)) <= 0 && Buffer.compare(bytes(other), bytes(end)) < 0;
      return inside === other.startsWith(prefix) && Buffer.compare(bytes(prefix + other), bytes(end)) < 0;
    }),
  );
  expect(afterPrefix("a\u{10ffff}")).toBe("b");
  expect(afterPrefix("\ud7ff")).toBe("\ue000");
  expect(afterPrefix("\u{10ffff}")).toBeUndefined();
});
