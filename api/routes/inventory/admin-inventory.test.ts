import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

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

describe("staff's view of units", () => {
  test("has each SKU with what is on hand, reserved and available", async () => {
    const { productId } = await shirt();
    await reserve({ productId, variantId: "s", quantity: 2 });
    expect(await show(productId)).toMatchObject({
      productId,
      count: 2,
      items: [
        { variantId: "s", sku: "SHIRT-S", location: "default", onHand: 3, reserved: 2, available: 1 },
        { variantId: "m", sku: "SHIRT-M", location: "default", onHand: 4, reserved: 0, available: 4 },
      ],
    });
    expect((await admin.get("/admin/inventory/nothing")).status).toBe(404);
  });

  test("is for staff alone", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shop.shopper();
    for (const [caller, status] of [
      [shop.guest, 401],
      [shopper, 403],
    ] as const) {
      expect((await caller.get(`/admin/inventory/${productId}`)).status).toBe(status);
      for (const [path, body] of [
        ["adjustments", { by: 1, reason }],
        ["counts", { counted: 1, revision: 1, reason }],
      ] as const)
        expect((await caller.post(`/admin/inventory/${productId}/${path}`, body)).status).toBe(status);
    }
  });
});

describe("an adjustment", () => {
  test("changes what is on hand by a difference and is audited with its reason", async () => {
    const { productId } = await shop.addProduct({ stock: 10 });
    expect(await admin.json(adjust(productId, { by: -3 }))).toMatchObject({
      items: [{ onHand: 7, reserved: 0, available: 7 }],
    });
    await admin.json(adjust(productId, { by: 5, reason: "Delivery 4711" }));
    const audited = await admin.json(admin.get(`/admin/audit?subject=inventory%23${productId}`));
    expect(audited).toMatchObject({
      items: [
        { action: "inventory.adjustStock", reason: "Delivery 4711" },
        { action: "inventory.adjustStock", reason, actor: admin.userId, actorEmail: "staff@example.com" },
      ],
    });
    expect(audited["items"]).toMatchObject([
      { changes: expect.arrayContaining([{ path: "stock", before: 7, after: 12 }]) },
      { changes: expect.arrayContaining([{ path: "stock", before: 10, after: 7 }]) },
    ]);
    await shop.settled();
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
      stock: 12,
      available: 12,
      version: 1,
    });
  });

  test("never takes what is reserved, and twenty at once all count", async () => {
    const { productId } = await shop.addProduct({ stock: 5 });
    await reserve({ productId, quantity: 3 });
    expect((await adjust(productId, { by: -3 })).status).toBe(409);
    expect(await show(productId)).toMatchObject({ items: [{ onHand: 5, reserved: 3 }] });
    await Promise.all(Array.from({ length: 20 }, () => admin.json(adjust(productId, { by: 1 }))));
    expect(await show(productId)).toMatchObject({ items: [{ onHand: 25, reserved: 3, available: 22 }] });
  });

  test("sent again with its key acts once; the key with another adjustment is refused", async () => {
    const { productId } = await shop.addProduct({ stock: 5 });
    const key = { "idempotency-key": "delivery-1" };
    for (let twice = 0; twice < 2; twice++)
      expect(await admin.json(adjust(productId, { by: 4 }, key))).toMatchObject({ items: [{ onHand: 9 }] });
    expect((await adjust(productId, { by: 3 }, key)).status).toBe(422);
  });

  test("names a variant where the product is sold by variant, and a reason", async () => {
    const { productId } = await shirt("SHIRT2");
    const without = await adjust(productId, { by: 1 });
    expect(without.status).toBe(400);
    expect(await without.json()).toMatchObject({ error: { details: { issues: [{ path: "variantId" }] } } });
    expect((await adjust(productId, { variantId: "xl", by: 1 })).status).toBe(404);
    expect((await adjust(productId, { variantId: "s", by: 0 })).status).toBe(400);
    expect((await adjust(productId, { variantId: "s", by: 1, reason: " " })).status).toBe(400);
    expect(await admin.json(adjust(productId, { variantId: "s", by: 1 }))).toMatchObject({
      items: [{ onHand: 4 }, { onHand: 4 }],
    });
  });
});

