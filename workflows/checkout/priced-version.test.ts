import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { maxCartLines } from "../../api/domain/cart/cart.ts";
import { auditShop } from "../../scripts/testing/audit.ts";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

type Answer = { orderId?: string; error?: { code: string } };
type Order = { status: string; totalAmount: number; discount: number };
const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
const full = Number(process.env["RACE_ORDERS"] ?? (process.env["TEST_TABLES"] === "dynamodb" ? 60 : 1_000));

describe("edits of a product while it is bought", () => {
  test(`of its description refuse none of ${full} orders for its variants`, async () => {
    const ids = Array.from({ length: 20 }, (_, place) => `v${place}`);
    const { productId } = await shop.addProduct({
      options: [{ name: "Kind", values: ids }],
      variants: ids.map((id) => ({ id, sku: id, options: { Kind: id }, stock: full / ids.length })),
    });
    const buyers = await Promise.all(
      Array.from({ length: full }, async (_, place) => {
        const buyer = await shop.shopper();
        const variantId = ids[place % ids.length];
        await buyer.json(buyer.post("/cart", { productId, variantId, quantity: 1 }));
        return buyer;
      }),
    );
    const edits = (async () => {
      for (let edit = 0; edit < full / 10; edit++)
        await admin.json(admin.put(`/products/${productId}`, { description: `Edit ${edit}` }));
    })();
    const answers = await Promise.all(
      buyers.map(async (buyer) => (await (await buyer.post("/orders", body)).json()) as Answer),
    );
    await edits;
    await shop.settled();
    expect(answers.flatMap(({ error }) => error?.code ?? [])).toEqual([]);
    const orders = await Promise.all(
      buyers.map((buyer, place) => buyer.json<Order>(buyer.get(`/orders/${answers[place]?.orderId}`))),
    );
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(["PROCESSING"]));
    const { differences, shown } = await auditShop(shop);
    expect([...differences, ...shown]).toEqual([]);
    expect(await shop.guest.json(shop.guest.get(`/products/${productId}`))).toMatchObject({
      stock: 0,
      available: 0,
      version: 1 + full / 10,
    });
  }, 600_000);

  test("of its price are told before anything is reserved", async () => {
    const { productId } = await shop.addProduct({ price: 10 });
    const buyer = await shop.shopper();
    await buyer.json(buyer.post("/cart", { productId, quantity: 1 }));
    await admin.json(admin.put(`/products/${productId}`, { price: 11 }));
    const refused = await buyer.post("/orders", body);
    expect(await refused.json()).toMatchObject({ error: { code: "PRICE_CHANGED" } });
  });
});

describe("a cart", () => {
  test(`of ${maxCartLines} different products is ordered in one transaction; one line more is refused`, async () => {
    const products = await Promise.all(
      Array.from({ length: maxCartLines + 1 }, () => shop.addProduct({ stock: 2, price: 1 })),
    );
    const buyer = await shop.shopper();
    const items = products.map(({ productId }) => ({ productId, quantity: 1 }));
    const merged = await buyer.json<{ count: number; dropped: unknown[] }>(
      buyer.post("/cart/merge", { items }),
    );
    expect(merged).toMatchObject({ count: maxCartLines, dropped: [{}] });
    expect((await buyer.post("/cart", merged.dropped[0])).status).toBe(409);
    const { orderId } = await buyer.json<{ orderId: string }>(buyer.post("/orders", body));
    await shop.settled();
    expect(await buyer.json(buyer.get(`/orders/${orderId}`))).toMatchObject({ status: "PROCESSING" });
    await admin.json(admin.post("/payment/refund", { orderId, restock: true }));
    await shop.settled();
    const { differences, shown } = await auditShop(shop);
    expect([...differences, ...shown]).toEqual([]);
  });

  test("is discounted by a rule about a category in the cart, a quote and the order alike", async () => {
    const { version, value } = await admin.json<{ version: number; value: object }>(
      admin.get("/admin/settings/pricing"),
    );
    const discounts = [{ name: "Tea week", minimum: 0, category: "Tea", percent: 10 }];
    const rule = admin.put(
      "/admin/settings/pricing",
      { ...value, discounts },
      { "if-match": `"${version}"` },
    );
    await admin.json(rule);
    const [tea, mug] = [
      await shop.addProduct({ category: "Tea", price: 20 }),
      await shop.addProduct({ price: 20 }),
    ];
    const buyer = await shop.shopper();
    const items = [tea, mug].map(({ productId }) => ({ productId, quantity: 1 }));
    for (const item of items) await buyer.json(buyer.post("/cart", item));
    for (const answer of [buyer.get("/cart"), shop.guest.post("/cart/quote", { items })])
      expect(await buyer.json(answer)).toMatchObject({ subtotal: 40, discount: 2 });
    const { orderId } = await buyer.json<{ orderId: string }>(buyer.post("/orders", body));
    await shop.settled();
    expect(await buyer.json<Order>(buyer.get(`/orders/${orderId}`))).toMatchObject({
      subtotal: 40,
      discount: 2,
    });
  });
});
