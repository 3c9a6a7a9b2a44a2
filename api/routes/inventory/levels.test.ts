import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { tables } from "../../adapters/stores/keys.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Units = { variantId?: string; onHand: number; reserved: number; available: number; revision: number };
type Inventory = { items: [Units, ...Units[]] };

const reason = "stock-taking";
const show = (productId: string) => admin.json<Inventory>(admin.get(`/admin/inventory/${productId}`));
const adjust = (productId: string, body: object, headers?: Record<string, string>) =>
  admin.post(`/admin/inventory/${productId}/adjustments`, { reason, ...body }, headers);
const count = (productId: string, body: object) =>
  admin.post(`/admin/inventory/${productId}/counts`, { reason, ...body });
const shirt = (code = "SHIRT") =>
  shop.addProduct({
    options: [{ name: "Size", values: ["S", "M", "L"] }],
    variants: [
      { id: "s", sku: `${code}-S`, options: { Size: "S" }, stock: 3 },
      { id: "m", sku: `${code}-M`, options: { Size: "M" }, stock: 4 },
    ],
  });

/** An order that waits at the bank, so that its units are reserved. */
async function reserve(line: { productId: string; variantId?: string; quantity: number }): Promise<void> {
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", line));
  const body = { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: address };
  await shopper.json(shopper.post("/orders", body));
  await shop.settled();
}

describe("the inventory of staff", () => {
  test("lists SKUs by what is available, the fewest first, page by page, low and out ones alone, and by text", async () => {
    const own = await testShop();
    const staff = await own.staff("warehouse");
    const stocks = [0, 3, 10, 11, 40];
    for (const stock of stocks) await own.addProduct({ name: `Lamp ${stock}`, stock });
    const { productId } = await own.addProduct({
      name: "Éclair tee",
      stock: undefined,
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { id: "s", sku: "TEE-S", options: { Size: "S" }, stock: 0 },
        { id: "m", sku: "TEE-M", options: { Size: "M" }, stock: 25 },
      ],
    });
    type Row = { name: string; sku?: string; options?: object; available: number; level: string };
    type Rows = { items: Row[]; lastKey?: string };
    const all: Row[] = [];
    for (let lastKey: string | undefined = "", page = 0; lastKey !== undefined && page < 9; page++) {
      const more: string = lastKey && `&lastKey=${lastKey}`;
      const answer: Rows = await staff.json<Rows>(staff.get(`/admin/inventory?limit=2${more}`));
      all.push(...answer.items);
      lastKey = answer.lastKey;
    }
    expect(all.map(({ available }) => available)).toEqual([0, 0, 3, 10, 11, 25, 40]);
    const names = async (query: string) => {
      const { items } = await staff.json<Rows>(staff.get(`/admin/inventory?${query}`));
      return items.map((row) => `${row.sku ?? row.name} ${row.level}`).toSorted();
    };
    expect(await names("level=out")).toEqual(["Lamp 0 out", "TEE-S out"]);
    expect(await names("level=low")).toEqual(["Lamp 0 out", "Lamp 10 low", "Lamp 3 low", "TEE-S out"]);
    expect(await names("q=eclair")).toEqual(["TEE-M enough", "TEE-S out"]);
    expect(await names("q=tee-m&level=low")).toEqual(["TEE-S out"]);
    // A variant that is sold no more is no longer listed.
    const admin = await own.admin();
    const left = [{ id: "m", sku: "TEE-M", options: { Size: "M" } }];
    await admin.json(admin.put(`/products/${productId}`, { variants: left }));
    expect(await names("level=out")).toEqual(["Lamp 0 out"]);
    expect((await staff.get("/admin/inventory?level=none")).status).toBe(400);
    expect((await staff.get("/admin/inventory?lastKey=a.b")).status).toBe(400);
    await own.close();
  });

  test("reads no more of the table than a page needs", async () => {
    const read: number[] = [];
    const own = await testShop({
      portsOf: (_, ports) => ({
        ...ports,
        tables: {
          ...ports.tables,
          async query(table, query) {
            const page = await ports.tables.query(table, query);
            if (table.name === tables.inventory.name) read.push(page.items.length);
            return page;
          },
        },
      }),
    });
    for (let stock = 0; stock < 60; stock++) await own.addProduct({ stock });
    const staff = await own.staff("warehouse");
    await staff.json(staff.get("/admin/inventory?limit=20"));
    await staff.json(staff.get("/admin/inventory?limit=5&level=low"));
    expect(read).toEqual([20, 5]);
    await own.close();
  });

  test("tells which orders hold the reserved units, until they are placed or given up", async () => {
    const { productId } = await shirt("HELD");
    const held = () =>
      admin.json<{ items: { orderId: string; variantId: string; quantity: number }[]; isComplete: boolean }>(
        admin.get(`/admin/inventory/${productId}/reservations`),
      );
    await reserve({ productId, variantId: "s", quantity: 2 });
    const { items, isComplete } = await held();
    expect(items).toMatchObject([{ variantId: "s", quantity: 2 }]);
    expect(isComplete).toBe(true);
    await admin.json(admin.post(`/orders/${items[0]?.orderId}/cancel`));
    await shop.settled();
    expect((await held()).items).toEqual([]);
    expect((await admin.get("/admin/inventory/nothing/reservations")).status).toBe(404);
  });

  test("has the history of each SKU with reason and actor, and not another's", async () => {
    const { productId } = await shirt("PAST");
    await admin.json(adjust(productId, { variantId: "s", by: 4, reason: "Delivery 4711" }));
    await admin.json(adjust(productId, { variantId: "m", by: 1 }));
    const [first] = (await show(productId)).items;
    await admin.json(count(productId, { variantId: "s", counted: 6, revision: first.revision }));
    const { items } = await admin.json<{ items: object[] }>(
      admin.get(`/admin/inventory/${productId}/history?variantId=s`),
    );
    const by = { actor: admin.userId, actorEmail: "staff@example.com" };
    expect(items).toMatchObject([
      { ...by, action: "inventory.countStock", reason },
      { ...by, action: "inventory.adjustStock", reason: "Delivery 4711" },
    ]);
    expect(items[0]).toMatchObject({
      changes: expect.arrayContaining([{ path: "stock", before: 7, after: 6 }]),
    });
  });
});
