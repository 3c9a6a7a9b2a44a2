import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { visa } from "../../../scripts/testing/shopping.ts";

const japan = { ...address, country: "JP", state: "Tokyo", zipCode: "100-0001", city: "Chiyoda" };

type Refused = { error: { code: string; details: { issues?: { path: string; message: string }[] } } };
/** The status of a refusal with what it says of its fields. */
const refusal = async (answer: Promise<Response>): Promise<unknown[]> => {
  const response = await answer;
  const { error } = (await response.json()) as Refused;
  const issues = error.details.issues ?? [];
  return [response.status, ...issues.map(({ path, message }) => `${path} ${message}`)];
};
type Results = { items: { outcome: string; after?: { price: number }; reason?: string }[] };

describe("A shop whose own currency is the yen", () => {
  let shop: TestShop;
  let admin: Caller;
  beforeAll(async () => {
    shop = await testShop();
    admin = await shop.admin();
    await change("store", (store) => ({ ...store, currency: "JPY" }));
    // What is dear in dollars is not in yen.
    const dear = { highAmount: 99_999_999, newAccountAmount: 99_999_999 };
    await change("thresholds", ({ fraud, ...rest }) => ({ ...rest, fraud: { ...fraud, ...dear } }));
  });
  afterAll(() => shop.close());
  const change = async (
    part: string,
    after: (value: Record<string, object>) => Record<string, unknown>,
  ): Promise<void> => {
    const path = `/admin/settings/${part}`;
    const { version, value } = await admin.json<{ version: number; value: Record<string, object> }>(
      admin.get(path),
    );
    await admin.json(admin.put(path, after(value), { "if-match": `"${version}"` }));
  };

  const product = { name: "Watch", category: "Watches", stock: 10 };

  test("takes whole prices up to what Stripe charges at once, of products and variants, new and edited", async () => {
    const create = (fields: object) => admin.post("/products", { ...product, ...fields });
    const whole = "must be a whole number, because JPY has no decimals";
    expect(await refusal(create({ price: 19.5 }))).toEqual([400, `price ${whole}`]);
    expect(await refusal(create({ price: 100_000_000 }))).toMatchObject([
      400,
      /^price must be .* 99,999,999/,
    ]);
    const size = { options: [{ name: "Size", values: ["S"] }] };
    const variants = [{ sku: `W-${crypto.randomUUID()}`, options: { Size: "S" }, price: 0.5 }];
    expect(await refusal(create({ price: 20, ...size, variants }))).toEqual([
      400,
      `variants.0.price ${whole}`,
    ]);
    const { productId } = await admin.json<{ productId: string }>(create({ price: 99_999_999 }));
    expect(await refusal(admin.put(`/products/${productId}`, { price: 1.01 }))).toEqual([
      400,
      `price ${whole}`,
    ]);
    expect(await admin.json(admin.put(`/products/${productId}`, { price: 1_500_000 }))).toMatchObject({
      price: 1_500_000,
    });
  });

  test("computes whole prices in a bulk edit, and refuses an ending in cents", async () => {
    const { productId } = await shop.addProduct({ ...product, price: 1_999 });
    const preview = async (price: object) => {
      const body = { items: [{ productId }], change: { price }, dryRun: true };
      const { items } = await admin.json<Results>(admin.post("/admin/products/bulk", body));
      return items[0]?.after?.price ?? items[0]?.reason;
    };
    expect(await preview({ percent: -3.3, rounding: "0.01" })).toBe(1_933);
    expect(await preview({ amount: 1.4, rounding: "0.05" })).toBe(2_000);
    expect(await preview({ percent: 10, rounding: "x.95" })).toMatch(/^price must be a whole number/);
    expect(await preview({ set: 2.5 })).toMatch(/^price must be a whole number/);
    expect(await preview({ percent: 1000, rounding: "1.00" })).toBe(21_989);
  });

  test("ships and screens by amounts of yen before anybody has set them", async () => {
    const own = await testShop();
    const staff = await own.admin();
    const { version, value } = await staff.json<{ version: number; value: object }>(
      staff.get("/admin/settings/store"),
    );
    await staff.json(
      staff.put("/admin/settings/store", { ...value, currency: "JPY" }, { "if-match": `"${version}"` }),
    );
    const { productId } = await own.addProduct({ ...product, price: 1_800 });
    const shopper = await own.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 9 }));
    const { orderId } = await shopper.json<{ orderId: string }>(
      shopper.post("/orders", { paymentMethodId: visa, shippingAddress: japan }),
    );
    await own.settled();
    expect(await own.deps.orders.find(orderId)).toMatchObject({
      payment: "PAID",
      needsReview: false,
      subtotal: 1_620_000,
      shipping: 199_500,
    });
    await own.close();
  });

  test("sells an order of more than a million yen, found by a price filter, sorted by it, paid and refunded whole", async () => {
    const { productId } = await shop.addProduct({ ...product, name: "Gold watch", price: 43_000_000 });
    const lower = await shop.addProduct({ ...product, name: "Steel watch", price: 42_900_000 });
    await shop.settled();
    const found = await shop.guest.json<{ items: { productId: string; price: number }[] }>(
      shop.guest.get("/search?q=watch&minPrice=42900000&maxPrice=99999999&sort=price-desc"),
    );
    expect(found.items.map((one) => [one.productId, one.price])).toEqual([
      [productId, 43_000_000],
      [lower.productId, 42_900_000],
    ]);
    const shopper = await shop.shopper();
    const items = [{ productId, quantity: 2 }];
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const quote = await shopper.json<{ total: number; currency: string }>(
      shopper.post("/cart/quote", { items, shippingAddress: japan }),
    );
    expect(quote.currency).toBe("JPY");
    expect(quote.total).toBeGreaterThanOrEqual(86_000_000);
    const { orderId } = await shopper.json<{ orderId: string }>(
      shopper.post("/orders", { paymentMethodId: visa, shippingAddress: japan, quoteTotal: quote.total }),
    );
    await shop.settled();
    expect(await shop.deps.orders.find(orderId)).toMatchObject({
      payment: "PAID",
      currency: "JPY",
      totalAmount: quote.total * 100,
    });
    expect(await refusal(admin.post("/payment/refund", { orderId, amount: quote.total + 1 }))).toEqual([
      400,
      `amount must be at most ${quote.total}, which is what is left to refund`,
    ]);
    await admin.json(admin.post("/payment/refund", { orderId, amount: quote.total }));
    await shop.settled();
    expect(await shop.deps.orders.find(orderId)).toMatchObject({ refundedAmount: quote.total * 100 });
  });
});

