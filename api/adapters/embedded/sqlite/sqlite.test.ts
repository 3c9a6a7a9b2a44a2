import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { logSync } from "./log-sync.ts";
import { openSqlite } from "./sqlite.ts";

const newFile = (): string => join(mkdtempSync(join(tmpdir(), "sqlite-")), "shop.sqlite");

test("orders that arrive during a sync are all acknowledged, and are there after a restart", async () => {
  const path = newFile();
  const before = openSqlite(path);
  before.define("CREATE TABLE orders (id INTEGER PRIMARY KEY)");
  const place = (id: number) => before.write(() => before.run("INSERT INTO orders VALUES (?)", id));
  await Promise.all(
    Array.from({ length: 50 }, async (_, turn) => {
      await new Promise((resolve) => setTimeout(resolve, turn % 7));
      await place(turn);
    }),
  );
  // A write that is pending at `close` is stored too.
  const last = place(50);
  await before.close();
  await last;
  const after = openSqlite(path);
  expect(after.get("SELECT count(*) AS orders FROM orders")).toEqual({ orders: 51 });
  await after.close();
});

test("of two orders in one commit only the refused one is rolled back; a refused order alone in its commit is rolled back too", async () => {
  const sqlite = openSqlite(newFile());
  sqlite.define("CREATE TABLE orders (id INTEGER PRIMARY KEY)");
  const place = (id: number, accept: boolean) =>
    sqlite.write(() => {
      sqlite.run("INSERT INTO orders VALUES (?)", id);
      if (!accept) throw new Error("sold out");
    });
  const both = await Promise.allSettled([place(1, false), place(2, true)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  await expect(place(3, false)).rejects.toThrow("sold out");
  expect(sqlite.all("SELECT id FROM orders")).toEqual([{ id: 2 }]);
  await sqlite.close();
});

test("a write that did not reach the disk is not acknowledged, and the next one may succeed", async () => {
  const log = newFile();
  const disk = logSync(log);
  const asked = [disk.sync(), disk.sync(), disk.sync()];
  const answers = await Promise.allSettled(asked);
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  writeFileSync(log, "");
  await disk.sync();
  await disk.close();
});

test("the log of many writes stays small, so that it does not fill the disk that the database has room on", async () => {
  const path = newFile();
  const sqlite = openSqlite(path);
  sqlite.define("CREATE TABLE orders (id INTEGER PRIMARY KEY, text TEXT)");
  let largest = 0;
  for (let id = 0; id < 100; id++) {
    await sqlite.write(() => sqlite.run("INSERT INTO orders VALUES (?, ?)", id, "x".repeat(1_000_000)));
    largest = Math.max(largest, statSync(`${path}-wal`).size);
  }
  const mebibyte = 1024 * 1024;
  expect(statSync(path).size).toBeGreaterThan(75 * mebibyte);
  expect(largest).toBeGreaterThan(mebibyte);
  expect(largest).toBeLessThan(20 * mebibyte);
  await sqlite.close();
});

test("on a full disk every write of a commit is refused as unavailable, reads go on, and writes do when there is room", async () => {
  const sqlite = openSqlite(newFile());
  sqlite.define("CREATE TABLE orders (id INTEGER PRIMARY KEY, text TEXT)");
  const place = (id: number, size: number) =>
    sqlite.write(() => sqlite.run("INSERT INTO orders VALUES (?, ?)", id, "x".repeat(size)));
  await place(1, 10);
  sqlite.get("PRAGMA max_page_count = 10");
  const full = await Promise.allSettled([place(2, 10), place(3, 1_000_000), place(4, 10)]);
  for (const answer of full)
    expect(answer).toMatchObject({ status: "rejected", reason: { code: "SERVICE_UNAVAILABLE" } });
  await expect(place(5, 1_000_000)).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect(sqlite.all("SELECT id FROM orders")).toEqual([{ id: 1 }]);
  sqlite.get("PRAGMA max_page_count = 1000000");
  await Promise.all([place(6, 1_000_000), place(7, 10)]);
  expect(sqlite.get("SELECT count(*) AS orders FROM orders")).toEqual({ orders: 3 });
  await sqlite.close();
});
