import { randomUUID } from "node:crypto";
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
  paymentId?: string;
  card?: { brand: string; last4: string };
  clientSecret?: string;
  failure?: { code: string };
  timeline: { status: string }[];
};
type Stock = { stock: number; available: number };

const pay = (caller: Caller, fields: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  caller.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address, ...fields }, headers);
const orderOf = (caller: Caller, orderId: string) => caller.json<Order>(caller.get(`/orders/${orderId}`));
const stockOf = (productId: string) => shop.guest.json<Stock>(shop.guest.get(`/products/${productId}`));

async function shopperWith(
  ...lines: { productId: string; variantId?: string; quantity: number }[]
): Promise<Caller> {
  const shopper = await shop.shopper();
  for (const line of lines) await shopper.json(shopper.post("/cart", line));
  return shopper;
}

describe("an order that is paid", () => {
  test("is charged once, exactly; the units leave the stock, the cart is empty, a mail is out", async () => {
    const { productId } = await shop.addProduct({ price: 40, stock: 5 });
    const shopper = await shopperWith({ productId, quantity: 2 });
    const { total } = await shopper.json<{ total: number }>(shopper.get("/cart?country=US&state=CA"));
    const response = await pay(shopper, { quoteTotal: total });
    expect(response.status).toBe(202);
    const { orderId, totalAmount } = (await response.json()) as Order;
    expect(totalAmount).toBe(total);
    await shop.settled();
    const order = await orderOf(shopper, orderId);
    expect(order.timeline.map((entry) => entry.status)).toEqual(["PENDING", "PAID", "PROCESSING"]);
    expect(order.card).toEqual({ brand: "visa", last4: "4242" });
    expect(await shopper.json(shopper.get(`/payment/status?paymentId=${order.paymentId}`))).toMatchObject({
      status: "succeeded",
      amount: total,
      amountCaptured: total,
      orderId,
    });
    expect(await stockOf(productId)).toMatchObject({ stock: 3, available: 3 });
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ count: 0 });
    expect(shop.mailbox.list().filter((mail) => mail.text.includes(orderId))).toHaveLength(1);
  });

  test("leaves in the cart what was put there while it was being paid", async () => {
    const [bought, later] = [await shop.addProduct(), await shop.addProduct()];
    const shopper = await shopperWith({ productId: bought.productId, quantity: 1 });
    const placed = pay(shopper);
    await shopper.json(shopper.post("/cart", { productId: later.productId, quantity: 1 }));
    expect((await placed).status).toBe(202);
    await shop.settled();
    expect(await shopper.json(shopper.get("/cart"))).toMatchObject({
      items: [{ productId: later.productId }],
    });
  });

  test("tells its events until it rests", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shopperWith({ productId, quantity: 1 });
    const { orderId } = (await (await pay(shopper)).json()) as Order;
    await shop.settled();
    const stream = await shopper.get(`/orders/${orderId}/events`);
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const reader = stream.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(first).toContain("event: status");
    expect(first).toContain(`"orderId":"${orderId}"`);
  });
});

describe("what refuses a checkout before anything is touched", () => {
  test("an empty cart", async () => {
    const shopper = await shop.shopper();
    const response = await pay(shopper);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "CART_EMPTY" } });
  });

  test("a product taken off", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shopperWith({ productId, quantity: 1 });
    const admin = await shop.admin();
    await admin.delete(`/products/${productId}`);
    const response = await pay(shopper);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      error: { code: "PRODUCT_UNAVAILABLE", details: { lines: [{ productId }] } },
    });
  });

  test("a price that is no longer what was shown, told in decimals", async () => {
    const { productId } = await shop.addProduct({ price: 10 });
    const shopper = await shopperWith({ productId, quantity: 1 });
    const { total } = await shopper.json<{ total: number }>(shopper.get("/cart?country=US&state=CA"));
    const admin = await shop.admin();
    await admin.json(admin.put(`/products/${productId}`, { price: 12 }));
    const response = await pay(shopper, { quoteTotal: total });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      error: { code: "PRICE_CHANGED", details: { quoteTotal: total } },
    });
    expect(await stockOf(productId)).toMatchObject({ available: 10 });
  });

  test("stock that others took meanwhile: the lines are named, nothing is charged", async () => {
    const { productId } = await shop.addProduct({ stock: 2 });
    const [first, second] = [
      await shopperWith({ productId, quantity: 2 }),
      await shopperWith({ productId, quantity: 1 }),
    ];
    expect((await pay(first)).status).toBe(202);
    const refused = await pay(second);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      error: { code: "OUT_OF_STOCK", details: { lines: [{ productId, requested: 1, available: 0 }] } },
    });
    await shop.settled();
    expect(await stockOf(productId)).toMatchObject({ stock: 0, available: 0 });
  });
});

