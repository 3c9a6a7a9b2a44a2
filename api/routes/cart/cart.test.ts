import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Cart = {
  items: {
    productId: string;
    variantId?: string;
    quantity: number;
    price: number;
    currentPrice: number;
    problem?: string;
  }[];
  count: number;
  itemCount: number;
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
};

describe("the cart", () => {
  test("is set, not added to: the same request twice leaves the same cart, zero removes the line", async () => {
    const shopper = await shop.shopper();
    const { productId } = await shop.addProduct({ price: 12.5 });
    for (let twice = 0; twice < 2; twice++) {
      const cart = await shopper.json<Cart>(shopper.post("/cart", { productId, quantity: 2 }));
      expect(cart).toMatchObject({ count: 1, itemCount: 2, subtotal: 25 });
    }
    expect(await shopper.json(shopper.post("/cart", { productId, quantity: 0 }))).toMatchObject({
      count: 0,
      total: 0,
    });
  });

  test("says what is left when there is not enough, and keeps what it had", async () => {
    const shopper = await shop.shopper();
    const { productId } = await shop.addProduct({ stock: 3 });
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const refused = await shopper.post("/cart", { productId, quantity: 4 });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      error: { code: "OUT_OF_STOCK", details: { lines: [{ productId, requested: 4, available: 3 }] } },
    });
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ items: [{ productId, quantity: 2 }] });
  });

  test("keeps the price at which a line was added and shows today's beside it", async () => {
    const [shopper, admin] = await Promise.all([shop.shopper(), shop.admin()]);
    const { productId } = await shop.addProduct({ price: 10 });
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    await admin.json(admin.put(`/products/${productId}`, { price: 11.5 }));
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({
      items: [{ price: 10, currentPrice: 11.5, problem: "price_changed" }],
      subtotal: 11.5,
    });
  });

  test("leaves what is no longer sold out of the total and says so", async () => {
    const [shopper, admin] = await Promise.all([shop.shopper(), shop.admin()]);
    const [gone, kept] = [await shop.addProduct({ price: 10 }), await shop.addProduct({ price: 7 })];
    for (const { productId } of [gone, kept])
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    await admin.delete(`/products/${gone.productId}`);
    const cart = await shopper.json<Cart>(shopper.get("/cart"));
    expect(cart.items.find((item) => item.productId === gone.productId)?.problem).toBe("unavailable");
    expect(cart).toMatchObject({ subtotal: 7, itemCount: 1 });
  });

  test("a product with variants is bought by variant, each a line of its own", async () => {
    const shopper = await shop.shopper();
    const { productId } = await shop.addProduct({
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { id: "s", sku: "T-S", options: { Size: "S" }, stock: 3 },
        { id: "m", sku: "T-M", options: { Size: "M" }, stock: 3, price: 20 },
      ],
      price: 10,
    });
    const without = await shopper.post("/cart", { productId, quantity: 1 });
    expect(await without.json()).toMatchObject({ error: { details: { issues: [{ path: "variantId" }] } } });
    expect((await shopper.post("/cart", { productId, variantId: "xl", quantity: 1 })).status).toBe(404);
    for (const variantId of ["s", "m"])
      await shopper.json(shopper.post("/cart", { productId, variantId, quantity: 1 }));
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ count: 2, subtotal: 30 });
    expect(await shopper.json(shopper.delete(`/cart?productId=${productId}&variantId=s`))).toMatchObject({
      count: 1,
    });
    expect(await shopper.json(shopper.delete("/cart"))).toMatchObject({ count: 0 });
  });

  test("belongs to its shopper alone", async () => {
    const [one, other] = await Promise.all([shop.shopper(), shop.shopper()]);
    const { productId } = await shop.addProduct();
    await one.json(one.post("/cart", { productId, quantity: 1 }));
    expect(await other.json(other.get("/cart"))).toMatchObject({ count: 0 });
  });
});

describe("a guest's lines at sign-in", () => {
  test("take per line the larger quantity, capped by stock; merging twice changes nothing", async () => {
    const shopper = await shop.shopper();
    const [both, scarce, fresh] = [
      await shop.addProduct(),
      await shop.addProduct({ stock: 2 }),
      await shop.addProduct(),
    ];
    await shopper.json(shopper.post("/cart", { productId: both.productId, quantity: 3 }));
    const items = [
      { productId: both.productId, quantity: 2 },
      { productId: scarce.productId, quantity: 5 },
      { productId: fresh.productId, quantity: 1 },
      { productId: "gone", quantity: 1 },
    ];
    for (let twice = 0; twice < 2; twice++) {
      const merged = await shopper.json<Cart & { dropped: unknown[] }>(
        shopper.post("/cart/merge", { items }),
      );
      const quantities = Object.fromEntries(merged.items.map((item) => [item.productId, item.quantity]));
      expect(quantities).toEqual({ [both.productId]: 3, [scarce.productId]: 2, [fresh.productId]: 1 });
      expect(merged.dropped).toEqual([{ productId: "gone", quantity: 1 }]);
    }
  });

  test("are priced without signing in, for where they go", async () => {
    const { productId } = await shop.addProduct({ price: 10 });
    const items = [{ productId, quantity: 2 }];
    const plain = await shop.guest.json<Cart>(shop.guest.post("/cart/quote", { items }));
    expect(plain.subtotal).toBe(20);
    const oregon = await shop.guest.json<Cart>(
      shop.guest.post("/cart/quote", { items, shippingAddress: { country: "US", state: "OR" } }),
    );
    expect(oregon.tax).toBe(0);
    expect(plain.total).toBeCloseTo(plain.subtotal + plain.shipping + plain.tax, 2);
  });
});
