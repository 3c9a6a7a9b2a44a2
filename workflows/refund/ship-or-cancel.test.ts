import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DomainError } from "../../api/domain/errors.ts";
import { deliverOrder, shipOrder } from "../../api/domain/fulfillment/service.ts";
import { cancelOrder } from "../../api/domain/orders/cancel.ts";
import { patience, runs, schedules } from "../../scripts/testing/properties/properties.ts";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import {
  expectConsistentBooks,
  finishAllWork,
  newTestWorld,
  orderNow,
  placeAndFinishOrder,
  restartShop,
  stock,
} from "../../scripts/testing/world/test-world.ts";
import { endWorld } from "../../scripts/testing/world/world.ts";

type View = { orderId: string; status: string; paymentStatus: string; fulfillmentStatus: string };

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

async function packedOrder(productId: string) {
  const email = `${crypto.randomUUID()}@example.com`;
  const shopper = await shop.shopper(email);
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const placed = shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address });
  const { orderId } = await shopper.json<View>(placed);
  await shop.settled();
  return { shopper, orderId, mails: () => shop.mailbox.list({ to: email }).map(({ subject }) => subject) };
}

const seen = (orderId: string) => admin.json<View>(admin.get(`/admin/orders/${orderId}`));
const move = (orderId: string, status: string) => admin.put(`/admin/orders/${orderId}`, { status });

/** About as long as one read takes, so that either of two requests may be first. */
const pause = () => (process.env["TEST_TABLES"] === "dynamodb" ? sleep(8) : nextTurn());

test(
  "an order that is cancelled and shipped at the same moment, by whomever and by whichever route: one of the two, never both",
  async () => {
    const { productId } = await shop.addProduct({ stock: runs(100), price: 20 });
    const ends = { CANCELLED: 0, SHIPPED: 0 };
    for (const { random } of schedules(100)) {
      const { shopper, orderId, mails } = await packedOrder(productId);
      const after = async (turns: number, act: () => Promise<Response>) => {
        for (let turn = 0; turn < turns; turn++) await pause();
        return act();
      };
      const cancel = random.pick([
        () => shopper.post(`/orders/${orderId}/cancel`),
        () => move(orderId, "CANCELLED"),
      ]);
      const ship = random.pick([
        () => move(orderId, "SHIPPED"),
        () => admin.post(`/admin/orders/${orderId}/shipments`, { carrier: "other" }),
      ]);
      const [cancelled, shipped] = await Promise.all([
        after(random.between(0, 8), cancel),
        after(random.between(0, 8), ship),
      ]);
      await shop.settled();
      const order = await seen(orderId);
      expect([cancelled.status, shipped.status].toSorted((one, other) => one - other)).toEqual([200, 409]);
      expect(order).toMatchObject(
        cancelled.status === 200
          ? { status: "CANCELLED", paymentStatus: "CANCELLED", fulfillmentStatus: "UNFULFILLED" }
          : { status: "SHIPPED", paymentStatus: "PAID", fulfillmentStatus: "SHIPPED" },
      );
      expect(mails().toSorted()).toEqual(
        cancelled.status === 200
          ? ["Your order has been cancelled", "Your order is confirmed"]
          : ["Your order is confirmed", "Your order is on its way"],
      );
      ends[cancelled.status === 200 ? "CANCELLED" : "SHIPPED"]++;
    }
    // Ten schedules, as many as DynamoDB Local is given, may all end in the same way.
    if (runs(100) >= 100) expect(Math.min(ends.CANCELLED, ends.SHIPPED)).toBeGreaterThan(0);
    const { stock: left } = await shop.guest.json<{ stock: number }>(
      shop.guest.get(`/products/${productId}`),
    );
    expect(left).toBe(ends.CANCELLED);
  },
  patience(60_000),
);

