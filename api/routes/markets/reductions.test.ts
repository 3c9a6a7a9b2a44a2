import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { marketsWith } from "../../../scripts/testing/pricing/markets.ts";
import { type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import type { Product } from "../../domain/catalog/product.ts";
import { proposePrices } from "../../domain/markets/propose.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
  const settings = marketsWith([
    { id: "de", currency: "EUR", countries: ["DE"], taxIncluded: true },
    { id: "ch", currency: "CHF", countries: ["CH"] },
  ]);
  // Switzerland sells by the book of Germany, without the rule of the Union.
  const markets = settings.markets.map((market) =>
    market.marketId === "de"
      ? { ...market, priorPrice: true }
      : market.marketId === "ch"
        ? { ...market, book: "de" }
        : market,
  );
  await admin.json(admin.put("/admin/settings/markets", { ...settings, markets }, { "if-match": '"0"' }));
});
afterAll(() => shop.close());

const day = 24 * 60 * 60 * 1000;
const ids = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());
/** A product that has stood as it is for some days. */
const standing = (productId: string, days: number, fields: Partial<Product>): Product => ({
  productId,
  name: productId,
  slug: productId,
  description: "",
  price: 10_000,
  category: "Reduced",
  stock: 5,
  available: 5,
  imageUrl: `/images/products/${productId}.svg`,
  images: [],
  tags: [],
  options: [],
  variants: [],
  isActive: true,
  version: 1,
  pricedVersion: 1,
  createdAt: Date.now() - days * day,
  updatedAt: Date.now() - days * day,
  ...fields,
});

type Shown = { price: number; compareAt?: number };
const shownIn = async (productId: string, market: string) => {
  const { price, compareAt } = await shop.guest.json<Shown>(
    shop.guest.get(`/products/${productId}?market=${market}`),
  );
  return [price, compareAt];
};
const cut = (productId: string, version: number, amount: number, compareAt: number | null) =>
  admin.json(
    admin.put(
      `/admin/products/${productId}/prices`,
      { changes: [{ book: "de", amount, compareAt }] },
      { "if-match": `"${version}"` },
    ),
  );

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe("A reduction", () => {
  test("is shown against what the merchant wrote, and where the law says so against the lowest price before it", async () => {
    const [old = "", young = ""] = ids(2);
    const prices = { de: { amount: 9_000 } };
    await shop.deps.products.load([standing(old, 40, { prices }), standing(young, 20, { prices })]);
    for (const productId of [old, young]) await cut(productId, 1, 70, 120);
    expect(await shownIn(old, "ch")).toEqual([70, 120]);
    expect(await shownIn(old, "de")).toEqual([70, 90]);
    expect(await shownIn(young, "ch")).toEqual([70, 120]);
    expect(await shownIn(young, "de")).toEqual([70, undefined]);
    const { items } = await shop.guest.json<{ items: (Shown & { productId: string })[] }>(
      shop.guest.get("/products?category=Reduced&market=de"),
    );
    expect(items.find(({ productId }) => productId === old)).toMatchObject({ price: 70, compareAt: 90 });
    expect(items.find(({ productId }) => productId === young)?.compareAt).toBeUndefined();
    // Any other edit leaves it; further down it stays the first step's; raised it ends.
    await admin.json(admin.put(`/products/${old}`, { name: "Lamp" }));
    await cut(old, 3, 60, 120);
    expect(await shownIn(old, "de")).toEqual([60, 90]);
    await cut(old, 4, 65, 120);
    expect(await shownIn(old, "de")).toEqual([65, undefined]);
    await cut(old, 5, 90, null);
    expect(await shownIn(old, "ch")).toEqual([90, undefined]);
  });

  test("of a variant is the variant's, and of the default book too", async () => {
    const [productId = ""] = ids(1);
    const variant = (id: string, price?: number) => ({
      id,
      sku: `${productId}-${id}`,
      options: { Size: id },
      stock: 2,
      available: 2,
      ...(price !== undefined && { price }),
    });
    const options = [{ name: "Size", values: ["s", "l"] }];
    await shop.deps.products.load([
      standing(productId, 40, { options, variants: [variant("s"), variant("l", 15_000)] }),
    ]);
    const changes = [
      { book: "default", amount: 80, compareAt: 110 },
      { book: "default", variantId: "l", amount: 120, compareAt: 150 },
    ];
    await admin.json(admin.put(`/admin/products/${productId}/prices`, { changes }, { "if-match": '"1"' }));
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
      lowestPrice: 80,
      compareAt: 110,
      variants: [{ compareAt: 110 }, { price: 120, compareAt: 150 }],
    });
    const edit = (body: object) => admin.put(`/products/${productId}`, body);
    expect((await edit({ price: 80, compareAt: 70 })).status).toBe(400);
    expect(await admin.json(edit({ compareAt: null }))).toMatchObject({
      variants: [{ id: "s" }, { compareAt: 150 }],
    });
    expect(
      (await shop.guest.json<Shown>(shop.guest.get(`/products/${productId}`))).compareAt,
    ).toBeUndefined();
  });

  test("is the same in search, suggestions and wishlists as on the product's page, also once the default market is bound", async () => {
    const [old = "", young = ""] = ids(2);
    const reduced = {
      name: "Quartz timer",
      price: 9_000,
      category: "Clocks",
      prices: { de: { amount: 9_000 } },
    };
    await shop.deps.products.load([standing(old, 40, reduced), standing(young, 20, reduced)]);
    const shopper = await shop.shopper();
    for (const productId of [old, young]) {
      const changes = ["default", "de"].map((book) => ({ book, amount: 70, compareAt: 120 }));
      await admin.json(admin.put(`/admin/products/${productId}/prices`, { changes }, { "if-match": '"1"' }));
      await shopper.put(`/me/wishlist/${productId}`);
    }
    await shop.settled();
    type Item = { productId: string; compareAt?: number; product?: Item };
    const struckIn = async (answer: Promise<Response>) => {
      const body = await shop.guest.json<{ items?: Item[]; products?: Item[] }>(answer);
      const items = body.items ?? body.products ?? [];
      return [old, young].map((id) => {
        const item = items.find(({ productId }) => productId === id);
        return item && ((item.product ?? item).compareAt ?? null);
      });
    };
    const lists = (market: string) =>
      Promise.all(
        ["/search?q=quartz", "/search?category=Clocks&sort=price-asc", "/search/suggest?q=quartz"].map(
          (path) => struckIn(shop.guest.get(`${path}${market}`)),
        ),
      );
    const wished = () => struckIn(shopper.get("/me/wishlist"));
    expect(await lists("&market=ch")).toEqual(times(3, [120, 120]));
    expect(await lists("&market=de")).toEqual(times(3, [90, null]));
    expect([...(await lists("")), await wished()]).toEqual(times(4, [120, 120]));
    const { version, value } = await admin.json<{ version: number; value: { markets: object[] } }>(
      admin.get("/admin/settings/markets"),
    );
    const markets = value.markets.map((market) => ({ ...market, priorPrice: true }));
    await admin.json(
      admin.put("/admin/settings/markets", { ...value, markets }, { "if-match": `"${version}"` }),
    );
    expect([...(await lists("")), await wished()]).toEqual(times(4, [90, null]));
  });
});