describe("a payment that fails", () => {
  test.each(["pm_card_visa_chargeDeclined", "pm_card_visa_chargeDeclinedInsufficientFunds"])(
    "%s: the order is FAILED with a way out, the stock is back, the cart is kept",
    async (paymentMethodId) => {
      const { productId } = await shop.addProduct({ stock: 4 });
      const shopper = await shopperWith({ productId, quantity: 3 });
      const { orderId } = (await (await pay(shopper, { paymentMethodId })).json()) as Order;
      await shop.settled();
      expect(await orderOf(shopper, orderId)).toMatchObject({
        status: "FAILED",
        failure: { code: "PAYMENT_DECLINED" },
      });
      expect(await stockOf(productId)).toMatchObject({ stock: 4, available: 4 });
      expect(await shopper.json(shopper.get("/cart"))).toMatchObject({ itemCount: 3 });
    },
  );

  test("a payment method that does not exist ends the same way", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shopperWith({ productId, quantity: 1 });
    const { orderId } = (await (await pay(shopper, { paymentMethodId: "pm_nothing" })).json()) as Order;
    await shop.settled();
    expect(await orderOf(shopper, orderId)).toMatchObject({
      status: "FAILED",
      failure: { code: "PAYMENT_INVALID" },
    });
    expect(await stockOf(productId)).toMatchObject({ available: 10 });
  });

  test("an order that looks like fraud is blocked: nothing is charged", async () => {
    const { productId } = await shop.addProduct({ price: 11_000, stock: 20 });
    const shopper = await shop.shopper();
    for (let order = 0; order < 6; order++) {
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
      await pay(shopper);
      await shop.settled();
    }
    const { items } = await shopper.json<{ items: Order[] }>(shopper.get("/orders"));
    const blocked = items.find((order) => order.failure?.code === "ORDER_BLOCKED");
    expect(blocked?.status).toBe("FAILED");
    const captured = items.filter((order) => order.status !== "FAILED").length;
    expect(await stockOf(productId)).toMatchObject({ stock: 20 - captured, available: 20 - captured });
  });
});

describe("the same Idempotency-Key", () => {
  test("sent 20 times at once is one order and one payment", async () => {
    const { productId } = await shop.addProduct({ stock: 50 });
    const shopper = await shopperWith({ productId, quantity: 1 });
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => pay(shopper, {}, { "idempotency-key": key })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 20 }, () => 202));
    const orders = (await Promise.all(answers.map((answer) => answer.json()))) as Order[];
    expect(new Set(orders.map((order) => order.orderId)).size).toBe(1);
    await shop.settled();
    const late = (await (await pay(shopper, {}, { "idempotency-key": key })).json()) as Order;
    expect(late).toMatchObject({ orderId: orders[0]?.orderId, status: "PROCESSING" });
    expect(await shopper.json(shopper.get("/orders"))).toMatchObject({ count: 1 });
    expect(await stockOf(productId)).toMatchObject({ stock: 49, available: 49 });
  });

  test("with another request is refused", async () => {
    const { productId } = await shop.addProduct();
    const shopper = await shopperWith({ productId, quantity: 1 });
    const key = randomUUID();
    await pay(shopper, {}, { "idempotency-key": key });
    const other = await pay(shopper, { currency: "EUR" }, { "idempotency-key": key });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ error: { code: "IDEMPOTENCY_KEY_REUSED" } });
  });

  test("of another shopper is another order", async () => {
    const { productId } = await shop.addProduct();
    const key = randomUUID();
    const [one, other] = [
      await shopperWith({ productId, quantity: 1 }),
      await shopperWith({ productId, quantity: 1 }),
    ];
    const answers = await Promise.all(
      [one, other].map((caller) => pay(caller, {}, { "idempotency-key": key })),
    );
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Order).orderId));
    expect(new Set(ids).size).toBe(2);
  });
});

test("another shopper's order is as unknown as none", async () => {
  const { productId } = await shop.addProduct();
  const owner = await shopperWith({ productId, quantity: 1 });
  const { orderId } = (await (await pay(owner)).json()) as Order;
  const stranger = await shop.shopper();
  expect((await stranger.get(`/orders/${orderId}`)).status).toBe(404);
  expect((await stranger.get(`/orders/${orderId}/events`)).status).toBe(404);
  expect(await stranger.json(stranger.get("/orders"))).toMatchObject({ count: 0 });
  await shop.settled();
  const { paymentId } = await orderOf(owner, orderId);
  expect((await stranger.get(`/payment/status?paymentId=${paymentId}`)).status).toBe(404);
});
