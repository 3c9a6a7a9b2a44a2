import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Page = { items: { productId: string; name: string; price: number }[]; count: number; lastKey?: string };

describe("the list of products", () => {
  test("walks every product of a category once, page by page, by price", async () => {
    const prices = [30, 10, 20, 10, 25];
    for (const price of prices) await shop.addProduct({ category: "Walk", price });
    const seen: number[] = [];
    let lastKey: string | undefined;
    do {
      const next: string = lastKey === undefined ? "" : `&lastKey=${encodeURIComponent(lastKey)}`;
      const page = await shop.guest.json<Page>(
        shop.guest.get(`/products?category=Walk&sort=price-asc&limit=2${next}`),
      );
      seen.push(...page.items.map((item) => item.price));
      lastKey = page.lastKey;
    } while (lastKey !== undefined);
    expect(seen).toEqual([...prices].sort((one, other) => one - other));
  });

  test("a key of another list, or one that was tampered with, is refused by name", async () => {
    for (const price of [1, 2]) await shop.addProduct({ category: "Keys", price });
    const { lastKey = "" } = await shop.guest.json<Page>(shop.guest.get("/products?category=Keys&limit=1"));
    expect(lastKey).not.toBe("");
    for (const path of [
      `/products?category=Walk&limit=1&lastKey=${lastKey}`,
      `/products?category=Keys&limit=1&lastKey=${lastKey.replace(/^./, (first) => (first === "e" ? "f" : "e"))}`,
      "/products?lastKey=nonsense",
    ]) {
      const response = await shop.guest.get(path);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: { code: "VALIDATION_ERROR", details: { issues: [{ path: "lastKey" }] } },
      });
    }
  });

  test("what is taken off is in no list, no count and at no address; staff still see it", async () => {
    const admin = await shop.admin();
    const product = await shop.addProduct({ category: "Gone" });
    const removed = await admin.delete(`/products/${product.productId}`);
    expect(removed.status).toBe(204);
    expect((await admin.delete(`/products/${product.productId}`)).status).toBe(204);
    expect((await shop.guest.get(`/products/${product.productId}`)).status).toBe(404);
    expect((await shop.guest.json<Page>(shop.guest.get("/products?category=Gone"))).count).toBe(0);
    const { items } = await shop.guest.json<{ items: { category: string }[] }>(shop.guest.get("/categories"));
    expect(items.map((item) => item.category)).not.toContain("Gone");
    const all = await admin.json<Page>(admin.get("/admin/products?limit=100"));
    expect(all.items.map((item) => item.productId)).toContain(product.productId);
  });
});

describe("a product's page", () => {
  test("is found by id and by slug, also by one it had before", async () => {
    const admin = await shop.admin();
    const product = await shop.addProduct({ name: "Crème Brûlée Set" });
    expect(product.slug).toBe("creme-brulee-set");
    await admin.json(admin.put(`/products/${product.productId}`, { slug: "dessert-set" }));
    for (const id of [product.productId, "creme-brulee-set", "dessert-set"])
      expect(await shop.guest.json(shop.guest.get(`/products/${id}`))).toMatchObject({
        productId: product.productId,
      });
  });

  test("two products of one name get slugs of their own; a slug asked for by name is a conflict", async () => {
    const [first, second] = [
      await shop.addProduct({ name: "Twin" }),
      await shop.addProduct({ name: "Twin" }),
    ];
    expect(first.slug).toBe("twin");
    expect(second.slug).not.toBe("twin");
    const admin = await shop.admin();
    expect((await admin.post("/products", { name: "X", price: 1, category: "Y", slug: "twin" })).status).toBe(
      409,
    );
  });
});

describe("staff's edits", () => {
  test("an edit on an old version is a conflict and changes nothing", async () => {
    const admin = await shop.admin();
    const { productId } = await shop.addProduct();
    await admin.json(admin.put(`/products/${productId}`, { price: 20 }, { "if-match": '"1"' }));
    const late = await admin.put(`/products/${productId}`, { price: 30 }, { "if-match": '"1"' });
    expect(late.status).toBe(409);
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
      price: 20,
      version: 2,
    });
  });

  test("twenty edits of different products at once keep the categories' counts exact", async () => {
    const admin = await shop.admin();
    const made = await Promise.all(Array.from({ length: 20 }, () => shop.addProduct({ category: "Before" })));
    await Promise.all(
      made.map(({ productId }) => admin.put(`/products/${productId}`, { category: "After" })),
    );
    const { items } = await shop.guest.json<{ items: { category: string; count: number }[] }>(
      shop.guest.get("/categories"),
    );
    expect(items.find((item) => item.category === "After")?.count).toBe(20);
    expect(items.find((item) => item.category === "Before")).toBeUndefined();
  });

  test("variants carry their own price and stock, and the product their sum", async () => {
    const product = await shop.addProduct({
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { sku: "TEE-S", options: { Size: "S" }, stock: 3 },
        { sku: "TEE-M", options: { Size: "M" }, stock: 4, price: 15 },
      ],
    });
    expect(product).toMatchObject({
      stock: 7,
      available: 7,
      variants: [{ stock: 3 }, { stock: 4, price: 15 }],
    });
  });

  test("a variant that its options do not allow is refused with its path", async () => {
    const admin = await shop.admin();
    const response = await admin.post("/products", {
      name: "Tee",
      price: 10,
      category: "Apparel",
      options: [{ name: "Size", values: ["S"] }],
      variants: [{ sku: "TEE-XL", options: { Size: "XL" }, stock: 1 }],
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { details: { issues: [{ path: "variants.0.options.Size" }] } },
    });
  });

  test("shoppers and guests may not edit", async () => {
    const shopper = await shop.shopper();
    expect((await shopper.post("/products", { name: "X", price: 1, category: "Y" })).status).toBe(403);
    expect((await shop.guest.post("/products", { name: "X", price: 1, category: "Y" })).status).toBe(401);
    expect((await shopper.get("/admin/products")).status).toBe(403);
  });
});