test("an order that was refunded in part stays in the packing list, and shows the refund once it has arrived", async () => {
  const { productId } = await shop.addProduct();
  const { shopper, orderId } = await packedOrder(productId);
  const refund = await admin.json<View>(admin.post("/payment/refund", { orderId, amount: 0.01 }));
  expect(await shopper.json<View>(shopper.get(`/orders/${orderId}`))).toMatchObject({ status: "PROCESSING" });
  expect(refund).toMatchObject({ status: "PROCESSING", paymentStatus: "PARTIALLY_REFUNDED" });
  const listed = async (status: string) => {
    await shop.settled();
    const page = await admin.json<{ items: View[] }>(admin.get(`/admin/orders?status=${status}&limit=100`));
    return page.items.some((order) => order.orderId === orderId);
  };
  expect([await listed("PROCESSING"), await listed("PARTIALLY_REFUNDED")]).toEqual([true, false]);
  await admin.json(move(orderId, "SHIPPED"));
  expect(await listed("SHIPPED")).toBe(true);
  expect(await admin.json(move(orderId, "DELIVERED"))).toMatchObject({
    status: "PARTIALLY_REFUNDED",
    fulfillmentStatus: "DELIVERED",
  });
  expect(await listed("PARTIALLY_REFUNDED")).toBe(true);
  // What has arrived is not sent again, whatever was refunded since.
  expect((await move(orderId, "SHIPPED")).status).toBe(409);
  await admin.json(admin.post("/payment/refund", { orderId }));
  for (const status of ["SHIPPED", "CANCELLED"]) expect((await move(orderId, status)).status).toBe(409);
});

test("an order that was not shipped is not delivered, also after a refund in part", async () => {
  const { productId } = await shop.addProduct();
  const { orderId } = await packedOrder(productId);
  expect((await move(orderId, "DELIVERED")).status).toBe(409);
  await admin.json(admin.post("/payment/refund", { orderId, amount: 1 }));
  expect((await move(orderId, "DELIVERED")).status).toBe(409);
  expect((await seen(orderId)).fulfillmentStatus).toBe("PROCESSING");
});

test("an order that has shipped is not cancelled, also after a refund in part", async () => {
  const { productId } = await shop.addProduct();
  const { shopper, orderId } = await packedOrder(productId);
  await admin.json(move(orderId, "SHIPPED"));
  await admin.json(admin.post("/payment/refund", { orderId, amount: 1 }));
  expect((await shopper.post(`/orders/${orderId}/cancel`)).status).toBe(409);
  expect((await move(orderId, "CANCELLED")).status).toBe(409);
  expect(await seen(orderId)).toMatchObject({ status: "SHIPPED", paymentStatus: "PARTIALLY_REFUNDED" });
});

const sam = { type: "shopper", userId: "sam", email: undefined } as const;
const staff = { type: "staff", roles: ["admin"], userId: "staff", email: undefined } as const;

test("nothing ships while a cancellation is refunding; when Stripe refuses that refund it ships, or is cancelled again", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  let refusing = true;
  const world = await newTestWorld({
    payments: (real) => ({
      ...real,
      refund: async (...input) => {
        await answered;
        if (refusing) throw new DomainError("PAYMENT_INVALID", { reason: "refused" });
        return real.refund(...input);
      },
    }),
  });
  const process = restartShop(world);
  const { orderId } = await placeAndFinishOrder(world, process);
  const cancelled = cancelOrder(process.deps, sam, { orderId });
  await expect.poll(async () => (await orderNow(process, orderId)).refunds.length).toBe(1);
  await expect(shipOrder(process.deps, staff, { orderId })).rejects.toThrow("CONFLICT");
  answer();
  await expect(cancelled).rejects.toThrow("PAYMENT_INVALID");
  expect(await orderNow(process, orderId)).toMatchObject({ status: "PROCESSING", refundedAmount: 0 });

  refusing = false;
  const again = await cancelOrder(process.deps, sam, { orderId });
  expect(again).toMatchObject({ payment: "CANCELLED", refundedAmount: again.totalAmount });
  await expect(shipOrder(process.deps, staff, { orderId })).rejects.toThrow("CONFLICT");
  await expect(deliverOrder(process.deps, staff, { orderId })).rejects.toThrow("CONFLICT");
  await finishAllWork(world, process);
  expect(await stock(process)).toEqual({ stock: 5, available: 5 });
  await expectConsistentBooks(world, process);
  await endWorld(world);
});
