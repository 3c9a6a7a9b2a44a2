import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { shoppingAt, visa } from "../../../scripts/testing/shopping.ts";
import { showAttention } from "../../domain/attention/service.ts";
import type { Dispute, Order, Refund } from "../../domain/orders/order.ts";
import type { Role } from "../../domain/staff/permissions.ts";

const hour = 3_600_000;
let now = 0;
let shop: TestShop;
beforeEach(async () => {
  now = Date.UTC(2026, 9, 1);
  shop = await testShop({ clock: () => now });
});
afterEach(() => shop.close());

const { cartOf, pay } = shoppingAt(() => shop);
/** Staff's tokens last an hour, so whoever lets more time pass adds the product before. */
const buy = async (productId?: string): Promise<string> => {
  const { shopper } = productId === undefined ? await cartOf(1, 50) : await cartWith(productId);
  const { orderId = "" } = await pay(shopper, visa);
  await shop.settled();
  return orderId;
};
const cartWith = async (productId: string) => {
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  return { shopper };
};
const seenBy = async (...roles: Role[]) => {
  await shop.settled();
  return showAttention(shop.deps, { type: "staff", userId: "kim", email: undefined, roles });
};
const change = (orderId: string, to: Partial<Order>) =>
  shop.deps.orders.change(orderId, (order) => ({ ...order, ...to, updatedAt: now }));
const refund: Refund = {
  refundId: "r",
  amount: 500,
  lines: [],
  restock: false,
  reason: "broken",
  cancels: false,
  state: "pending",
  actor: "kim",
  at: 0,
};
const dispute: Dispute = { disputeId: "d", amount: 900, reason: "fraudulent", state: "open", at: 0 };

describe("what needs attention", () => {
  test("has the orders to pack, the longest waiting first, until they ship", async () => {
    const { productId } = await shop.addProduct({ stock: 50 });
    const first = await buy(productId);
    now += 30 * hour;
    const second = await buy(productId);
    now += 20 * hour;
    const answer = await seenBy("warehouse");
    expect(answer.rows.map(({ kind, severity, address }) => ({ kind, severity, address }))).toEqual([
      { kind: "pack", severity: "urgent", address: `/orders/${first}` },
      { kind: "pack", severity: "info", address: `/orders/${second}` },
    ]);
    expect(answer.rows[0]).toMatchObject({ detail: "1 unit to pack", since: Date.UTC(2026, 9, 1) });
    expect(answer.counts).toEqual({ pack: 2 });
    await change(first, { fulfillment: "SHIPPED" });
    expect((await seenBy("warehouse")).counts).toEqual({ pack: 1 });
  });

  test("has what an order's state asks for, until it is dealt with", async () => {
    const orderId = await buy();
    await change(orderId, {
      needsReview: true,
      fraudScore: 40,
      refunds: [{ ...refund, state: "failed" }],
      disputes: [dispute],
    });
    const kinds = async () => {
      const { rows } = await seenBy("support");
      return rows.map(({ kind, detail, amount }) => [kind, detail, amount]);
    };
    expect(await kinds()).toEqual(
      expect.arrayContaining([
        ["review", "fraud score 40", expect.any(Number)],
        ["refund-failed", "broken", 500],
        ["dispute", "fraudulent", 900],
      ]),
    );
    await change(orderId, {
      needsReview: false,
      refunds: [
        { ...refund, state: "failed" },
        { ...refund, refundId: "again", state: "done" },
      ],
      disputes: [{ ...dispute, state: "won" }],
    });
    expect((await kinds()).map(([kind]) => kind)).toEqual(["pack"]);
    expect((await seenBy("support")).counts).toEqual({ pack: 1, review: 0, "refund-failed": 0, dispute: 0 });
  });

  test("has refunds that are pending for more than a day, and orders that do not go on", async () => {
    const [pending, stuck] = [await buy(), await buy()];
    await change(pending, { refunds: [{ ...refund, at: now }] });
    await change(stuck, { payment: "REQUIRES_ACTION", fulfillment: "UNFULFILLED" });
    const kinds = async () => (await seenBy("support")).rows.map(({ kind }) => kind);
    expect(await kinds()).toEqual(["pack"]);
    now += hour;
    expect(await kinds()).toEqual(["stuck", "pack"]);
    now += 25 * hour;
    expect((await kinds()).toSorted()).toEqual(["pack", "refund-pending", "stuck"]);
  });

  test("has products that are sold out or run low, and messages that failed for good", async () => {
    const { productId } = await shop.addProduct({ stock: 0, name: "Mug" });
    await shop.addProduct({ stock: 3, name: "Lamp" });
    await shop.messages.send("orders", { body: { orderId: "unknown" } });
    for (let attempt = 0; attempt < 4; attempt++) {
      await shop.settled();
      now += hour;
    }
    expect((await seenBy("admin")).rows).toEqual([
      {
        kind: "dead-letters",
        severity: "urgent",
        subject: "Queue orders",
        detail: "1 message failed for good",
        address: "/runs/dead-letters",
      },
      {
        kind: "out-of-stock",
        severity: "warning",
        subject: "Mug",
        detail: "Sold out",
        address: `/inventory/${productId}`,
      },
      expect.objectContaining({ kind: "low-stock", severity: "info", subject: "Lamp", detail: "3 left" }),
    ]);
    expect((await seenBy("support")).rows).toEqual([]);
    expect((await seenBy("warehouse")).rows.map(({ kind }) => kind)).toEqual(["out-of-stock", "low-stock"]);
  });

  test("is answered over HTTP to staff alone, with amounts in decimals", async () => {
    const orderId = await buy();
    const admin = await shop.admin();
    const { items } = await admin.json<{ items: { address: string; amount: number }[] }>(
      admin.get("/admin/attention"),
    );
    const order = await shop.deps.orders.find(orderId);
    expect(items).toMatchObject([{ address: `/orders/${orderId}`, amount: (order?.totalAmount ?? 0) / 100 }]);
    expect((await shop.guest.get("/admin/attention")).status).toBe(401);
    expect((await (await shop.shopper()).get("/admin/attention")).status).toBe(403);
  });
});
