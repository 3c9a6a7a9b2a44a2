import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditShop } from "../../../../scripts/testing/audit.ts";
import { type TestShop, testShop } from "../../../../scripts/testing/shop.ts";
import type { Tables } from "../../../ports/table.ts";
import { openSqlite } from "../../embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../embedded/table/table.ts";
import { allTables } from "../keys.ts";
import { moveUnitsToInventory } from "./inventory.ts";

const fixture = "scripts/testing/fixtures/store-2026-11-25";
type Expected = {
  readonly ids: Readonly<Record<string, string>>;
  readonly orders: Readonly<Record<string, { readonly orderId: string }>>;
  readonly products: { readonly items: readonly Shown[] };
};
type Shown = { readonly productId: string; readonly name: string; readonly stock: number };

let folder: string;
let shop: TestShop | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "e-com67-migration-"));
  for (const name of ["shop.sqlite", "stripe.sqlite"])
    await writeFile(join(folder, name), gunzipSync(await readFile(join(fixture, `${name}.gz`))));
});
afterEach(async () => {
  await shop?.close();
  shop = undefined;
  await rm(folder, { recursive: true });
});

const expected = async () => JSON.parse(await readFile(join(fixture, "expected.json"), "utf8")) as Expected;

describe.skipIf(process.env["TEST_TABLES"] === "dynamodb")("a store of the version before", () => {
  test("opens with its orders and products as they were, and every unit in the inventory", async () => {
    let now = Date.now();
    const { ids, orders, products } = await expected();
    shop = await testShop({ folder, clock: () => now, log: () => {} });
    const admin = await shop.admin();
    const listed = await admin.json<{ items: { createdAt: number }[] }>(
      admin.get("/admin/products?limit=100"),
    );
    const newestFirst = listed.items.toSorted((one, other) => other.createdAt - one.createdAt);
    expect({ ...listed, items: newestFirst }).toMatchObject(products);
    for (const [name, order] of Object.entries(orders)) {
      // A partial refund used to hide that an order was still to be packed.
      const asNow = name === "partUnpacked" ? { ...order, status: "PROCESSING" } : order;
      expect(await admin.json(admin.get(`/admin/orders/${order.orderId}`))).toMatchObject(asNow);
    }
    const before = await auditShop(shop);
    expect(before.differences).toEqual([]);
    expect(before.shown).toEqual([]);

    // The shopper who was at the bank never comes back.
    await shop.resume();
    for (let wait = 0; wait < 3; wait++) {
      now += 17 * 60 * 1000;
      shop.workflows.tick();
      await shop.settled();
    }
    expect(await admin.json(admin.get(`/admin/orders/${ids["atBank"]}`))).toMatchObject({ status: "FAILED" });
    const after = await auditShop(shop);
    expect([...after.differences, ...after.shown]).toEqual([]);

    // Everything goes on: a purchase, a refund that restocks.
    const mug = products.items.find(({ name }) => name === "Mug");
    const inventory = await admin.json<{ items: { onHand: number; reserved: number }[] }>(
      admin.get(`/admin/inventory/${mug?.productId}`),
    );
    expect(inventory.items).toMatchObject([{ onHand: mug?.stock, reserved: 0 }]);
    const refund = { orderId: ids["processing"], restock: true };
    await admin.json(admin.post("/payment/refund", refund));
    await shop.settled();
    const last = await auditShop(shop);
    expect([...last.differences, ...last.shown]).toEqual([]);
  });

  test("ends the same when its migration is killed half-way and done again", async () => {
    const whole = await migrated(folder, async (engine) => void (await moveUnitsToInventory(engine)));
    const again = await mkdtemp(join(tmpdir(), "e-com67-migration-"));
    await cp(join(folder, "shop.sqlite"), join(again, "shop.sqlite"));
    const inParts = await migrated(again, async (engine) => {
      for (let writes = 0; writes < 20; writes++)
        await moveUnitsToInventory(dyingAfter(engine, writes)).catch(() => undefined);
      expect(await moveUnitsToInventory(engine)).toBe(0);
      expect(await moveUnitsToInventory(engine)).toBe(0);
    });
    expect(inParts).toEqual(whole);
    await rm(again, { recursive: true });
  });
});

/** What the inventory and the products are after `run`, on a copy of the store. */
async function migrated(from: string, run: (engine: Tables) => Promise<void>): Promise<unknown> {
  const copy = await mkdtemp(join(tmpdir(), "e-com67-migration-"));
  await cp(join(from, "shop.sqlite"), join(copy, "shop.sqlite"));
  const sqlite = openSqlite(join(copy, "shop.sqlite"));
  const engine = sqliteTables(sqlite, allTables);
  await run(engine);
  const all = await Promise.all(
    ["e-com67-inventory", "e-com67-products"].map(async (name) => {
      const spec = allTables.find((table) => table.name === name);
      if (!spec) throw new Error(name);
      return (await engine.scan(spec, { limit: 1000 })).items;
    }),
  );
  await sqlite.close();
  await rm(copy, { recursive: true });
  return all;
}

/** An engine that takes so many writes and then no more. */
function dyingAfter(engine: Tables, writes: number): Tables {
  let left = writes;
  const mortal = <T>(write: () => Promise<T>): Promise<T> =>
    left-- > 0 ? write() : Promise.reject(new Error("killed"));
  return {
    ...engine,
    put: (...input) => mortal(() => engine.put(...input)),
    update: (...input) => mortal(() => engine.update(...input)),
  };
}
