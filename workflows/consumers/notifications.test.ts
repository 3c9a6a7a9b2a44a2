import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const phone = "+14155550132";
const prefer = (shopper: Caller, body: object) => shopper.put("/me/notifications", body);

async function buyAndShip(shopper: Caller): Promise<string> {
  const { productId } = await shop.addProduct();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  const admin = await shop.admin();
  await admin.json(admin.put(`/admin/orders/${orderId}`, { status: "SHIPPED" }));
  await shop.settled();
  return orderId;
}

const sentAbout = (orderId: string) =>
  shop.mailbox
    .list()
    .filter(({ text }) => text.includes(orderId))
    .map(({ to, subject }) => (to.startsWith("+") ? `text to ${to}` : subject))
    .toSorted();

describe("a shopper hears of an order", () => {
  test("by mail alone, unless they chose otherwise", async () => {
    const orderId = await buyAndShip(await shop.shopper());
    expect(sentAbout(orderId)).toEqual(["Your order is confirmed", "Your order is on its way"]);
  });

  test("by text where they want a text, and by no mail where they want none", async () => {
    const shopper = await shop.shopper();
    const kinds = [{ kind: "order.shipped", email: false, sms: true }];
    expect(await shopper.json(prefer(shopper, { phone: "+1 (415) 555-0132", kinds }))).toMatchObject({
      phone,
      kinds: expect.arrayContaining([{ ...kinds[0], owed: false }]),
    });
    const orderId = await buyAndShip(shopper);
    expect(sentAbout(orderId)).toEqual(["Your order is confirmed", `text to ${phone}`]);
  });

  test("once per channel, though the event comes twice more", async () => {
    const shopper = await shop.shopper();
    const both = [{ kind: "order.confirmed", email: true, sms: true }];
    await shopper.json(prefer(shopper, { phone, kinds: both }));
    const orderId = await buyAndShip(shopper);
    const before = sentAbout(orderId);
    for (let again = 0; again < 2; again++)
      await shop.deps.messages.send("notifications", { body: { type: "order.confirmed", orderId } });
    await shop.settled();
    expect(before).toHaveLength(3);
    expect(sentAbout(orderId)).toEqual(before);
  });
});

describe("a choice that cannot be", () => {
  test("is told at its field: no mail for the confirmation, which the law asks for", async () => {
    const shopper = await shop.shopper();
    const refused = await prefer(shopper, { kinds: [{ kind: "order.confirmed", email: false, sms: false }] });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      error: { details: { issues: [{ path: "kinds.0.email", message: expect.stringContaining("law") }] } },
    });
  });

  test("is told at its field: a text to no number, also when the number is taken away later", async () => {
    const shopper = await shop.shopper();
    const kinds = [{ kind: "order.delivered", email: true, sms: true }];
    for (const body of [{ kinds }, { phone, kinds }, { kinds: [] }]) {
      const answer = await prefer(shopper, body);
      expect(answer.status).toBe("phone" in body ? 200 : 400);
      if (!("phone" in body))
        expect(await answer.json()).toMatchObject({ error: { details: { issues: [{ path: "phone" }] } } });
    }
    expect(await shopper.json(shopper.get("/me/notifications"))).toMatchObject({ phone });
  });
});
