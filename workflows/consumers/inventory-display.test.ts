import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSqlite } from "../../api/adapters/embedded/sqlite/sqlite.ts";
import { sqliteTables } from "../../api/adapters/embedded/table/table.ts";
import { productsIn } from "../../api/adapters/stores/catalog/products.ts";
import { inventoryIn } from "../../api/adapters/stores/inventory/inventory.ts";
import { allTables, tables } from "../../api/adapters/stores/keys.ts";
import { newProduct } from "../../api/domain/catalog/edit.ts";
import { withUnits } from "../../api/domain/inventory/inventory.ts";
import type { Tables } from "../../api/ports/table.ts";
import { wronglyShown } from "../../scripts/testing/audit.ts";
import { runs } from "../../scripts/testing/properties/properties.ts";
import { address, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { stockAlerts } from "./alerts/stock-alerts.ts";
import { inventoryDisplay } from "./inventory-display.ts";

/** DynamoDB Local's streams are asked once a second, and slowly. */
const within = process.env["TEST_TABLES"] === "dynamodb" ? 15_000 : 1_000;
const quiet = { log: () => {} };
const variant = (id: string) => ({ id, sku: id, options: { Size: id }, stock: 5 });
const shirt = {
  name: "Shirt",
  description: "",
  price: 100,
  category: "Things",
  stock: 0,
  images: [],
  tags: [],
  options: [{ name: "Size", values: ["s", "m"] }],
  variants: [variant("s"), variant("m")],
  isActive: true,
};

describe("the units that a product shows", () => {
  test("end as the inventory has them, whatever order two consumers at once get the feed in", async () => {
    const act = fc.record({ id: fc.constantFrom("s", "m"), by: fc.integer({ min: 0, max: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        async (acts, picks) => {
          const engine = slowly(sqliteTables(openSqlite(":memory:"), allTables), picks);
          const inventory = inventoryIn(engine, () => 1);
          const products = productsIn(engine, inventory);
          const audit = { auditId: "a", at: 1, actor: "staff", action: "x", reason: "x" };
          const consume = inventoryDisplay({ products, inventory, ...quiet });
          await products.create(newProduct(shirt, { productId: "p", now: 1, newId: () => "new" }), audit);
          const moved = acts.map(async ({ id, by }, place) => {
            await inventory.change({ productId: "p", variantId: id }, (item) => withUnits(item, by, 2), {
              ...audit,
              auditId: String(place),
            });
            // Two consumers, each with all that there is so far.
            const { changes } = await engine.changes(tables.inventory, { limit: 1000 });
            const answers = await Promise.all([consume(changes), consume(changes.toReversed())]);
            expect(answers).toEqual([{ failed: [] }, { failed: [] }]);
          });
          await Promise.all(moved);
          expect(await wronglyShown(engine)).toEqual([]);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test("are written once for a whole batch, and not at all where nothing changed", async () => {
    const engine = sqliteTables(openSqlite(":memory:"), allTables);
    const inventory = inventoryIn(engine, () => 1);
    const products = productsIn(engine, inventory);
    const audit = { auditId: "a", at: 1, actor: "staff", action: "x", reason: "x" };
    await products.create(newProduct(shirt, { productId: "p", now: 1, newId: () => "new" }), audit);
    for (let move = 0; move < 50; move++)
      await inventory.change({ productId: "p", variantId: "s" }, (item) => withUnits(item, 1, 2), {
        ...audit,
        auditId: String(move),
      });
    const consume = inventoryDisplay({ products, inventory, ...quiet });
    const { changes } = await engine.changes(tables.inventory, { limit: 1000 });
    for (let twice = 0; twice < 2; twice++) await consume(changes);
    const written = await engine.changes(tables.products, { limit: 100 });
    expect(written.changes.map(({ type }) => type)).toEqual(["insert", "modify"]);
    expect(await products.find("p")).toMatchObject({ stock: 60, available: 60 });
  });

  test("are no error where the product is gone or the row is none of the inventory's", async () => {
    const engine = sqliteTables(openSqlite(":memory:"), allTables);
    const inventory = inventoryIn(engine, () => 1);
    const products = productsIn(engine, inventory);
    const row = { skuId: "x", location: "default" };
    await engine.put(tables.inventory, { ...row, note: 1 });
    await engine.put(tables.inventory, { ...row, note: 2 });
    const { changes } = await engine.changes(tables.inventory, { limit: 10 });
    expect(await inventoryDisplay({ products, inventory, ...quiet })(changes)).toEqual({ failed: [] });
    await products.copyUnits("nothing");
  });
});

describe("a shop under way", () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await testShop();
  });
  afterAll(() => shop.close());

  test("shows a sold-out product as such within a second, on its page and in search", async () => {
    const { productId, name } = await shop.addProduct({ stock: 1 });
    await shop.settled();
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    await shopper.json(
      shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
    );
    const reserved = performance.now();
    type Found = { items: { productId: string; available: number }[] };
    const shown = async () => {
      const page = await shop.guest.json<{ available: number }>(shop.guest.get(`/products/${productId}`));
      const { items } = await shop.guest.json<Found>(
        shop.guest.get(`/search?q=${encodeURIComponent(name)}&limit=1`),
      );
      return page.available === 0 && items[0]?.available === 0;
    };
    while (!(await shown()) && performance.now() - reserved < 15_000) await sleep(10);
    expect(performance.now() - reserved).toBeLessThan(within);
  });

  test("tells staff of low stock once per crossing, however often the change comes", async () => {
    const admin = await shop.admin();
    const { productId } = await shop.addProduct({ stock: 15 });
    const published: unknown[] = [];
    const consume = stockAlerts({
      ...shop.deps,
      messages: {
        ...shop.deps.messages,
        publish: async (topic, message) => void published.push({ topic, ...message }),
      },
    });
    for (const by of [-4, -2, 3, -3, -1])
      await admin.json(admin.post(`/admin/inventory/${productId}/adjustments`, { by, reason: "test" }));
    const mine = async () => {
      const { changes } = await shop.tables.changes(tables.inventory, { limit: 1000 });
      return changes.filter(({ key }) => key["skuId"] === productId);
    };
    await expect.poll(async () => (await mine()).length, { timeout: 10_000 }).toBe(6);
    for (let twice = 0; twice < 2; twice++) expect(await consume(await mine())).toEqual({ failed: [] });
    const event = (available: number, revision: number) => ({
      topic: "e-com67-admin-notifications",
      body: { type: "stock.low", skuId: productId, productId, available, revision },
      attributes: { type: "stock.low" },
      id: `stock.low:${productId}:${revision}`,
    });
    // 15 → 11 → 9 (low) → 12 → 9 (low) → 8; all of it twice.
    const once = [event(9, 3), event(9, 5)];
    expect(published).toEqual([...once, ...once]);
  });
});

/** The same engine, which lets others go first a random number of turns before each write. */
function slowly(engine: Tables, picks: Iterator<number>): Tables {
  const turns = async () => {
    for (let left = Number(picks.next().value ?? 0) % 4; left > 0; left--) await Promise.resolve();
  };
  return {
    ...engine,
    update: async (...input) => {
      await turns();
      return engine.update(...input);
    },
    getAll: async (...input) => {
      await turns();
      return engine.getAll(...input);
    },
  };
}