describe("a count", () => {
  test("sets what is on hand at the revision that was counted at", async () => {
    const { productId } = await shop.addProduct({ stock: 10 });
    await reserve({ productId, quantity: 2 });
    const {
      items: [{ revision }],
    } = await show(productId);
    expect(await admin.json(count(productId, { counted: 8, revision }))).toMatchObject({
      items: [{ onHand: 8, reserved: 2, available: 6 }],
    });
    // Somebody else's count, or a sale, came first.
    expect((await count(productId, { counted: 9, revision })).status).toBe(409);
    expect((await count(productId, { counted: 1, revision: revision + 1 })).status).toBe(409);
    expect(await show(productId)).toMatchObject({ items: [{ onHand: 8, reserved: 2 }] });
  });
});

describe("an edit of a product", () => {
  const put = (productId: string, edit: object) => admin.put(`/products/${productId}`, edit);
  const product = (productId: string) => shop.guest.json(shop.guest.get(`/products/${productId}`));

  test("cannot bring sold units back: its stock must be what is on hand", async () => {
    const { productId } = await shop.addProduct({ stock: 5 });
    await admin.json(adjust(productId, { by: -2 }));
    const stale = await put(productId, { stock: 5, description: "New" });
    expect(stale.status).toBe(409);
    expect(await stale.json()).toMatchObject({
      error: {
        code: "CONFLICT",
        message: expect.stringContaining(`/admin/inventory/${productId}`),
      },
    });
    expect(await admin.json(put(productId, { stock: 3, description: "New" }))).toMatchObject({
      stock: 3,
      description: "New",
    });
  });

  test("gives a new variant its first units and leaves those of the others alone", async () => {
    const { productId } = await shirt("SHIRT3");
    await reserve({ productId, variantId: "s", quantity: 1 });
    const variants = [
      { id: "s", sku: "SHIRT3-S", options: { Size: "S" } },
      { id: "m", sku: "SHIRT3-M", options: { Size: "M" }, stock: 4 },
      { id: "l", sku: "SHIRT3-L", options: { Size: "L" }, stock: 6 },
    ];
    expect(await admin.json(put(productId, { variants }))).toMatchObject({
      stock: 13,
      available: 12,
      variants: [{ available: 2 }, { available: 4 }, { available: 6 }],
    });
    const wrong = variants.map((variant) => (variant.id === "m" ? { ...variant, stock: 9 } : variant));
    expect((await put(productId, { variants: wrong })).status).toBe(409);
    await shop.settled();
    expect(await product(productId)).toMatchObject({ stock: 13, available: 12 });
  });

  test("takes a variant's units out with it, unless some are reserved", async () => {
    const { productId } = await shirt("SHIRT4");
    await reserve({ productId, variantId: "s", quantity: 1 });
    const [s, m] = [
      { id: "s", sku: "SHIRT4-S", options: { Size: "S" } },
      { id: "m", sku: "SHIRT4-M", options: { Size: "M" } },
    ];
    expect((await put(productId, { variants: [m] })).status).toBe(409);
    expect(await admin.json(put(productId, { variants: [s] }))).toMatchObject({ stock: 3, available: 2 });
    // It comes back empty: its units were taken out.
    expect(await admin.json(put(productId, { variants: [s, m] }))).toMatchObject({ stock: 3, available: 2 });
  });

  test("that brings variants takes the product's own units out, unless some are reserved", async () => {
    const options = [{ name: "Size", values: ["S"] }];
    const variants = [{ sku: "ONE", options: { Size: "S" }, stock: 2 }];
    const [free, held] = [await shop.addProduct({ stock: 5 }), await shop.addProduct({ stock: 5 })];
    await reserve({ productId: held.productId, quantity: 1 });
    expect((await put(held.productId, { options, variants })).status).toBe(409);
    expect(await admin.json(put(free.productId, { options, variants }))).toMatchObject({
      stock: 2,
      available: 2,
    });
    expect(await show(free.productId)).toMatchObject({ items: [{ sku: "ONE", onHand: 2 }] });
    expect(await admin.json(put(free.productId, { variants: [], options: [], stock: 7 }))).toMatchObject({
      stock: 7,
      variants: [],
    });
  });
});
