import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Pretended, sesReport } from "../../api/adapters/embedded/mail/feedback.ts";
import { tables } from "../../api/adapters/stores/keys.ts";
import { notificationsIn } from "../../api/adapters/stores/notifications.ts";
import { mayText } from "../../api/domain/notifications/phone.ts";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";

type Shown = { readonly type: string; readonly state: string; readonly reason?: string };

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(() => shop.close());

async function buy(shopper: Caller): Promise<string> {
  const { productId } = await shop.addProduct();
  await shopper.json(shopper.post("/cart", { productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  return orderId;
}
async function ship(orderId: string): Promise<void> {
  await admin.json(admin.put(`/admin/orders/${orderId}`, { status: "SHIPPED" }));
  await shop.settled();
}
const logOf = async (orderId: string): Promise<Shown[]> =>
  (await admin.json<{ items: Shown[] }>(admin.get(`/admin/notifications?orderId=${orderId}`))).items;
const states = async (orderId: string) => (await logOf(orderId)).map(({ type, state }) => `${type} ${state}`);
const confirmationTo = (to: string) => ({ to, reference: shop.mailbox.list({ to })[0]?.reference ?? "" });

/** What SES reports of the last mail to an address, delivered one after the other. */
async function report(to: string, ...reports: readonly Pretended[]): Promise<void> {
  const mail = confirmationTo(to);
  for (const what of reports)
    await shop.deps.messages.send("mail-feedback", { body: sesReport(mail, what, Date.UTC(2026, 10, 26)) });
  await shop.settled();
}

describe("a mail that did not arrive", () => {
  test("is shown as bounced with what the provider said, and the address gets no more mail", async () => {
    const orderId = await buy(await shop.shopper("gone@example.com"));
    await report("gone@example.com", "bounce");
    const [confirmed] = await logOf(orderId);
    expect(confirmed).toMatchObject({ state: "bounced", reason: "smtp; 550 5.1.1 user unknown" });
    const before = shop.mailbox.list({ to: "gone@example.com" }).length;
    await ship(orderId);
    expect(shop.mailbox.list({ to: "gone@example.com" })).toHaveLength(before);
    expect(await states(orderId)).toEqual(["order.shipped suppressed", "order.confirmed bounced"]);
    const suppressed = await admin.json<{ items: Shown[] }>(
      admin.get("/admin/notifications?state=suppressed"),
    );
    expect(suppressed.items).toMatchObject([
      { type: "order.shipped", reason: "smtp; 550 5.1.1 user unknown" },
    ]);
  });

  test("closes the address however it is written, and no other", async () => {
    await buy(await shop.shopper("Case@Example.com"));
    await report("Case@Example.com", "complaint");
    const { notifications } = shop.deps;
    let sent = 0;
    const send = async (to: string) =>
      notifications.sendOnce(
        { notificationId: `t:${to}`, userId: "u", type: "order.shipped", channel: "email", to, sentAt: 1 },
        async () => void sent++,
      );
    await send(" case@EXAMPLE.com");
    expect(sent).toBe(0);
    await send("other@example.com");
    expect(sent).toBe(1);
  });

  test("for a while only, because a mailbox is full, is recorded and changes nothing else", async () => {
    const orderId = await buy(await shop.shopper("full@example.com"));
    await report("full@example.com", "delay");
    expect(await logOf(orderId)).toMatchObject([
      { state: "sent", reason: "smtp; 452 4.2.2 the mailbox is full" },
    ]);
    await ship(orderId);
    expect(await states(orderId)).toEqual(["order.shipped sent", "order.confirmed sent"]);
  });

  test("is shown the same whatever comes first and however often", async () => {
    const orders: readonly (readonly Pretended[])[] = [
      ["delay", "bounce", "complaint"],
      ["complaint", "bounce", "delay"],
      ["bounce", "complaint", "complaint", "delay", "bounce"],
    ];
    for (const [place, reports] of orders.entries()) {
      const to = `mixed-${place}@example.com`;
      const orderId = await buy(await shop.shopper(to));
      await report(to, ...reports);
      expect(await logOf(orderId)).toMatchObject([{ state: "complained", reason: "abuse" }]);
    }
  });
});

test("a text that may not be sent any more is not mailed to a closed address instead", async () => {
  const [to, number] = ["deaf@example.com", "+14155550188"];
  const shopper = await shop.shopper(to);
  await shopper.json(shopper.post("/me/phone/code", { phone: number }));
  const code = /\b\d{6}\b/.exec(shop.mailbox.list({ to: number })[0]?.text ?? "")?.[0];
  await shopper.json(shopper.post("/me/phone/confirm", { code }));
  const kinds = [{ kind: "order.shipped", email: false, sms: true }];
  await shopper.json(shopper.put("/me/notifications", { phone: number, kinds }));
  const orderId = await buy(shopper);
  await report(to, "bounce");
  while (await mayText(shop.deps.limits, shopper.userId, number));
  const sent = () => [to, number].map((address) => shop.mailbox.list({ to: address }).length);
  const before = sent();
  await ship(orderId);
  expect(sent()).toEqual(before);
});

test("feedback that comes before the mail is known to be sent is kept", async () => {
  const notifications = notificationsIn(shop.tables, () => 1_000);
  const notificationId = "order.confirmed:early:email";
  await notifications.sendOnce(
    {
      notificationId,
      userId: "u",
      type: "order.confirmed",
      channel: "email",
      to: "e@example.com",
      sentAt: 1_000,
    },
    () => notifications.recordFeedback(notificationId, { kind: "bounced", reason: "no", at: 1 }),
  );
  expect(await notifications.find(notificationId)).toMatchObject({ state: "bounced", reason: "no" });
});

test("feedback about a mail that the log does not have makes no entry, but closes the address", async () => {
  await shop.deps.messages.send("mail-feedback", {
    body: sesReport({ to: "invited@example.com", reference: "no:such:email" }, "bounce", 1),
  });
  await shop.deps.messages.send("mail-feedback", {
    body: sesReport({ to: "code@example.com" }, "complaint", 1),
  });
  await shop.settled();
  expect(await shop.tables.get(tables.notifications, { notificationId: "no:such:email" })).toBeUndefined();
  expect(await shop.deps.messages.depth("mail-feedback")).toEqual({ waiting: 0, inFlight: 0, dead: 0 });
});

test("somebody who takes a mail out of their spam folder still gets mail", async () => {
  const to = "kind@example.com";
  const orderId = await buy(await shop.shopper(to));
  const timestamp = new Date(1).toISOString();
  const complaint = {
    complainedRecipients: [{ emailAddress: to }],
    complaintFeedbackType: "not-spam",
    timestamp,
  };
  await shop.deps.messages.send("mail-feedback", {
    body: { eventType: "Complaint", mail: { tags: {} }, complaint },
  });
  await shop.settled();
  await ship(orderId);
  expect(await states(orderId)).toEqual(["order.shipped sent", "order.confirmed sent"]);
});

test("on one machine the mailbox's page makes a mail bounce", async () => {
  const to = "pressed@example.com";
  const orderId = await buy(await shop.shopper(to));
  const [mail] = shop.mailbox.list({ to });
  const origin = "http://localhost:3000";
  const pressed = await shop.fetch(
    new Request(`${origin}/_local/mail/${mail?.id}/feedback`, {
      method: "POST",
      body: new URLSearchParams({ what: "bounce" }),
      headers: { origin },
    }),
  );
  expect(pressed.status).toBe(303);
  await shop.settled();
  expect(await states(orderId)).toEqual(["order.confirmed bounced"]);
});
