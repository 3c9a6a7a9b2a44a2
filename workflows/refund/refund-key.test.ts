import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

async function paidOrder(): Promise<{ orderId: string; productId: string }> {
  const { productId } = await shop.addProduct({ price: 30 });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 3 }));
  const { orderId } = await shopper.json<{ orderId: string }>(
    shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address }),
  );
  await shop.settled();
  return { orderId, productId };
}

const refund = (key: string, body: object) => admin.post("/payment/refund", body, { "idempotency-key": key });

describe("the Idempotency-Key of a refund", () => {
  test("with the same request is the same refund, and with any other is refused and refunds nothing", async () => {
    const { orderId, productId } = await paidOrder();
    const other = await paidOrder();
    const first = { orderId, amount: 5, reason: "late" };
    for (let time = 0; time < 2; time++)
      expect(await admin.json(refund("key-1", first))).toMatchObject({ refundedAmount: 5 });
    for (const changed of [
      { ...first, amount: 25 },
      { ...first, reason: "broken" },
      { ...first, restock: true },
      { orderId, lines: [{ productId, quantity: 1 }], reason: "late" },
      { orderId },
      { ...first, orderId: other.orderId },
    ]) {
      const response = await refund("key-1", changed);
      expect([response.status, await response.json()]).toMatchObject([
        422,
        { error: { code: "IDEMPOTENCY_KEY_REUSED" } },
      ]);
    }
    for (const { orderId: id, refunded } of [
      { orderId, refunded: 5 },
      { orderId: other.orderId, refunded: 0 },
    ])
      expect(await admin.json(admin.get(`/admin/orders/${id}`))).toMatchObject({ refundedAmount: refunded });
  });

  test("of a request that was refused serves for the corrected one", async () => {
    const { orderId } = await paidOrder();
    expect((await refund("key-2", { orderId, amount: 5000 })).status).toBe(400);
    expect(await admin.json(refund("key-2", { orderId, amount: 50 }))).toMatchObject({ refundedAmount: 50 });
  });

  test("with two requests at once refunds one of them", async () => {
    const { orderId } = await paidOrder();
    const answers = await Promise.all([1, 2].map((amount) => refund("key-3", { orderId, amount })));
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 422]);
  });
});
