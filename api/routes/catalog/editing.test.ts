import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Refusal = { error: { code: string; details: Record<string, unknown> } };
const put = (productId: string, edit: object, version: number) =>
  admin.put(`/products/${productId}`, edit, { "if-match": `"${version}"` });

describe("two people who edit one product", () => {
  test("the second is told what stands and what the edit was made on", async () => {
    const { productId } = await shop.addProduct({ name: "Kettle", price: 30, stock: 4 });
    await admin.json(put(productId, { price: 35, description: "Whistles" }, 1));
    const refused = await put(productId, { price: 28 }, 1);
    expect(refused.status).toBe(409);
    expect(((await refused.json()) as Refusal).error).toMatchObject({
      code: "CONFLICT",
      details: {
        issues: [{ path: "version" }],
        current: { version: 2, price: 35, description: "Whistles", stock: 4, reserved: 0 },
        base: { version: 1, price: 30, description: "", categorySlug: "kitchen" },
      },
    });
    expect(await admin.json(put(productId, { price: 28 }, 2))).toMatchObject({
      version: 3,
      price: 28,
      description: "Whistles",
    });
  });

  test("is told what stands also where nobody knows any more what the edit was made on", async () => {
    const { productId } = await shop.addProduct();
    const refused = (await (await put(productId, { price: 1 }, 7)).json()) as Refusal;
    expect(refused.error.details).toMatchObject({ current: { version: 1 } });
    expect(refused.error.details).not.toHaveProperty("base");
    expect((await put("no-such-product", { price: 1 }, 1)).status).toBe(404);
  });
});

describe("why a product cannot be bought", () => {
  const why = (productId: string) =>
    admin.json<{ buyable: boolean; reasons: { code: string }[] }>(
      admin.get(`/admin/products/${productId}/availability`),
    );

  test("has no reasons for a product that can be bought and found", async () => {
    const { productId, slug } = await shop.addProduct();
    await shop.settled();
    await shop.search.index.refresh();
    expect(await why(productId)).toEqual({ productId, buyable: true, reasons: [] });
    expect(await why(slug)).toMatchObject({ buyable: true });
    expect((await admin.get("/admin/products/nothing/availability")).status).toBe(404);
  });

  test("names off sale, no price and no units", async () => {
    const { productId } = await shop.addProduct({ price: 0, stock: 0 });
    await admin.delete(`/products/${productId}`);
    expect(await why(productId)).toMatchObject({
      buyable: false,
      reasons: [{ code: "inactive" }, { code: "no_price", variantIds: [] }, { code: "out_of_stock" }],
    });
  });

  test("names the orders that hold all units, and the variants and combinations that are missing", async () => {
    const { productId } = await shop.addProduct({
      options: [
        { name: "Size", values: ["S", "M"] },
        { name: "Colour", values: ["Red", "Blue"] },
      ],
      variants: [
        { id: "sr", sku: "WHY-SR", options: { Size: "S", Colour: "Red" }, stock: 2 },
        { id: "mr", sku: "WHY-MR", options: { Size: "M", Colour: "Red" }, stock: 0 },
        { id: "mb", sku: "WHY-MB", options: { Size: "M", Colour: "Blue" }, stock: 1 },
      ],
    });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, variantId: "sr", quantity: 2 }));
    const body = { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: address };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    await shop.settled();
    await shop.search.index.refresh();
    expect(await why(productId)).toEqual({
      productId,
      buyable: true,
      reasons: [
        {
          code: "all_reserved",
          variantId: "sr",
          sku: "WHY-SR",
          onHand: 2,
          orders: [{ orderId, quantity: 2, since: expect.any(Number) }],
        },
        { code: "out_of_stock", variantId: "mr", sku: "WHY-MR" },
        { code: "combinations_missing", count: 1, combinations: [["S", "Blue"]] },
      ],
    });
  });

  test("names a product that the search does not have yet", async () => {
    const { productId } = await shop.addProduct({ name: "Unindexed lantern" });
    await shop.settled();
    await shop.search.index.apply([{ type: "remove", version: Number.MAX_SAFE_INTEGER, productId }]);
    await shop.search.index.refresh();
    expect(await why(productId)).toMatchObject({ buyable: true, reasons: [{ code: "not_in_search" }] });
  });
});
