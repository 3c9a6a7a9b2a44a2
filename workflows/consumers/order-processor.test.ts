import { afterAll, beforeAll, expect, test } from "vitest";
import { checkLine } from "../../api/domain/cart/cart.ts";
import { draftOrder } from "../../api/domain/checkout/draft.ts";
import { resolveMarket } from "../../api/domain/markets/service.ts";
import { cancel } from "../../api/domain/orders/cancel.ts";
import { movePayment } from "../../api/domain/orders/moves.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { resolvePlan } from "../../api/domain/pricing/resolve-plan.ts";
import { planRefund, settled, withRefund } from "../../api/domain/refunds/refund.ts";
import { planShipping } from "../../api/domain/shipping/delivery.ts";
import type { Messages, OutgoingMessage } from "../../api/ports/messages.ts";
import { address, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { orderProcessor } from "./order-processor.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

/** An order that is paid, before the queue has brought it. */
async function paidOrder(): Promise<Order> {
  const { deps } = shop;
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
  const lines = await deps.carts.lines(shopper.userId);
  const product = await deps.products.find(productId);
  const terms = await resolveMarket(deps, {});
  const plan = await resolvePlan(deps, { destination: address, terms });
  const delivery = await planShipping(deps, { plan, destination: address, lines: [] });
  const draft = draftOrder(
    {
      orderId: deps.newId(),
      userId: shopper.userId,
      email: undefined,
      lines: lines.map((line) => checkLine(line, product, 10)),
      shippingAddress: address,
      delivery,
      terms,
      quoteTotal: undefined,
      now: deps.now(),
    },
    plan,
  );
  const checkout = {
    orderId: draft.orderId,
    userId: draft.userId,
    lines,
    paymentMethodId: "pm_x",
    quoteTotal: undefined,
    draft,
    refusal: undefined,
  };
  await deps.checkouts.open(checkout, { key: undefined, after: undefined });
  await deps.orders.place(draft, new Map([[productId, 1]]));
  return deps.orders.change(draft.orderId, (order) => ({
    order: movePayment(order, "PAID", { at: deps.now(), actor: "test", paymentId: "pi_test" }),
    units: "sold",
  }));
}

const deliver = (order: Order, attempt = 1) =>
  orderProcessor(shop.deps)([{ id: "m", body: { orderId: order.orderId }, attributes: {}, attempt }]);

test("the message twice, and late, leaves the cart alone and confirms once", async () => {
  const order = await paidOrder();
  const before = await shop.deps.carts.lines(order.userId);
  for (const attempt of [1, 2, 3]) await deliver(order, attempt);
  expect(await shop.deps.carts.lines(order.userId)).toEqual(before);
  await shop.settled();
  expect(shop.mailbox.list().filter((mail) => mail.text.includes(order.orderId))).toHaveLength(1);
  expect((await shop.deps.orders.find(order.orderId))?.fulfillment).toBe("PROCESSING");
});

test("an order that was refunded in part before the message came is still packed", async () => {
  const order = await paidOrder();
  const facts = {
    refundId: order.orderId,
    restock: false,
    reason: "test",
    cancels: false,
    actor: "staff",
    at: 1,
  };
  await shop.deps.orders.change(order.orderId, (paid) =>
    withRefund(paid, planRefund(paid, { kind: "amount", amount: 100 }, facts), 1),
  );
  await shop.deps.orders.change(order.orderId, (paid) => settled(paid, order.orderId, 2));
  await deliver(order);
  expect(await shop.deps.orders.find(order.orderId)).toMatchObject({
    payment: "PARTIALLY_REFUNDED",
    fulfillment: "PROCESSING",
  });
});

test("an order that was cancelled before the message came is not packed", async () => {
  const order = await paidOrder();
  await shop.deps.orders.change(order.orderId, (paid) => cancel(paid, { at: 1, actor: "staff" }));
  await shop.deps.orders.change(order.orderId, (paid) => settled(paid, `cancel-${order.orderId}`, 2));
  await deliver(order);
  expect(await shop.deps.orders.find(order.orderId)).toMatchObject({
    payment: "CANCELLED",
    fulfillment: "UNFULFILLED",
  });
});

test("staff are told of an order of high value and of one to review, under the same ids however often it comes", async () => {
  const told: OutgoingMessage[] = [];
  const { messages: real } = shop.deps;
  const messages: Pick<Messages, "publish"> = {
    async publish(topic, message) {
      if (topic === "e-com67-admin-notifications") told.push(message);
      await real.publish(topic, message);
    },
  };
  const order = await paidOrder();
  await shop.deps.orders.change(order.orderId, (paid) => ({ ...paid, needsReview: true, fraudScore: 40 }));
  const admin = await shop.admin();
  const { value, version } = await admin.json<{ value: object; version: number }>(
    admin.get("/admin/settings/thresholds"),
  );
  const changed = { ...value, highValueOrder: order.totalAmount / 100 };
  await admin.json(admin.put("/admin/settings/thresholds", changed, { "if-match": `"${version}"` }));
  const process = orderProcessor({ ...shop.deps, messages });
  const message = { id: "m", body: { orderId: order.orderId }, attributes: {}, attempt: 1 };
  for (let time = 0; time < 2; time++) expect(await process([message])).toEqual({ failed: [] });
  expect(told.map(({ id, body }) => ({ id, body })).slice(0, 2)).toEqual([
    {
      id: `order.high-value:${order.orderId}`,
      body: {
        type: "order.high-value",
        orderId: order.orderId,
        totalAmount: order.totalAmount / 100,
        currency: "USD",
      },
    },
    {
      id: `order.review-needed:${order.orderId}`,
      body: { type: "order.review-needed", orderId: order.orderId, fraudScore: 40 },
    },
  ]);
  expect(told.slice(2)).toEqual(told.slice(0, 2));
});

test("a message about nothing comes back as failed, and the others in its batch do not", async () => {
  const order = await paidOrder();
  const message = (id: string, orderId: string) => ({ id, body: { orderId }, attributes: {}, attempt: 1 });
  const { failed } = await orderProcessor(shop.deps)([
    message("bad", "nothing"),
    message("good", order.orderId),
  ]);
  expect(failed).toEqual(["bad"]);
});
