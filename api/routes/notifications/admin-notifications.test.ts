import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

type Notification = {
  notificationId: string;
  orderId: string;
  type: string;
  to: string;
  state: string;
  subject?: string;
  text?: string;
  resendOf?: string;
  resentBy?: string;
};

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

async function buy(email: string): Promise<{ orderId: string; shopper: Caller }> {
  const { productId } = await shop.addProduct();
  const shopper = await shop.shopper(email);
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  return { orderId, shopper };
}
const list = async (query: string): Promise<Notification[]> =>
  (await admin.json<{ items: Notification[] }>(admin.get(`/admin/notifications?${query}`))).items;
const path = (orderId: string) =>
  `/admin/notifications/${encodeURIComponent(`order.confirmed:${orderId}:email`)}`;
const mailsTo = (to: string) => shop.mailbox.list({ to }).length;

describe("the log of notifications", () => {
  test("lists what a customer and an order were sent, with the address masked", async () => {
    const { orderId, shopper } = await buy("ida@example.com");
    await buy("jo@example.com");
    await admin.json(admin.put(`/admin/orders/${orderId}`, { status: "SHIPPED" }));
    await shop.settled();
    const expected = ["order.shipped", "order.confirmed"];
    for (const query of [
      `orderId=${orderId}`,
      `userId=${shopper.userId}`,
      `userId=${shopper.userId}&state=sent`,
    ]) {
      const found = await list(query);
      expect(found.map(({ type }) => type)).toEqual(expected);
      expect(found.map(({ to }) => to)).toEqual(["i•••@example.com", "i•••@example.com"]);
    }
    expect(await list(`orderId=${orderId}&type=order.shipped`)).toHaveLength(1);
    expect((await list("")).map(({ orderId: id }) => id)).toContain(orderId);
    expect(await list("to=1000")).toEqual([]);
  });

  test("shows the text that was sent and where it went", async () => {
    const { orderId } = await buy("kim@example.com");
    const shown = await admin.json<Notification>(admin.get(path(orderId)));
    const [mail] = shop.mailbox.list({ to: "kim@example.com" });
    expect(shown).toMatchObject({ to: "kim@example.com", subject: mail?.subject, text: mail?.text });
    expect((await admin.get(path("no-such-order"))).status).toBe(404);
  });

  test("pages through everything once", async () => {
    const all = (await list("limit=100")).map(({ notificationId }) => notificationId);
    const paged: string[] = [];
    let lastKey: string | undefined;
    do {
      const query = `/admin/notifications?limit=1${lastKey ? `&lastKey=${lastKey}` : ""}`;
      const page = await admin.json<{ items: Notification[]; lastKey?: string }>(admin.get(query));
      paged.push(...page.items.map(({ notificationId }) => notificationId));
      lastKey = page.lastKey;
    } while (lastKey);
    expect(paged).toEqual(all);
  });
});

describe("sending a notification again", () => {
  test("is a second mail, recorded with who sent it, once per key though two ask", async () => {
    const { orderId } = await buy("lou@example.com");
    const resend = (key: string) =>
      admin.json<Notification>(admin.post(`${path(orderId)}/resend`, undefined, { "idempotency-key": key }));
    await Promise.all([resend("one"), resend("one")]);
    expect(mailsTo("lou@example.com")).toBe(2);
    const again = await resend("two");
    expect(mailsTo("lou@example.com")).toBe(3);
    expect(again).toMatchObject({
      resendOf: `order.confirmed:${orderId}:email`,
      resentBy: admin.userId,
      state: "sent",
    });
    expect(await list(`orderId=${orderId}`)).toHaveLength(3);
    const { items } = await admin.json<{ items: { action: string }[] }>(
      admin.get(
        `/admin/audit?subject=${encodeURIComponent(`notification#order.confirmed:${orderId}:email`)}`,
      ),
    );
    expect(items.map(({ action }) => action)).toEqual(Array(2).fill("notifications.resendNotification"));
  });

  test("is not for a shopper", async () => {
    const { orderId } = await buy("max@example.com");
    const shopper = await shop.shopper();
    expect((await shopper.post(`${path(orderId)}/resend`)).status).toBe(403);
    expect(mailsTo("max@example.com")).toBe(1);
  });
});
