import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller, TestShop } from "../../scripts/testing/shop.ts";
import { testShop } from "../../scripts/testing/shop.ts";
import { shoppingAt, visa } from "../../scripts/testing/shopping.ts";
import { type StaffOrder, staffAt } from "../../scripts/testing/staff.ts";
import { stripeDashboard } from "../../scripts/testing/stripe-dashboard.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const { cartOf, pay, stockOf } = shoppingAt(() => shop);
const staff = staffAt(() => shop);
const atStripe = stripeDashboard(() => shop);

const cents = (amount: number) => Math.round(amount * 100);

/** A packed order of three units, of ten. */
async function packed(
  card = visa,
): Promise<{ shopper: Caller; productId: string; order: StaffOrder; cancel: () => Promise<Response> }> {
  const { shopper, productId } = await cartOf(3);
  const { orderId = "" } = await pay(shopper, card);
  const order = await staff.seen(orderId);
  expect(order.status).toBe("PROCESSING");
  return { shopper, productId, order, cancel: () => shopper.post(`/orders/${orderId}/cancel`) };
}

async function expectBalanced(owed = 0): Promise<void> {
  expect(await staff.audit()).toEqual({ differences: [], owed });
}

describe("a refund made at Stripe", () => {
  test("of a part shows in the order, and cancelling refunds what is left", async () => {
    const { productId, order, cancel } = await packed();
    await atStripe.refund(order.paymentId, 100);
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "PROCESSING",
      paymentStatus: "PARTIALLY_REFUNDED",
      refundedAmount: 1,
      refunds: [{ amount: 1, state: "done", actor: "stripe" }],
    });
    await expectBalanced();
    expect((await cancel()).status).toBe(200);
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "CANCELLED",
      refundedAmount: order.totalAmount,
      refunds: [{ amount: 1 }, { cancels: true, state: "done" }],
    });
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });

  test("of everything shows in the order; cancelling it asks Stripe for nothing and restocks", async () => {
    const { productId, order, cancel } = await packed();
    await atStripe.refund(order.paymentId, cents(order.totalAmount));
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "REFUNDED",
      refundedAmount: order.totalAmount,
      fulfillmentStatus: "UNFULFILLED",
    });
    expect((await staff.move(order.orderId, "SHIPPED")).status).toBe(409);
    expect((await cancel()).status).toBe(200);
    const cancelled = await staff.seen(order.orderId);
    expect(cancelled).toMatchObject({ status: "CANCELLED", refundedAmount: order.totalAmount });
    expect(cancelled.refunds).toHaveLength(1);
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
    const mails = shop.mailbox.list().filter((mail) => mail.text.includes(order.orderId));
    expect(mails.map(({ subject }) => subject).toSorted()).toEqual([
      "Your order has been cancelled",
      "Your order is confirmed",
      "Your refund is on its way",
    ]);
  });

  test.each([
    ["a part", 100],
    ["everything", undefined],
  ])("of %s does not stop staff from cancelling the order, however often they ask", async (_, part) => {
    const { productId, order } = await packed();
    await atStripe.refund(order.paymentId, part ?? cents(order.totalAmount));
    for (let twice = 0; twice < 2; twice++)
      expect((await staff.move(order.orderId, "CANCELLED")).status).toBe(200);
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "CANCELLED",
      refundedAmount: order.totalAmount,
    });
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });

  test.each([
    ["a part", 100],
    ["everything", undefined],
  ])("of %s that the shop has not heard of yet is known when the order is cancelled", async (_, part) => {
    const { productId, order, cancel } = await packed();
    shop.stripe.hold();
    await atStripe.refund(order.paymentId, part ?? cents(order.totalAmount));
    expect(await (await cancel()).json()).toMatchObject({
      status: "CANCELLED",
      refundedAmount: order.totalAmount,
    });
    shop.stripe.release();
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });

  test("counts against what staff can refund, whatever the order's status", async () => {
    const { order } = await packed();
    await staff.move(order.orderId, "SHIPPED");
    await staff.move(order.orderId, "DELIVERED");
    await atStripe.refund(order.paymentId, 500);
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "PARTIALLY_REFUNDED",
      refundedAmount: 5,
      fulfillmentStatus: "DELIVERED",
      refundable: (cents(order.totalAmount) - 500) / 100,
    });
    expect((await staff.refund({ orderId: order.orderId, amount: order.totalAmount })).status).toBe(400);
    expect((await staff.refund({ orderId: order.orderId })).status).toBe(200);
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "REFUNDED",
      refundedAmount: order.totalAmount,
    });
    await expectBalanced();
  });

  test("is acted upon once, although its events come three times, late and in the wrong order", async () => {
    const { order } = await packed();
    shop.stripe.hold();
    await atStripe.refund(order.paymentId, 100);
    await atStripe.refund(order.paymentId, 200);
    await shop.stripe.deliverDue({ copies: 3, order: (events) => events.toReversed() });
    shop.stripe.release();
    const seen = await staff.seen(order.orderId);
    expect(seen).toMatchObject({ refundedAmount: 3, paymentStatus: "PARTIALLY_REFUNDED" });
    expect(seen.refunds.map(({ amount }) => amount)).toEqual([1, 2]);
    await expectBalanced();
  });
});

