import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const phone = "+14155550132";
const prefer = (shopper: Caller, body: object) => shopper.put("/me/notifications", body);

/** Confirms the number with the code that is texted to it. */
async function verify(shopper: Caller, number = phone): Promise<void> {
  await shopper.json(shopper.post("/me/phone/code", { phone: number }));
  const code = /\b\d{6}\b/.exec(shop.mailbox.list({ to: number })[0]?.text ?? "")?.[0];
  await shopper.json(shopper.post("/me/phone/confirm", { code }));
}

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
      phoneVerified: false,
      kinds: expect.arrayContaining([{ ...kinds[0], owed: false }]),
    });
    await verify(shopper);
    const orderId = await buyAndShip(shopper);
    expect(sentAbout(orderId)).toEqual(["Your order is confirmed", `text to ${phone}`]);
  });

  test("once per channel, though the event comes twice more", async () => {
    const shopper = await shop.shopper();
    const both = [{ kind: "order.confirmed", email: true, sms: true }];
    await shopper.json(prefer(shopper, { phone, kinds: both }));
    await verify(shopper);
    const orderId = await buyAndShip(shopper);
    const before = sentAbout(orderId);
    for (let again = 0; again < 2; again++)
      await shop.deps.messages.send("notifications", { body: { type: "order.confirmed", orderId } });
    await shop.settled();
    expect(before).toHaveLength(3);
    expect(sentAbout(orderId)).toEqual(before);
  });
});

const everything = [
  "order.confirmed",
  "payment.failed",
  "order.shipped",
  "order.cancelled",
  "order.refunded",
].map((kind) => ({ kind, email: kind === "order.confirmed", sms: true }));

describe("a number that nobody has confirmed", () => {
  test("is sent no text, and the mail goes out instead", async () => {
    const shopper = await shop.shopper();
    await shopper.json(prefer(shopper, { phone: "+14155550199", kinds: everything }));
    const orderId = await buyAndShip(shopper);
    expect(sentAbout(orderId)).toEqual(["Your order is confirmed", "Your order is on its way"]);
    expect(shop.mailbox.list({ to: "+14155550199" })).toEqual([]);
  });

  test("is also one that replaces a confirmed number", async () => {
    const shopper = await shop.shopper("moved@example.com");
    await verify(shopper);
    await shopper.json(prefer(shopper, { phone: "+14155550198", kinds: everything }));
    const orderId = await buyAndShip(shopper);
    expect(sentAbout(orderId)).toEqual(["Your order is confirmed", "Your order is on its way"]);
  });
});

describe("a text that tells nothing new is not sent", () => {
  const textsTo = (number: string) => shop.mailbox.list({ to: number }).length;

  test("of cards that are declined one after the other", async () => {
    const [shopper, number] = [await shop.shopper(), "+14155550166"];
    await shopper.json(prefer(shopper, { phone: number, kinds: everything }));
    await verify(shopper, number);
    const before = textsTo(number);
    const { productId } = await shop.addProduct();
    for (let turn = 0; turn < 5; turn++) {
      await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
      const body = { paymentMethodId: "pm_card_chargeDeclined", shippingAddress: address };
      await shopper.json(shopper.post("/orders", body));
      await shop.settled();
    }
    expect(textsTo(number)).toBe(before);
  });

  test("of an order that the shopper cancels", async () => {
    const [shopper, number] = [await shop.shopper(), "+14155550155"];
    await shopper.json(prefer(shopper, { phone: number, kinds: everything.slice(2) }));
    await verify(shopper, number);
    const { productId } = await shop.addProduct();
    await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
    const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    await shop.settled();
    const before = textsTo(number);
    await shopper.json(shopper.post(`/orders/${orderId}/cancel`));
    await shop.settled();
    expect(textsTo(number)).toBe(before);
    expect(sentAbout(orderId).some((sent) => /cancel/.test(sent))).toBe(true);
  });
});

test("one number is sent ten texts about orders a day, whoever they are for; mails follow", async () => {
  const number = "+14155550177";
  const shoppers = [await shop.shopper(), await shop.shopper()];
  for (const shopper of shoppers) {
    await verify(shopper, number);
    await shopper.json(prefer(shopper, { phone: number, kinds: everything }));
    for (let turn = 0; turn < 3; turn++) await buyAndShip(shopper);
  }
  // Two of them are the codes.
  expect(shop.mailbox.list({ to: number })).toHaveLength(12);
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
