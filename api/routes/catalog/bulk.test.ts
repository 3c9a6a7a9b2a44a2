import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestProduct, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Fields = { price: number; variantPrices: Record<string, number>; tags: string[] };
type Result = {
  outcome: string;
  productId: string;
  version: number;
  problem?: string;
  reason?: string;
  before: Fields;
  after: Fields;
};
type Bulk = {
  batchId: string;
  items: Result[];
  changed: number;
  unchanged: number;
  refused: number;
  lastKey?: string;
};

const send = (body: object) => admin.json<Bulk>(admin.post("/admin/products/bulk", body));
const undo = (batchId: string, query = "") =>
  admin.json<Bulk>(admin.post(`/admin/products/bulk/${batchId}/undo${query}`));
const show = (productId: string) =>
  admin.json<TestProduct & { version: number; variants: { price?: number }[] }>(
    admin.get(`/admin/products/${productId}`),
  );
const made = (count: number, fields: object = {}) =>
  Promise.all(Array.from({ length: count }, (_, place) => shop.addProduct({ price: 10 + place, ...fields })));
const itemsOf = (products: readonly TestProduct[]) =>
  products.map(({ productId }) => ({ productId, version: 1 }));
const tenLess = { price: { percent: -10, rounding: "0.05" } };

describe("a bulk edit", () => {
  test("shows before and after of each product without writing, then does the same", async () => {
    const products = await made(3);
    const items = itemsOf(products);
    const preview = await send({ items, change: tenLess, dryRun: true });
    expect(preview).toMatchObject({ changed: 3, unchanged: 0, refused: 0 });
    expect(preview.batchId).toBeUndefined();
    expect(preview.items.map(({ before, after }) => [before.price, after.price])).toEqual([
      [10, 9],
      [11, 9.9],
      [12, 10.8],
    ]);
    expect(await show(items[0]?.productId ?? "")).toMatchObject({ price: 10, version: 1 });
    const applied = await send({ items, change: tenLess });
    expect(applied.items.map(({ after }) => after)).toEqual(preview.items.map(({ after }) => after));
    for (const { productId, after, version } of applied.items)
      expect(await show(productId)).toMatchObject({ price: after.price, version });
  });

  test("changes prices of variants too, category, sale and tags, each in one audited edit", async () => {
    const { productId } = await shop.addProduct({
      price: 20,
      tags: ["old", "kept"],
      options: [{ name: "Size", values: ["S", "L"] }],
      variants: [
        { id: "s", sku: randomUUID(), options: { Size: "S" }, stock: 4 },
        { id: "l", sku: randomUUID(), options: { Size: "L" }, stock: 5, price: 25 },
      ],
    });
    const change = {
      price: { amount: 1.5, rounding: "x.99" },
      category: "Bulk",
      isActive: false,
      tags: { add: ["new"], remove: ["old"] },
    };
    const { items } = await send({ items: [{ productId, version: 1 }], change });
    expect(items[0]).toMatchObject({ after: { price: 21.99, variantPrices: { l: 26.99 } } });
    expect(await show(productId)).toMatchObject({
      price: 21.99,
      category: "Bulk",
      isActive: false,
      tags: ["kept", "new"],
      stock: 9,
      variants: [{ id: "s" }, { id: "l", price: 26.99 }],
    });
    const audited = await admin.json(admin.get(`/admin/audit?subject=product%23${productId}`));
    expect(audited["items"]).toMatchObject([
      {
        action: "catalog.applyBulkEdit",
        actor: admin.userId,
        changes: expect.arrayContaining([{ path: "category", before: "Kitchen", after: "Bulk" }]),
      },
      { action: "catalog.createProduct" },
    ]);
    const set = await send({ items: [{ productId, version: 2 }], change: { price: { set: 5 } } });
    expect(set.items[0]?.after).toMatchObject({ price: 5, variantPrices: {} });
    expect((await show(productId)).variants.map(({ price }) => price)).toEqual([undefined, undefined]);
  });

  test("reports what cannot be changed and why, and changes the others", async () => {
    const [edited, cheap, tagged, good] = await made(4);
    const tags = Array.from({ length: 29 }, (_, place) => `tag ${place}`);
    await admin.json(admin.put(`/products/${edited?.productId}`, { description: "Edited meanwhile" }));
    await admin.json(admin.put(`/products/${cheap?.productId}`, { price: 1 }));
    await admin.json(admin.put(`/products/${tagged?.productId}`, { tags }));
    const items = [
      { productId: edited?.productId, version: 1 },
      { productId: cheap?.productId, version: 2 },
      { productId: tagged?.productId, version: 2 },
      { productId: good?.productId, version: 1 },
      { productId: "no-such-product" },
    ];
    const change = { price: { amount: -2 }, tags: { add: ["one", "two"] } };
    for (const dryRun of [true, false]) {
      const result = await send({ items, change, dryRun });
      expect(result).toMatchObject({ changed: 1, refused: 4 });
      expect(result.items.map(({ outcome, problem = outcome }) => problem)).toEqual([
        "stale",
        "not_valid",
        "not_valid",
        "changed",
        "not_found",
      ]);
      expect(result.items.map(({ reason = "" }) => reason).join(" ")).toContain("price would not be");
    }
    expect(await show(edited?.productId ?? "")).toMatchObject({
      description: "Edited meanwhile",
      version: 2,
    });
    const again = await send({
      items: [{ productId: good?.productId, version: 2 }],
      change: { tags: { add: ["one"] } },
    });
    expect(again).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await show(good?.productId ?? "")).toMatchObject({ version: 2 });
  });

  test("does not bring a product back on sale whose slug another one has by now", async () => {
    const slug = `slug-${randomUUID()}`;
    const old = await shop.addProduct({ slug });
    await admin.delete(`/products/${old.productId}`);
    await shop.addProduct({ slug });
    const body = { items: [{ productId: old.productId }], change: { isActive: true } };
    for (const dryRun of [true, false])
      expect(await send({ ...body, dryRun })).toMatchObject({ items: [{ problem: "conflict" }] });
    expect(await show(old.productId)).toMatchObject({ isActive: false });
  });

  test("that was cut off is sent again under its id, and each product is changed once", async () => {
    const products = await made(6);
    const batchId = randomUUID();
    const change = { price: { percent: 10 } };
    const items = products.map(({ productId }) => ({ productId }));
    await send({ batchId, items: items.slice(0, 3), change });
    const whole = await send({ batchId, items, change });
    expect(whole).toMatchObject({ batchId, changed: 6 });
    expect(whole.items.map(({ before, after }) => [before.price, after.price])).toEqual([
      [10, 11],
      [11, 12.1],
      [12, 13.2],
      [13, 14.3],
      [14, 15.4],
      [15, 16.5],
    ]);
    for (const { productId, after } of whole.items)
      expect(await show(productId)).toMatchObject({ price: after.price, version: 2 });
    expect(
      (await admin.post("/admin/products/bulk", { batchId, items, change: { price: { percent: 20 } } }))
        .status,
    ).toBe(422);
  });

  test("by two people at once changes each product once per person and loses nothing", async () => {
    const [product] = await made(1);
    const items = [{ productId: product?.productId, version: 1 }];
    const both = await Promise.all([
      send({ items, change: { price: { percent: 10 } } }),
      send({ items, change: { tags: { add: ["both"] } } }),
    ]);
    expect(both.map(({ items: [result] }) => result?.problem ?? result?.outcome ?? "").toSorted()).toEqual([
      "changed",
      "stale",
    ]);
  });

  test.each([
    ["no product", { items: [] }],
    ["too many products", { items: Array.from({ length: 501 }, (_, place) => ({ productId: `p${place}` })) }],
    ["a product twice", { items: [{ productId: "p" }, { productId: "p" }] }],
    ["no change", { change: {} }],
    ["a change by nothing", { change: { price: { percent: 0 } } }],
    ["more than everything off", { change: { price: { percent: -101 } } }],
    ["a tenth of a cent", { change: { price: { amount: 0.001 } } }],
    ["two ways to change a price", { change: { price: { set: 1, percent: 5 } } }],
  ])("is refused with %s", async (_, wrong) => {
    const body = { items: [{ productId: "p" }], change: { price: { set: 1 } }, ...wrong };
    expect((await admin.post("/admin/products/bulk", body)).status).toBe(400);
  });
});

