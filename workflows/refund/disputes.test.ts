import { afterAll, beforeAll, expect, test } from "vitest";
import type { OutgoingMessage } from "../../api/ports/messages.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { shoppingAt, visa } from "../../scripts/testing/shopping.ts";
import { staffAt } from "../../scripts/testing/staff.ts";
import { stripeDashboard } from "../../scripts/testing/stripe-dashboard.ts";

const told: OutgoingMessage[] = [];
let shop: TestShop;
beforeAll(async () => {
  shop = await testShop({
    portsOf: (_name, ports) => ({
      ...ports,
      messages: {
        ...ports.messages,
        publish(topic, message) {
          if (topic === "e-com67-admin-notifications") told.push(message);
          return ports.messages.publish(topic, message);
        },
      },
    }),
  });
});
afterAll(() => shop.close());

const { cartOf, pay, stockOf } = shoppingAt(() => shop);
const staff = staffAt(() => shop);
const atStripe = stripeDashboard(() => shop);

/** An order of one of ten whose payment the cardholder disputes. */
async function disputed(kind: "fraudulent" | "inquiry") {
  const { shopper, productId } = await cartOf(1);
  const { orderId = "" } = await pay(shopper, visa);
  const { paymentId } = await staff.seen(orderId);
  await atStripe.dispute(paymentId, kind);
  const order = await staff.seen(orderId);
  return { productId, order, cancel: async () => (await shopper.post(`/orders/${orderId}/cancel`)).status };
}

const saidOf = (orderId: string) =>
  [...new Map(told.map(({ id, body }) => [id, body])).values()]
    .filter((body) => JSON.stringify(body).includes(orderId))
    .map((body) => (body as { type: string; state?: string }).state ?? (body as { type: string }).type);

test("an open dispute shows in the order and is told to staff; nothing is refunded on top of it", async () => {
  const { order, cancel } = await disputed("fraudulent");
  expect(order).toMatchObject({
    status: "PROCESSING",
    refundable: 0,
    disputes: [{ state: "open", amount: order.totalAmount }],
    refunds: [],
  });
  expect(saidOf(order.orderId)).toEqual(["open"]);
  expect(await cancel()).toBe(409);
  expect((await staff.refund({ orderId: order.orderId, amount: 1 })).status).toBe(409);
  expect((await staff.seen(order.orderId)).refunds).toEqual([]);
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test("a dispute that the shop has won leaves the money to be refunded", async () => {
  const { productId, order, cancel } = await disputed("fraudulent");
  await atStripe.endDispute(order.disputes[0]?.disputeId ?? "", "won");
  expect(await staff.seen(order.orderId)).toMatchObject({
    refundable: order.totalAmount,
    disputes: [{ state: "won" }],
  });
  expect(saidOf(order.orderId)).toEqual(["open", "won"]);
  expect(await cancel()).toBe(200);
  expect(await staff.seen(order.orderId)).toMatchObject({
    status: "CANCELLED",
    refundedAmount: order.totalAmount,
  });
  expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test("a dispute that is lost has paid the shopper: cancelling refunds nothing and restocks", async () => {
  const { productId, order, cancel } = await disputed("fraudulent");
  await atStripe.endDispute(order.disputes[0]?.disputeId ?? "", "lost");
  expect(await staff.seen(order.orderId)).toMatchObject({ refundable: 0, disputes: [{ state: "lost" }] });
  expect(await cancel()).toBe(200);
  expect(await staff.seen(order.orderId)).toMatchObject({
    status: "CANCELLED",
    refundedAmount: 0,
    refunds: [],
  });
  expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test("an inquiry of the bank takes no money: the order can be refunded", async () => {
  const { order } = await disputed("inquiry");
  expect(order).toMatchObject({ refundable: order.totalAmount, disputes: [{ state: "inquiry" }] });
  expect((await staff.refund({ orderId: order.orderId })).status).toBe(200);
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});
