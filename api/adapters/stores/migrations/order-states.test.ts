import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { openSqlite } from "../../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../embedded/table/table.ts";
import { processWatch } from "../../embedded/watch.ts";
import { allTables } from "../keys.ts";
import { ordersIn } from "../orders/orders.ts";
import { listStoredOrders } from "./order-lists.ts";
import { storeOrderStates } from "./order-states.ts";

const fixture = join(import.meta.dirname, "../../../../scripts/testing/fixtures/store-2026-11-25");

test("orders of the version before get both states and their lists, once, and read the same as before", async () => {
  const folder = await mkdtemp(join(tmpdir(), "e-com67-order-states-"));
  const file = join(folder, "shop.sqlite");
  await writeFile(file, gunzipSync(await readFile(join(fixture, "shop.sqlite.gz"))));
  const { ids } = JSON.parse(await readFile(join(fixture, "expected.json"), "utf8")) as {
    ids: Record<string, string>;
  };
  const sqlite = openSqlite(file);
  const engine = sqliteTables(sqlite, allTables);
  const orders = ordersIn(engine, processWatch());
  const toPack = async () =>
    (await orders.list({ status: "PROCESSING", limit: 100 })).orders.map(({ orderId }) => orderId).toSorted();
  const everything = () => Promise.all(Object.values(ids).map((orderId) => orders.find(orderId)));

  const before = await everything();
  expect(await storeOrderStates(engine)).toBe(Object.keys(ids).length);
  expect(await everything()).toEqual(before);
  expect(await listStoredOrders(engine)).toBe(Object.keys(ids).length);
  expect(await toPack()).toEqual([ids["partUnpacked"], ids["processing"]].map(String).toSorted());
  expect((await orders.unfinished({ before: Date.now() * 2, limit: 100 })).orders).toMatchObject([
    { orderId: ids["atBank"] },
  ]);
  expect(await storeOrderStates(engine)).toBe(0);
  expect(await listStoredOrders(engine)).toBe(0);

  await sqlite.close();
  await rm(folder, { recursive: true });
});