describe("an undo", () => {
  test("gives every product its values back, page by page, except those edited since", async () => {
    const products = await made(5, { tags: ["before"] });
    const change = { ...tenLess, category: "Sale", tags: { add: ["sale"], remove: ["before"] } };
    const { batchId } = await send({ items: itemsOf(products), change });
    const edited = products[2]?.productId ?? "";
    await admin.json(admin.put(`/products/${edited}`, { price: 77 }));
    const outcomes: string[] = [];
    let lastKey: string | undefined;
    do {
      const page: Bulk = await undo(batchId, `?limit=2${lastKey === undefined ? "" : `&lastKey=${lastKey}`}`);
      outcomes.push(...page.items.map(({ outcome, problem = outcome }) => problem));
      lastKey = page.lastKey;
    } while (lastKey !== undefined);
    expect(outcomes.toSorted()).toEqual(["changed", "changed", "changed", "changed", "stale"]);
    for (const [place, { productId }] of products.entries())
      expect(await show(productId)).toMatchObject(
        place === 2
          ? { price: 77, category: "Sale", tags: ["sale"], version: 3 }
          : { price: 10 + place, category: "Kitchen", tags: ["before"], version: 3 },
      );
    expect(await undo(batchId)).toMatchObject({ changed: 0, unchanged: 4, refused: 1 });
    expect(await send({ batchId, items: itemsOf(products), change })).toMatchObject({
      changed: 1,
      refused: 4,
    });
  });

  test("of a batch that there is not, or that is no id, is refused", async () => {
    expect((await admin.post(`/admin/products/bulk/${randomUUID()}/undo`)).status).toBe(400);
    expect((await admin.post("/admin/products/bulk/nonsense/undo")).status).toBe(400);
  });

  test("gives variants back the prices that they had, and those that had none", async () => {
    const { productId } = await shop.addProduct({
      price: 20,
      options: [{ name: "Size", values: ["S", "L"] }],
      variants: [
        { id: "s", sku: randomUUID(), options: { Size: "S" } },
        { id: "l", sku: randomUUID(), options: { Size: "L" }, price: 25 },
      ],
    });
    const { batchId } = await send({ items: [{ productId }], change: { price: { set: 5 } } });
    await undo(batchId);
    expect(await show(productId)).toMatchObject({ price: 20 });
    expect((await show(productId)).variants.map(({ price }) => price)).toEqual([undefined, 25]);
  });
});
