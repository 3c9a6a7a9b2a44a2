import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { notifyOrderEvent } from "../../domain/notifications/service.ts";

type Entry = {
  kind: "message" | "stock" | "run";
  at: number;
  type?: string;
  state?: string;
  to?: string;
  subject?: string;
  notificationId?: string;
  move?: string;
  lines?: { name: string; quantity: number }[];
  workflow?: string;
  name?: string;
  status?: string;
};

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop({ log: () => undefined });
  admin = await shop.admin();
});
afterAll(() => shop.close());

async function buy(paymentMethodId = "pm_card_visa"): Promise<string> {
  const { productId } = await shop.addProduct({ name: "Blue mug" });
  const shopper = await shop.shopper(`ida-${Math.random()}@example.com`);
  await shopper.json(shopper.post("/cart", { productId, quantity: 3 }));
  const response = await shopper.post("/orders", { paymentMethodId, shippingAddress: address });
  const answer = (await response.json()) as {
    orderId?: string;
    error?: { details: { orderId?: string } };
  };
  await shop.settled();
  return answer.orderId ?? answer.error?.details.orderId ?? "";
}
const timeline = async (orderId: string, staff = admin): Promise<Entry[]> =>
  (await staff.json<{ items: Entry[] }>(staff.get(`/admin/orders/${orderId}/timeline`))).items;
const of = (kind: Entry["kind"], entries: Entry[]) => entries.filter((entry) => entry.kind === kind);
const moved = (entries: Entry[]) =>
  of("stock", entries).map(({ move, lines = [] }) => [move, ...lines.map((line) => line.quantity)]);
const refund = (orderId: string, quantity: number, restock: boolean) =>
  shop.deps.orders.find(orderId).then((order) =>
    admin.json(
      admin.post("/payment/refund", {
        orderId,
        lines: [{ productId: order?.items[0]?.productId, quantity }],
        restock,
      }),
    ),
  );

describe("an order's timeline", () => {
  test("has its messages, its stock moves and its workflow runs, newest first", async () => {
    const orderId = await buy();
    await refund(orderId, 1, true);
    await refund(orderId, 1, false);
    await shop.settled();
    const entries = await timeline(orderId);
    const times = entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    expect(of("message", entries).map(({ type, state }) => [type, state])).toEqual([
      ["order.refunded", "sent"],
      ["order.refunded", "sent"],
      ["order.confirmed", "sent"],
    ]);
    expect(of("message", entries)[0]).toMatchObject({
      to: "i•••@example.com",
      subject: expect.any(String),
      notificationId: expect.stringContaining("order.refunded:"),
    });
    expect(moved(entries).toReversed()).toEqual([
      ["reserved", 3],
      ["sold", 3],
      ["returned", 1],
    ]);
    expect(of("stock", entries)[0]?.lines).toMatchObject([{ name: "Blue mug", quantity: 1 }]);
    expect(of("run", entries).map(({ workflow, status }) => [workflow, status])).toEqual([
      ["refund", "succeeded"],
      ["refund", "succeeded"],
      ["checkout", "succeeded"],
    ]);
    for (const { workflow, name } of of("run", entries))
      expect((await admin.get(`/admin/runs/${workflow}/${name}`)).status).toBe(200);
  });

  test("tells of units that were released, and of those that a cancellation returned", async () => {
    const declined = await buy("pm_card_chargeDeclined");
    expect(moved(await timeline(declined)).toReversed()).toEqual([
      ["reserved", 3],
      ["released", 3],
    ]);
    const cancelled = await buy();
    await refund(cancelled, 1, true);
    await admin.json(admin.put(`/admin/orders/${cancelled}`, { status: "CANCELLED" }));
    await shop.settled();
    const order = await shop.deps.orders.find(cancelled);
    expect(order?.returned.map(({ quantity }) => quantity)).toEqual([3]);
    expect(moved(await timeline(cancelled)).toReversed()).toEqual([
      ["reserved", 3],
      ["sold", 3],
      ["returned", 1],
      ["returned", 2],
    ]);
  });

  test("shows a mail that could not be sent as failed, and as sent once a retry succeeds", async () => {
    const orderId = await buy();
    const event = { type: "order.delivered" as const, orderId };
    const system = { type: "system" as const, name: "notifications" };
    const down = { send: () => Promise.reject(new Error("mail is down")) };
    const told = (mail = shop.deps.mail) => notifyOrderEvent({ ...shop.deps, mail }, system, event);
    await expect(told(down)).rejects.toThrow("mail is down");
    const delivered = async () =>
      of("message", await timeline(orderId))
        .filter(({ type }) => type === "order.delivered")
        .map(({ state }) => state);
    expect(await delivered()).toEqual(["failed"]);
    const failed = `/admin/notifications?state=failed&orderId=${orderId}`;
    expect(await admin.json(admin.get(failed))).toMatchObject({ count: 1 });
    await told();
    expect(await delivered()).toEqual(["sent"]);
    await told(down);
    expect(await delivered()).toEqual(["sent"]);
  });

  test("shows the warehouse no refund run, and no text or address of a message", async () => {
    const orderId = await buy();
    await refund(orderId, 1, true);
    await shop.settled();
    const entries = await timeline(orderId, await shop.staff("warehouse"));
    expect(of("run", entries).map(({ workflow }) => workflow)).toEqual(["checkout"]);
    const fields = of("message", entries).map((one) => Object.keys(one).toSorted().join(" "));
    expect(fields).toEqual(Array(2).fill("at channel isResent kind state type"));
    expect(of("run", await timeline(orderId, await shop.staff("support")))).toHaveLength(2);
    expect((await (await shop.shopper()).get(`/admin/orders/${orderId}/timeline`)).status).toBe(403);
    expect((await admin.get("/admin/orders/no-such-order/timeline")).status).toBe(404);
  });
});
