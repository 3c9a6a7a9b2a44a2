import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { tables } from "../../adapters/stores/keys.ts";
import type { Tables } from "../../ports/table.ts";

let shop: TestShop;
let admin: Caller;
let read = 0;
/** Counts the items that queries of the products read. */
const counted = (engine: Tables): Tables => ({
  ...engine,
  async query(table, query) {
    const page = await engine.query(table, query);
    if (table.name === tables.products.name) read += page.items.length;
    return page;
  },
  scan: () => Promise.reject(new Error("a list scans no table")),
});
beforeAll(async () => {
  shop = await testShop({ portsOf: (_, ports) => ({ ...ports, tables: counted(ports.tables) }) });
  admin = await shop.admin();
  for (let place = 0; place < 24; place++) {
    const { productId } = await shop.addProduct({
      name: `${["Éclair mold", "anchor", "Zebra rug"][place % 3]} ${place}`,
      price: 30 - place,
      stock: place,
      category: place % 4 === 0 ? "Rugs" : "Kitchen",
      slug: `listed-${place}`,
    });
    if (place % 5 === 0) await admin.delete(`/products/${productId}`);
  }
  await shop.settled();
});
afterAll(() => shop.close());

type Product = {
  productId: string;
  name: string;
  price: number;
  available: number;
  updatedAt: number;
  category: string;
  isActive: boolean;
};
type Page = { items: Product[]; lastKey?: string };

async function walked(filters: string, limit = 5): Promise<Product[]> {
  const seen: Product[] = [];
  let lastKey: string | undefined;
  do {
    read = 0;
    const page: Page = await admin.json<Page>(
      admin.get(
        `/admin/products?limit=${limit}&${filters}${lastKey === undefined ? "" : `&lastKey=${lastKey}`}`,
      ),
    );
    expect(read).toBeLessThanOrEqual(2 * limit);
    expect(page.items.length === limit || page.lastKey === undefined).toBe(true);
    seen.push(...page.items);
    lastKey = page.lastKey;
  } while (lastKey !== undefined && seen.length < 100);
  return seen;
}

describe("staff's list of products", () => {
  test.each([
    ["name", (one: Product) => one.name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()],
    ["price", (one: Product) => one.price],
    ["stock", (one: Product) => one.available],
    ["updated", (one: Product) => one.updatedAt],
  ] as const)(
    "sorts by %s both ways, on and off sale merged, and has each product once",
    async (sort, key) => {
      for (const [order, sign] of [
        ["asc", 1],
        ["desc", -1],
      ] as const) {
        const all = await walked(`sort=${sort}-${order}`);
        expect(new Set(all.map(({ productId }) => productId)).size).toBe(24);
        const keys = all.map((one): string | number => key(one));
        const sorted = keys.toSorted((one, other) => (one < other ? -sign : one > other ? sign : 0));
        expect(keys).toEqual(sorted);
      }
    },
  );

  test("combines category, on sale and low stock in any order", async () => {
    const rugs = await walked("category=Rugs&active=true&sort=price-asc", 2);
    expect(rugs.map(({ price }) => price)).toEqual([14, 18, 22, 26]);
    expect(rugs.every(({ isActive, category }) => isActive && category === "Rugs")).toBe(true);
    expect((await walked("category=Rugs&active=false")).map(({ price }) => price)).toEqual([10, 30]);
    const low = await walked("lowStock=true&active=true", 3);
    expect(low.map(({ available }) => available)).toEqual([1, 2, 3, 4, 6, 7, 8, 9]);
    expect((await walked("lowStock=true&category=Rugs", 1)).map(({ available }) => available)).toEqual([
      0, 4, 8,
    ]);
    expect(await walked("category=Nothing")).toEqual([]);
  });

  test("follows an edit: a product that is renamed, repriced or moved is where it belongs", async () => {
    const { productId } = await shop.addProduct({ name: "mmm", price: 1, category: "Moved" });
    await admin.json(
      admin.put(`/products/${productId}`, { name: "aaa first", price: 900, category: "Moved 2" }),
    );
    expect(await walked("category=Moved")).toEqual([]);
    expect((await walked("category=Moved%202&sort=name-asc")).map(({ name }) => name)).toEqual(["aaa first"]);
    expect((await walked("sort=price-desc"))[0]).toMatchObject({ productId });
    await admin.delete(`/products/${productId}`);
    expect(await walked("category=Moved%202&active=true")).toEqual([]);
  });

  test("finds by id, slug, SKU, the start of a name and by words, with the filters", async () => {
    const shirt = await shop.addProduct({
      name: "Linen shirt",
      category: "Wear",
      options: [{ name: "Size", values: ["M"] }],
      variants: [{ sku: "LIN-M", options: { Size: "M" }, stock: 2 }],
    });
    await shop.settled();
    await shop.search.index.refresh();
    const found = async (query: string) =>
      (await admin.json<Page>(admin.get(`/admin/products?${query}`))).items.map(({ name }) => name);
    for (const q of [shirt.productId, shirt.slug, "lin-m", "linen s", "shirt", "LINEN SHIRT"])
      expect((await found(`q=${encodeURIComponent(q)}`))[0], q).toBe("Linen shirt");
    expect(await found("q=shirt&active=false")).toEqual([]);
    expect(await found("q=eclair&active=false")).toEqual(["Éclair mold 0", "Éclair mold 15"]);
    expect(await found("q=listed-5&category=Rugs")).toEqual([]);
    expect(await found("q=no+such+thing")).toEqual([]);
  });

  test("refuses a lastKey of another order or filter", async () => {
    const { lastKey } = await admin.json<Page>(admin.get("/admin/products?limit=1&sort=name-asc"));
    expect((await admin.get(`/admin/products?limit=1&sort=name-desc&lastKey=${lastKey}`)).status).toBe(400);
    expect(
      (await admin.get(`/admin/products?limit=1&sort=name-asc&active=true&lastKey=${lastKey}`)).status,
    ).toBe(400);
  });
});

test("staff open a product that is off sale, by id and by slug, with the version to edit", async () => {
  const product = await shop.addProduct({ name: "Hidden", slug: "hidden", stock: 3 });
  await admin.delete(`/products/${product.productId}`);
  for (const id of [product.productId, "hidden"]) {
    const answer = await admin.get(`/admin/products/${id}`);
    expect(answer.headers.get("etag")).toBe('"2"');
    expect(await answer.json()).toMatchObject({ isActive: false, stock: 3, reserved: 0, version: 2 });
  }
  expect((await admin.get("/admin/products/nothing")).status).toBe(404);
});