describe("A shop that sells in dollars", () => {
  test("has prices up to 999,999.99, and says so in a product, a bulk edit and a list of prices", async () => {
    const shop = await testShop();
    const admin = await shop.admin();
    const most = "must be at most 999,999.99";
    const dear = { name: "Yacht", category: "Boats", price: 1_000_000, stock: 1 };
    expect(await refusal(admin.post("/products", dear))).toEqual([400, `price ${most}`]);
    const { productId } = await shop.addProduct({ ...dear, price: 999_999.99 });
    const body = { items: [{ productId }], change: { price: { set: 1_000_000 } } };
    const { items } = await admin.json<Results>(admin.post("/admin/products/bulk", body));
    expect(items).toMatchObject([{ outcome: "refused", reason: `price ${most}` }]);
    const changes = [{ book: "default", amount: 1_000_000 }];
    const cells = admin.put(`/admin/products/${productId}/prices`, { changes }, { "if-match": `"1"` });
    expect(await refusal(cells)).toEqual([400, `changes.0.amount ${most}`]);
    await shop.close();
  });

  test("keeps its decimals while it sells, and puts nothing on sale in yen that costs cents", async () => {
    const shop = await testShop();
    const admin = await shop.admin();
    const { productId } = await shop.addProduct({ price: 19.99 });
    const set = async (currency: string) => {
      const { version, value } = await admin.json<{ version: number; value: object }>(
        admin.get("/admin/settings/store"),
      );
      return admin.put("/admin/settings/store", { ...value, currency }, { "if-match": `"${version}"` });
    };
    const refused = await set("JPY");
    expect(refused.status).toBe(409);
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    expect(error.message).toContain("only one of them has decimals and 1 product is on sale");
    expect((await set("EUR")).status).toBe(200);
    await admin.delete(`/products/${productId}`);
    expect((await set("JPY")).status).toBe(200);
    const body = { items: [{ productId }], change: { isActive: true } };
    const { items } = await admin.json<Results>(admin.post("/admin/products/bulk", body));
    expect(items).toMatchObject([
      { outcome: "refused", reason: "price must be a whole number, because JPY has no decimals" },
    ]);
    await shop.close();
  });

  test("refuses an order of more than can be charged at once, before anything is reserved", async () => {
    const shop = await testShop();
    const { productId } = await shop.addProduct({ price: 600_000, stock: 5 });
    const shopper = await shop.shopper();
    await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
    const { total } = await shopper.json<{ total: number }>(
      shopper.post("/cart/quote", { items: [{ productId, quantity: 2 }], shippingAddress: address }),
    );
    for (const quoteTotal of [undefined, total]) {
      const answer = await shopper.post("/orders", {
        paymentMethodId: visa,
        shippingAddress: address,
        quoteTotal,
      });
      expect(answer.status).toBe(409);
      const { error } = (await answer.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe("CONFLICT");
      expect(error.message).toContain("999,999.99 USD");
    }
    await shop.settled();
    expect(await shop.deps.inventory.find([{ productId }])).toMatchObject([{ available: 5, stocked: 5 }]);
    expect(await shopper.json(shopper.get("/orders"))).toMatchObject({ items: [] });
    await shop.close();
  });
});
