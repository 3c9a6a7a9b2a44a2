import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answerBank } from "../../scripts/testing/bank.ts";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let now = Date.now();
let shop: TestShop;
beforeAll(async () => {
  shop = await testShop({ clock: () => now });
});
afterAll(() => shop.close());

type Order = {
  orderId: string;
  status: string;
  clientSecret?: string;
  paymentId?: string;
  failure?: { code: string };
};

async function orderAtTheBank(): Promise<{ shopper: Caller; order: Order; productId: string }> {
  const { productId } = await shop.addProduct({ stock: 3 });
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
  const body = { paymentMethodId: "pm_card_threeDSecure2Required", shippingAddress: address };
  const { orderId } = await shopper.json<Order>(shopper.post("/orders", body));
  await shop.settled();
  return { shopper, order: await orderOf(shopper, orderId), productId };
}

const orderOf = (shopper: Caller, orderId: string) => shopper.json<Order>(shopper.get(`/orders/${orderId}`));
const stockOf = (productId: string) =>
  shop.guest.json<{ stock: number; available: number }>(shop.guest.get(`/products/${productId}`));

const answer = (order: Order, button: "approve" | "fail") =>
  answerBank((request) => shop.fetch(request), order, button);

describe("a card that asks for 3-D Secure", () => {
  test("waits at the bank with its secret; the units are held", async () => {
    const { order, productId } = await orderAtTheBank();
    expect(order).toMatchObject({
      status: "REQUIRES_ACTION",
      clientSecret: expect.stringContaining("_secret_"),
    });
    expect(await stockOf(productId)).toMatchObject({ stock: 3, available: 1 });
  });

  test("approved: the order is paid, also when the browser never comes back", async () => {
    const { shopper, order, productId } = await orderAtTheBank();
    const back = await answer(order, "approve");
    expect(back?.status).toBe(303);
    expect(back?.headers.get("location")).toContain(`/orders/${order.orderId}`);
    await shop.settled();
    expect(await orderOf(shopper, order.orderId)).toMatchObject({
      status: "PROCESSING",
      card: { brand: "visa", last4: expect.stringMatching(/^\d{4}$/) },
    });
    expect(order).not.toHaveProperty("card");
    expect((await orderOf(shopper, order.orderId)).clientSecret).toBeUndefined();
    expect(await stockOf(productId)).toMatchObject({ stock: 1, available: 1 });
  });

  test("failed: nothing is charged and the units are back", async () => {
    const { shopper, order, productId } = await orderAtTheBank();
    await answer(order, "fail");
    await shop.settled();
    expect(await orderOf(shopper, order.orderId)).toMatchObject({
      status: "FAILED",
      failure: { code: "PAYMENT_DECLINED" },
    });
    expect(await stockOf(productId)).toMatchObject({ stock: 3, available: 3 });
    expect(await shop.deps.payments.find(order.paymentId ?? "")).toMatchObject({
      status: "canceled",
      amountCaptured: 0,
    });
  });

  test("abandoned: after a quarter of an hour the authorization is cancelled and the units are released", async () => {
    const { shopper, order, productId } = await orderAtTheBank();
    now += 14 * 60 * 1000;
    shop.workflows.tick();
    await shop.settled();
    expect((await orderOf(shopper, order.orderId)).status).toBe("REQUIRES_ACTION");
    now += 2 * 60 * 1000;
    shop.workflows.tick();
    await shop.settled();
    expect(await orderOf(shopper, order.orderId)).toMatchObject({ status: "FAILED" });
    expect(await stockOf(productId)).toMatchObject({ stock: 3, available: 3 });
  });

  test("cancelled by the shopper while the bank waits: nothing is charged, the units are back", async () => {
    const { shopper, order, productId } = await orderAtTheBank();
    expect(await shopper.json(shopper.post(`/orders/${order.orderId}/cancel`))).toMatchObject({
      status: "CANCELLED",
    });
    await shop.settled();
    expect(await stockOf(productId)).toMatchObject({ stock: 3, available: 3 });
    expect(await shop.deps.payments.find(order.paymentId ?? "")).toMatchObject({ status: "canceled" });
  });

  test("one webhook sent 50 times, and every event in reverse order: one effect", async () => {
    const { shopper, order, productId } = await orderAtTheBank();
    shop.stripe.hold();
    await answer(order, "approve");
    await shop.stripe.deliverDue({ copies: 50, order: (events) => events.toReversed() });
    shop.stripe.release();
    await shop.settled();
    const { timeline } = await shopper.json<{ timeline: { status: string }[] }>(
      shopper.get(`/orders/${order.orderId}`),
    );
    expect(timeline.map((entry) => entry.status)).toEqual([
      "PENDING",
      "REQUIRES_ACTION",
      "PAID",
      "PROCESSING",
    ]);
    expect(await stockOf(productId)).toMatchObject({ stock: 1, available: 1 });
    expect(shop.mailbox.list().filter((mail) => mail.text.includes(order.orderId))).toHaveLength(1);
  });
});
