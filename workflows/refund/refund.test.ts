import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

type Order = {
  orderId: string;
  status: string;
  totalAmount: number;
  refundedAmount: number;
  paymentId: string;
  items: { total: number; quantity: number }[];
};

async function paidOrder(
  quantity = 3,
): Promise<{ shopper: Caller; admin: Caller; order: Order; productId: string }> {
  const { productId } = await shop.addProduct({ stock: 10, price: 33.33 });
  const [shopper, admin] = await Promise.all([shop.shopper(), shop.admin()]);
  await shopper.json(shopper.post("/cart", { productId, quantity }));
  const placed = shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address });
  const { orderId } = await shopper.json<Order>(placed);
  await shop.settled();
  return { shopper, admin, productId, order: await shopper.json<Order>(shopper.get(`/orders/${orderId}`)) };
}

const stockOf = async (productId: string) => {
  await shop.settled();
  return shop.guest.json(shop.guest.get(`/products/${productId}`));
};

/** Entries of an order's books, by account, in cents. */
async function books(admin: Caller, orderId: string): Promise<Record<string, number>> {
  const { ledger } = await admin.json<{ ledger: { account: string; amount: number }[] }>(
    admin.get(`/admin/orders/${orderId}`),
  );
  const sums: Record<string, number> = {};
  for (const { account, amount } of ledger) sums[account] = (sums[account] ?? 0) + Math.round(amount * 100);
  return sums;
}

describe("a refund by staff", () => {
  test("by line with restocking gives back exactly those units' worth, and the rest later to the cent", async () => {
    const { admin, order, productId } = await paidOrder();
    const { orderId } = order;
    const one = await admin.json<Order>(
      admin.post("/payment/refund", { orderId, lines: [{ productId, quantity: 1 }], restock: true }),
    );
    expect(one).toMatchObject({ status: "PROCESSING", paymentStatus: "PARTIALLY_REFUNDED" });
    expect(Math.abs(one.refundedAmount - order.totalAmount / 3)).toBeLessThan(0.02);
    expect(await stockOf(productId)).toMatchObject({ stock: 8, available: 8 });
    const rest = await admin.json<Order>(admin.post("/payment/refund", { orderId }));
    expect(rest).toMatchObject({ status: "REFUNDED", refundedAmount: order.totalAmount });
    expect(await stockOf(productId)).toMatchObject({ stock: 8 });
    const payment = await shop.deps.payments.find(order.paymentId);
    expect(payment?.amountRefunded).toBe(Math.round(order.totalAmount * 100));
    expect(await books(admin, orderId)).toEqual({ shopper: 0, goods: 0, shipping: 0, tax: 0 });
  });

  test("with the same Idempotency-Key, ten at once, gives back once", async () => {
    const { admin, order } = await paidOrder();
    const headers = { "idempotency-key": "refund-1" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        admin.post("/payment/refund", { orderId: order.orderId, amount: 5 }, headers),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 10 }, () => 200));
    await shop.settled();
    expect(await admin.json(admin.get(`/admin/orders/${order.orderId}`))).toMatchObject({
      refundedAmount: 5,
    });
  });

  test("ten different ones at once never refund more than was paid", async () => {
    const { admin, order } = await paidOrder(1);
    const amount = Math.floor(order.totalAmount * 100 * 0.4) / 100;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => admin.post("/payment/refund", { orderId: order.orderId, amount })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(2);
    const payment = await shop.deps.payments.find(order.paymentId);
    expect(payment?.amountRefunded).toBe(Math.round(amount * 200));
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["more than is left", { amount: 100_000 }, "amount"],
    ["nothing", { amount: 0 }, "amount"],
    ["a line that was not bought", { lines: [{ productId: "other", quantity: 1 }] }, "lines.0"],
    ["an amount and lines", { amount: 1, lines: [{ productId: "other", quantity: 1 }] }, "amount"],
  ])("of %s is refused by name", async (_, body, path) => {
    const { admin, order } = await paidOrder(1);
    const response = await admin.post("/payment/refund", { orderId: order.orderId, ...body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { details: { issues: [{ path }] } } });
  });

  test("is not for shoppers", async () => {
    const { shopper, order } = await paidOrder(1);
    expect((await shopper.post("/payment/refund", { orderId: order.orderId })).status).toBe(403);
  });
});

describe("a shopper who cancels", () => {
  test("before shipping gets everything back, the units too; twice is once, and one mail tells", async () => {
    const { shopper, order, productId } = await paidOrder();
    for (let twice = 0; twice < 2; twice++) {
      const cancelled = await shopper.json(shopper.post(`/orders/${order.orderId}/cancel`));
      expect(cancelled).toMatchObject({ status: "CANCELLED", refundedAmount: order.totalAmount });
    }
    await shop.settled();
    expect(await stockOf(productId)).toMatchObject({ stock: 10, available: 10 });
    const mails = shop.mailbox.list().filter((mail) => mail.text.includes(order.orderId));
    expect(mails.map((mail) => mail.subject)).toEqual([
      "Your order has been cancelled",
      "Your order is confirmed",
    ]);
  });

  test("after shipping is told that it is too late", async () => {
    const { shopper, admin, order } = await paidOrder(1);
    await admin.json(admin.put(`/admin/orders/${order.orderId}`, { status: "SHIPPED", note: "DHL 123" }));
    expect((await shopper.post(`/orders/${order.orderId}/cancel`)).status).toBe(409);
  });

  test("somebody else's order finds nothing", async () => {
    const { order } = await paidOrder(1);
    const stranger = await shop.shopper();
    expect((await stranger.post(`/orders/${order.orderId}/cancel`)).status).toBe(404);
  });
});

describe("staff's list of orders", () => {
  test("finds by status and by customer, and moves only as the status allows", async () => {
    const { shopper, admin, order } = await paidOrder(1);
    await shop.settled();
    const byCustomer = await admin.json<{ items: Order[] }>(
      admin.get(`/admin/orders?customer=${shopper.userId}`),
    );
    expect(byCustomer.items.map((one) => one.orderId)).toEqual([order.orderId]);
    const processing = await admin.json<{ items: Order[] }>(
      admin.get("/admin/orders?status=PROCESSING&limit=100"),
    );
    expect(processing.items.map((one) => one.orderId)).toContain(order.orderId);
    expect((await admin.put(`/admin/orders/${order.orderId}`, { status: "DELIVERED" })).status).toBe(409);
    await admin.json(admin.put(`/admin/orders/${order.orderId}`, { status: "SHIPPED" }));
    await admin.json(admin.put(`/admin/orders/${order.orderId}`, { status: "DELIVERED" }));
    const all = await admin.json<{ items: Order[] }>(admin.get("/admin/orders?limit=100"));
    expect(all.items.find((one) => one.orderId === order.orderId)?.status).toBe("DELIVERED");
    expect((await shopper.get("/admin/orders")).status).toBe(403);
  });
});
