import { afterAll, beforeAll, expect, test } from "vitest";
import type { Order } from "../../api/domain/orders/order.ts";
import { type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { shoppingAt, visa } from "../../scripts/testing/shopping.ts";
import { staffAt } from "../../scripts/testing/staff.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const { cartOf, pay, stockOf } = shoppingAt(() => shop);
const staff = staffAt(() => shop);

/** A packed order of three units, of ten. */
async function packed() {
  const { shopper, productId } = await cartOf(3);
  const { orderId = "" } = await pay(shopper, visa);
  await shop.settled();
  const refund = (quantity: number, restock: boolean) =>
    staff.refund({ orderId, lines: [{ productId, quantity }], restock });
  return { shopper, productId, orderId, refund, cancel: () => shopper.post(`/orders/${orderId}/cancel`) };
}

async function expectAllBack(productId: string, orderId: string): Promise<void> {
  const order = await staff.seen(orderId);
  expect(order).toMatchObject({
    status: "CANCELLED",
    refundedAmount: order.totalAmount,
    units: [{ bought: 3, returned: 3, refunded: 0, shipped: 0, toShip: 0 }],
  });
  expect(await stockOf(productId)).toEqual({ stock: 10, available: 10 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
}

test("one unit refunded without restocking, then cancelled: all units are back", async () => {
  const { productId, orderId, refund, cancel } = await packed();
  await refund(1, false);
  expect(await staff.seen(orderId)).toMatchObject({
    units: [{ bought: 3, returned: 0, refunded: 1, shipped: 0, toShip: 2 }],
  });
  expect(await stockOf(productId)).toEqual({ stock: 7, available: 7 });
  expect((await cancel()).status).toBe(200);
  await expectAllBack(productId, orderId);
});

test("one unit refunded and restocked, another only refunded, then cancelled by staff: all units are back once", async () => {
  const { productId, orderId, refund } = await packed();
  await refund(1, true);
  await refund(1, false);
  expect(await staff.seen(orderId)).toMatchObject({
    units: [{ bought: 3, returned: 1, refunded: 1, shipped: 0, toShip: 1 }],
  });
  expect((await staff.move(orderId, "CANCELLED")).status).toBe(200);
  await expectAllBack(productId, orderId);
});

test.each([
  ["line by line", (refund: (quantity: number, restock: boolean) => Promise<Response>) => refund(3, false)],
  ["as a whole", undefined],
])("refunded in full without restocking, %s, then cancelled: all units are back", async (_, byLine) => {
  const { productId, orderId, refund, cancel } = await packed();
  await (byLine ? byLine(refund) : staff.refund({ orderId }));
  expect(await staff.seen(orderId)).toMatchObject({ status: "REFUNDED" });
  expect(await stockOf(productId)).toEqual({ stock: 7, available: 7 });
  for (let twice = 0; twice < 2; twice++) expect((await cancel()).status).toBe(200);
  await expectAllBack(productId, orderId);
});

test("a shipped order that was refunded cannot be cancelled, and its units stay out until staff restock them", async () => {
  const { productId, orderId, refund, cancel } = await packed();
  await staff.move(orderId, "SHIPPED");
  await refund(1, true);
  await staff.refund({ orderId });
  expect((await cancel()).status).toBe(409);
  expect(await staff.seen(orderId)).toMatchObject({
    status: "REFUNDED",
    units: [{ bought: 3, returned: 1, refunded: 2, shipped: 0, toShip: 0 }],
  });
  expect(await stockOf(productId)).toEqual({ stock: 8, available: 8 });
  expect(await staff.audit()).toEqual({ differences: [], owed: 0 });
});

test.each<[string, (order: Order) => Order, RegExp]>([
  [
    "a refund that Stripe does not know",
    (order) => ({
      ...order,
      refunds: order.refunds.map((refund) => ({ ...refund, amount: refund.amount + 1 })),
    }),
    /should hold -1, Stripe holds 0/,
  ],
  [
    "a unit that came back twice",
    (order) => ({ ...order, returned: [...order.returned, ...order.returned] }),
    /units/,
  ],
  ["a unit that never came back", (order) => ({ ...order, returned: [] }), /only 0 units of 3 are back/],
  [
    "a dispute that Stripe does not know",
    (order) => ({ ...order, disputes: [{ disputeId: "du", amount: 1, reason: "x", state: "won", at: 1 }] }),
    /shows 1 disputes, Stripe says none/,
  ],
])("the audit notices %s", async (_, plant, difference) => {
  const { orderId, cancel } = await packed();
  await cancel();
  expect((await staff.audit()).differences).toEqual([]);
  const right = await shop.deps.orders.find(orderId);
  await shop.deps.orders.change(orderId, plant);
  const { differences } = await staff.audit();
  // As it was, for the tests that follow.
  if (right) await shop.deps.orders.change(orderId, () => ({ ...right }));
  expect(differences.join("\n")).toMatch(difference);
});
