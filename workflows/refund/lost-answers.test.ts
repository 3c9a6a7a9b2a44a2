import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import { reconcilePayment } from "../../api/domain/payments/reconcile.ts";
import { payRefund } from "../../api/domain/refunds/service.ts";
import type { PaymentGateway } from "../../api/ports/payment-gateway.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { shoppingAt, visa } from "../../scripts/testing/shopping.ts";
import { staffAt } from "../../scripts/testing/staff.ts";
import { stripeDashboard } from "../../scripts/testing/stripe-dashboard.ts";
import { sweep } from "../consumers/sweeper.ts";

let shop: TestShop;
let payments: PaymentGateway;
beforeAll(async () => {
  shop = await testShop();
  payments = { ...shop.deps.payments };
});
afterEach(() => Object.assign(shop.deps.payments, payments));
afterAll(() => shop.close());

const { cartOf, pay, stockOf } = shoppingAt(() => shop);
const staff = staffAt(() => shop);
const atStripe = stripeDashboard(() => shop);
const refunds = { type: "system", name: "refund" } as const;
const sweptUp = async () => {
  await sweep(shop.deps, { quietFor: 0 });
  await shop.settled();
};

async function packed(card = visa) {
  const { shopper, productId } = await cartOf(1);
  const { orderId = "" } = await pay(shopper, card);
  const order = await staff.seen(orderId);
  return { productId, order, orderId, cancel: () => shopper.post(`/orders/${orderId}/cancel`) };
}

test("a refund whose answer was lost is made once, also after Stripe has forgotten its key", async () => {
  const { order, orderId } = await packed();
  let made = 0;
  const keyless: PaymentGateway["refund"] = async (input) => {
    await payments.refund(input, `forgotten ${++made}`);
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
  };
  Object.assign(shop.deps.payments, { refund: keyless });
  // Its event would tell of it, too.
  shop.stripe.hold();
  expect((await staff.refund({ orderId, amount: 1 })).status).toBe(200);
  shop.stripe.release();
  const [refund] = (await staff.seen(orderId)).refunds;
  await payRefund(shop.deps, refunds, { orderId, refundId: refund?.refundId ?? "" });
  expect(made).toBe(1);
  expect(await payments.find(order.paymentId)).toMatchObject({ amountRefunded: 100 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
}, 30_000);

test("an older answer of Stripe never overwrites a newer one", async () => {
  const { orderId, order, cancel } = await packed("pm_card_pendingRefund");
  await cancel();
  const [refund] = (await staff.seen(orderId)).refunds;
  const [asked, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let answers = 0;
  const slowly: PaymentGateway["refunds"] = async (paymentId) => {
    const first = answers++ === 0;
    const answer = await payments.refunds(paymentId);
    asked.resolve();
    if (first) await held.promise;
    return answer;
  };
  Object.assign(shop.deps.payments, { refunds: slowly });
  const late = reconcilePayment(shop.deps, refunds, order.paymentId);
  await asked.promise;
  await atStripe.endRefund(refund?.stripeRefundId ?? "", "succeeded");
  await reconcilePayment(shop.deps, refunds, order.paymentId);
  held.resolve();
  await late;
  expect(await staff.seen(orderId)).toMatchObject({ status: "CANCELLED", refunds: [{ state: "done" }] });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test("a shop that cannot ask Stripe before it cancels refunds what is left once Stripe answers", async () => {
  const { productId, orderId, order, cancel } = await packed();
  shop.stripe.hold();
  await atStripe.refund(order.paymentId, 100);
  let asked = 0;
  const down: PaymentGateway["find"] = async (paymentId) => {
    if (++asked > 1) return payments.find(paymentId);
    throw new DomainError("SERVICE_UNAVAILABLE", { retryAfter: 1 });
  };
  Object.assign(shop.deps.payments, { find: down });
  expect((await cancel()).status).toBe(200);
  shop.stripe.release();
  const cancelled = await staff.seen(orderId);
  expect(cancelled).toMatchObject({ status: "CANCELLED", refundedAmount: order.totalAmount });
  expect(cancelled.refunds.map(({ state }) => state).toSorted()).toEqual(["done", "done", "failed"]);
  expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test("a pending refund whose events never came is settled by the sweeper", async () => {
  const { productId, orderId, cancel } = await packed("pm_card_pendingRefund");
  await cancel();
  const [refund] = (await staff.seen(orderId)).refunds;
  shop.stripe.hold();
  await atStripe.endRefund(refund?.stripeRefundId ?? "", "succeeded");
  await sweep(shop.deps, { quietFor: 0 });
  expect(await shop.deps.orders.find(orderId)).toMatchObject({ payment: "CANCELLED" });
  shop.stripe.release();
  await sweptUp();
  expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test("a refund whose workflow gave up is made by the sweeper", async () => {
  const { orderId, order } = await packed();
  const { workflows } = shop.deps;
  const [start, state] = [workflows.start.bind(workflows), workflows.state.bind(workflows)];
  // Started, and ended without a result.
  Object.assign(workflows, { start: async () => undefined, state: async () => "ended" });
  const late = staff.refund({ orderId });
  while ((await shop.deps.orders.find(orderId))?.refunds.length !== 1) await nextTurn();
  await sweep(shop.deps, { quietFor: 0 });
  expect((await late).status).toBe(200);
  Object.assign(workflows, { start, state });
  expect(await staff.seen(orderId)).toMatchObject({ status: "REFUNDED", refundedAmount: order.totalAmount });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

/** Pays while something else is done at Stripe between the capture and the order's confirmation. */
async function payBeside(act: (paymentId: string) => Promise<unknown>): Promise<string> {
  const { shopper } = await cartOf(1);
  shop.stripe.hold();
  const capture: PaymentGateway["capture"] = async (input, key) => {
    const payment = await payments.capture(input, key);
    await act(payment.paymentId);
    await shop.stripe.deliverDue();
    return payment;
  };
  Object.assign(shop.deps.payments, { capture });
  const { orderId = "" } = await pay(shopper, visa);
  await shop.workflows.idle();
  shop.stripe.release();
  return orderId;
}

test("a refund made at Stripe between the capture and the order's confirmation is not forgotten", async () => {
  const orderId = await payBeside((paymentId) => atStripe.refund(paymentId, 100));
  await expect
    .poll(async () => (await staff.seen(orderId)).refundedAmount, { timeout: 10_000, interval: 200 })
    .toBe(1);
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
}, 20_000);

test("a dispute opened between the capture and the order's confirmation is not forgotten", async () => {
  const orderId = await payBeside((paymentId) => atStripe.dispute(paymentId, "fraudulent"));
  await expect
    .poll(async () => (await staff.seen(orderId)).disputes, { timeout: 10_000, interval: 200 })
    .toMatchObject([{ state: "open" }]);
  expect((await staff.audit()).differences).toEqual([]);
}, 20_000);