describe("a refund that is pending at Stripe", () => {
  test("cancels the order once it has succeeded; until then nothing ships", async () => {
    const { productId, order, cancel } = await packed("pm_card_pendingRefund");
    expect((await cancel()).status).toBe(200);
    const waiting = await staff.seen(order.orderId);
    expect(waiting).toMatchObject({
      status: "PROCESSING",
      refundedAmount: 0,
      refunds: [{ state: "pending" }],
    });
    expect((await staff.move(order.orderId, "SHIPPED")).status).toBe(409);
    expect((await cancel()).status).toBe(200);
    await expectBalanced();
    await atStripe.endRefund(waiting.refunds[0]?.stripeRefundId ?? "", "succeeded");
    const cancelled = await staff.seen(order.orderId);
    expect(cancelled).toMatchObject({ status: "CANCELLED", refundedAmount: order.totalAmount });
    expect(cancelled.refunds).toHaveLength(1);
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });

  test("and then fails leaves the order to be packed, or to be cancelled again", async () => {
    const { productId, order, cancel } = await packed("pm_card_pendingRefund");
    await cancel();
    const waiting = await staff.seen(order.orderId);
    await atStripe.endRefund(waiting.refunds[0]?.stripeRefundId ?? "", "failed");
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "PROCESSING",
      refundedAmount: 0,
      refundable: order.totalAmount,
    });
    await expectBalanced();
    await cancel();
    const again = await staff.seen(order.orderId);
    expect(again.refunds.map(({ state }) => state)).toEqual(["failed", "pending"]);
    await atStripe.endRefund(again.refunds[1]?.stripeRefundId ?? "", "succeeded");
    expect(await staff.seen(order.orderId)).toMatchObject({ status: "CANCELLED" });
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });

  test("does not stop a shopper from cancelling what is left", async () => {
    const { productId, order, cancel } = await packed("pm_card_pendingRefund");
    await staff.refund({ orderId: order.orderId, lines: [{ productId, quantity: 1 }] });
    expect((await cancel()).status).toBe(200);
    const waiting = await staff.seen(order.orderId);
    expect(waiting.refunds.map(({ state }) => state)).toEqual(["pending", "pending"]);
    for (const { stripeRefundId = "" } of waiting.refunds)
      await atStripe.endRefund(stripeRefundId, "succeeded");
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "CANCELLED",
      refundedAmount: order.totalAmount,
    });
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });
});

describe("a refund that fails after Stripe had paid it", () => {
  test("leaves a cancelled order cancelled and its units on sale, and can be tried again", async () => {
    const { productId, order, cancel } = await packed("pm_card_refundFail");
    await cancel();
    const [first] = (await staff.seen(order.orderId)).refunds;
    await atStripe.endRefund(first?.stripeRefundId ?? "", "failed");
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "CANCELLED",
      refundedAmount: 0,
      refundable: order.totalAmount,
    });
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced(1);
    expect((await cancel()).status).toBe(200);
    const again = await staff.seen(order.orderId);
    expect(again).toMatchObject({ status: "CANCELLED", refundedAmount: order.totalAmount });
    expect(again.refunds.map(({ state }) => state)).toEqual(["failed", "done"]);
    expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
    await expectBalanced();
  });

  test("takes the refund back, and the same request refunds anew; the order is not packed again by itself", async () => {
    const { order } = await packed("pm_card_refundFail");
    const request = { orderId: order.orderId };
    await staff.refund(request, "all-of-it");
    const [first] = (await staff.seen(order.orderId)).refunds;
    await atStripe.endRefund(first?.stripeRefundId ?? "", "failed");
    expect(await staff.seen(order.orderId)).toMatchObject({
      status: "PAID",
      paymentStatus: "PAID",
      fulfillmentStatus: "UNFULFILLED",
      refundedAmount: 0,
    });
    await expectBalanced();
    expect((await staff.refund(request, "all-of-it")).status).toBe(200);
    const again = await staff.seen(order.orderId);
    expect(again).toMatchObject({ status: "REFUNDED", refundedAmount: order.totalAmount });
    expect(new Set(again.refunds.map(({ refundId }) => refundId)).size).toBe(2);
    expect((await staff.refund({ ...request, amount: 1 }, "all-of-it")).status).toBe(422);
    await expectBalanced();
  });
});
