import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
  for (const fields of [
    { name: "Fjord Stoneware Mug", category: "Kitchen", tags: ["coffee", "tea"], price: 18.5 },
    { name: "Ember Enamel Mug", category: "Kitchen", tags: ["coffee"], price: 25, stock: 0 },
    {
      name: "Waxed Canvas Backpack",
      category: "Bags",
      tags: ["travel"],
      price: 180,
      description: "<i>Roomy</i>",
    },
  ])
    await shop.addProduct(fields);
  await shop.settled();
});
afterAll(() => shop.close());

type Found = {
  items: {
    productId: string;
    name: string;
    price: number;
    available: number;
    highlights: Record<string, string>;
  }[];
  total: number;
  facets: { categories: unknown; prices: { from: number; count: number }[]; inStock: number };
  correction?: string;
};
const find = (query: string) => shop.guest.json<Found>(shop.guest.get(`/search?${query}`));
const names = async (query: string) => (await find(query)).items.map(({ name }) => name);

describe("search", () => {
  test("answers with products, safe highlights, facets, a correction and the time it took", async () => {
    const response = await shop.guest.get("/search?q=backpakc");
    expect(response.headers.get("server-timing")).toMatch(/^search;dur=\d/);
    const found = (await response.json()) as Found;
    expect(found).toMatchObject({
      total: 1,
      correction: "backpack",
      items: [
        {
          name: "Waxed Canvas Backpack",
          price: 180,
          highlights: {
            name: "Waxed Canvas <mark>Backpack</mark>",
            description: "&lt;i&gt;Roomy&lt;/i&gt;",
          },
        },
      ],
      facets: { categories: [{ value: "Bags", count: 1 }], inStock: 1 },
    });
    expect(found.facets.prices.find(({ from }) => from === 100)?.count).toBe(1);
  });

  test("filters by category, tags, price and stock, each given as a list or again and again", async () => {
    expect(await names("category=Bags")).toEqual(["Waxed Canvas Backpack"]);
    expect(await names("tags=tea,travel&sort=price-asc")).toEqual([
      "Fjord Stoneware Mug",
      "Waxed Canvas Backpack",
    ]);
    expect(await names("tags=tea&tags=travel&sort=price-desc")).toEqual([
      "Waxed Canvas Backpack",
      "Fjord Stoneware Mug",
    ]);
    expect(await names("q=mug&minPrice=18.5&maxPrice=24.99")).toEqual(["Fjord Stoneware Mug"]);
    expect(await names("q=mug&inStock=true")).toEqual(["Fjord Stoneware Mug"]);
    expect(await names("sort=price-asc&limit=1&offset=1")).toEqual(["Ember Enamel Mug"]);
  });

  test.each([
    ["limit=0", "limit"],
    ["limit=101", "limit"],
    ["offset=-1", "offset"],
    ["offset=99999", "offset"],
    ["minPrice=abc", "minPrice"],
    ["minPrice=1.999", "minPrice"],
    ["maxPrice=", "maxPrice"],
    ["minPrice=20&maxPrice=10", "maxPrice"],
    ["inStock=maybe", "inStock"],
    ["sort=cheapest", "sort"],
    [`q=${"x".repeat(201)}`, "q"],
  ])("refuses %s by name", async (query, path) => {
    const response = await shop.guest.get(`/search?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: "VALIDATION_ERROR", details: { issues: [{ path }] } },
    });
  });

  test("suggests while a shopper types", async () => {
    const suggested = await shop.guest.json<{ products: { name: string }[]; categories: string[] }>(
      shop.guest.get("/search/suggest?q=ba&limit=3"),
    );
    expect(suggested.categories).toEqual([{ category: "Bags", slug: "bags" }]);
    expect(suggested.products.map(({ name }) => name)).toEqual(["Waxed Canvas Backpack"]);
    expect((await shop.guest.get("/search/suggest")).status).toBe(400);
  });

  test("what staff change, what is sold and what is taken off is found as it is", async () => {
    const admin = await shop.admin();
    const made = await shop.addProduct({ name: "Porcelain Teapot", stock: 1, category: "Tea" });
    await shop.settled();
    expect(await names("q=teapot")).toEqual(["Porcelain Teapot"]);
    await admin.json(admin.put(`/products/${made.productId}`, { name: "Porcelain Kettle" }));
    await shop.settled();
    expect(await names("q=teapot&category=Tea")).toEqual([]);
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId: made.productId, quantity: 1 }));
    const order = {
      paymentMethodId: "pm_card_visa",
      shippingAddress: { street: "1 Main", city: "Reno", state: "NV", zipCode: "89501", country: "US" },
    };
    await shopper.json(shopper.post("/orders", order));
    await shop.settled();
    expect((await find("q=kettle")).items[0]?.available).toBe(0);
    expect(await names("q=kettle&inStock=true")).toEqual([]);
    await admin.delete(`/products/${made.productId}`);
    await shop.settled();
    expect(await names("q=kettle")).toEqual([]);
  });
});

describe("search that is down", () => {
  test("is said within two seconds, and listing by category goes on", async () => {
    const dark = await testShop({ log: () => {} });
    await dark.addProduct({ category: "Kitchen" });
    await dark.settled();
    for (const broken of [
      () => Promise.reject(new Error("connect ECONNREFUSED 127.0.0.1:9200")),
      // Accepts the question and never answers.
      () => new Promise<never>(() => {}),
    ]) {
      Object.assign(dark.deps.search, { search: broken, suggest: broken });
      for (const path of ["/search?q=mug", "/search/suggest?q=mug"]) {
        const asked = performance.now();
        const response = await dark.guest.get(path);
        expect(response.status).toBe(503);
        expect(response.headers.get("retry-after")).toBe("5");
        const text = await response.text();
        expect(JSON.parse(text)).toMatchObject({ error: { code: "SERVICE_UNAVAILABLE" } });
        expect(text).not.toContain("ECONNREFUSED");
        expect(performance.now() - asked).toBeLessThan(2_000);
      }
    }
    expect(
      (await dark.guest.json<{ count: number }>(dark.guest.get("/products?category=Kitchen"))).count,
    ).toBe(1);
    await dark.close();
  });
});

describe("what staff see of search", () => {
  test("queries, those that found nothing, and clicks, counted by day however they were typed", async () => {
    const counting = await testShop();
    const admin = await counting.admin();
    await counting.addProduct({ name: "Walnut Board" });
    await counting.settled();
    for (const q of ["walnut", "Walnut ", "WALNUT", "zeppelin", "walnutt", ""])
      await counting.guest.json(counting.guest.get(`/search?q=${encodeURIComponent(q)}`));
    await counting.guest.json(counting.guest.get("/search?q=walnut&offset=20"));
    const click = { q: "walnut", productId: "00000000-0000-4000-8000-000000000001", position: 0 };
    expect((await counting.guest.post("/search/click", click)).status).toBe(204);
    expect((await counting.guest.post("/search/click", { q: "walnut" })).status).toBe(400);
    const report = await admin.json<{ days: unknown[]; top: unknown[]; empty: unknown[] }>(
      admin.get("/admin/search/analytics"),
    );
    expect(report.days).toHaveLength(7);
    expect(report.days.at(-1)).toMatchObject({ searches: 5, empty: 2, clicks: 1 });
    expect(report.top[0]).toEqual({ query: "walnut", searches: 3, empty: 0, clicks: 1 });
    expect(report.empty).toEqual([
      { query: "walnutt", searches: 1, empty: 1, clicks: 0 },
      { query: "zeppelin", searches: 1, empty: 1, clicks: 0 },
    ]);
    for (const period of ["from=2026-01-01&to=2026-12-31", "from=2026-02-02&to=2026-02-01", "from=yesterday"])
      expect((await admin.get(`/admin/search/analytics?${period}`)).status).toBe(400);
    expect((await counting.guest.get("/admin/search/analytics")).status).toBe(401);
    await counting.close();
  });

  test("a rebuild that they ask for takes what is in the table, once, and says when it is done", async () => {
    const admin = await shop.admin();
    expect(await admin.json(admin.get("/admin/search/rebuild"))).toEqual({});
    const [one, other] = await Promise.all([
      admin.json(admin.post("/admin/search/rebuild")),
      admin.json(admin.post("/admin/search/rebuild")),
    ]);
    expect(one).toMatchObject({ read: 0 });
    expect(other).toBeTruthy();
    await shop.settled();
    const { rebuild } = await admin.json<{ rebuild: { state: string; read: number } }>(
      admin.get("/admin/search/rebuild"),
    );
    expect(rebuild).toMatchObject({ state: "done" });
    expect(rebuild.read).toBeGreaterThanOrEqual(3);
    expect((await find("q=mug")).total).toBe(2);
    expect((await (await shop.shopper()).post("/admin/search/rebuild")).status).toBe(403);
  });
});