test("a proposal over 2,000 products that is killed on the way and sent again prices each of them once", {
  timeout: 240_000,
}, async () => {
  const count = process.env["TEST_TABLES"] === "dynamodb" ? 200 : 2_000;
  const category = "Killed";
  const products = ids(count).map((productId) => standing(productId, 5, { category }));
  await shop.deps.products.load(products);
  const batchId = crypto.randomUUID();
  const staff = { type: "staff", roles: ["admin"], userId: admin.userId, email: "a@example.com" } as const;
  let writes = 0;
  /** Dies three times in the middle of a page, some of whose writes are stored. */
  const mortal: typeof shop.deps = {
    ...shop.deps,
    products: {
      ...shop.deps.products,
      async change(...given) {
        if (++writes % Math.floor(count / 3 - 10) === 0) throw new Error("killed");
        return shop.deps.products.change(...given);
      },
    },
  };
  let kills = 0;
  let isDone = false;
  let cursor: Awaited<ReturnType<typeof proposePrices>>["cursor"];
  do {
    try {
      const page = await proposePrices(mortal, staff, {
        bookId: "ch",
        from: "default",
        factor: 0.95,
        ending: ".90",
        onlyMissing: true,
        category,
        dryRun: false,
        batchId,
        limit: 100,
        cursor,
      });
      expect(page.results.every(({ outcome }) => outcome === "changed")).toBe(true);
      ({ cursor } = page);
      isDone = cursor === undefined;
    } catch (error) {
      expect(String(error)).toContain("killed");
      kills++;
    }
  } while (!isDone);
  expect(kills).toBeGreaterThan(0);
  const stored = await shop.deps.products.findMany(products.map(({ productId }) => productId));
  expect(stored.filter((one) => one?.version === 2 && one.prices?.["ch"]?.amount === 9_490)).toHaveLength(
    count,
  );
  expect(await shop.deps.products.countPriced("ch", 5_000)).toBe(count);
});
