import { afterAll, beforeAll, expect, test } from "vitest";
import { unsubscribeAddress } from "../../api/domain/notifications/unsubscribe.ts";
import { address, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop();
});
afterAll(() => shop.close());

const html = { accept: "text/html,*/*" };
const oneClick = { "content-type": "application/x-www-form-urlencoded" };
const pathOf = (url: string): string => new URL(url).pathname;

/** A guest's order that is paid. */
async function guestOrder(email: string): Promise<string> {
  const { productId } = await shop.addProduct();
  const ordered = await shop.guest.json<{ orderId: string }>(
    shop.guest.post("/orders", {
      paymentMethodId: "pm_card_visa",
      shippingAddress: address,
      guest: { email, items: [{ productId, quantity: 1 }] },
    }),
  );
  await shop.settled();
  return ordered.orderId;
}

async function ship(orderId: string): Promise<void> {
  const staff = await shop.staff("warehouse");
  await staff.json(staff.post(`/admin/orders/${orderId}/shipments`, {}));
  await shop.consumers.idle();
  await shop.settled();
}

const subjectsTo = (to: string): string[] => shop.mailbox.list({ to }).map(({ subject }) => subject);

test("a guest stops mails of a kind with one press: of that kind, for every later order, and no others", async () => {
  const email = "One.Click@example.com";
  await ship(await guestOrder(email));
  const mails = shop.mailbox.list({ to: email });
  const shipped = mails.find(({ subject }) => subject.includes("on its way"));
  const confirmed = mails.find(({ subject }) => subject.includes("confirmed"));
  expect(confirmed?.unsubscribeUrl).toBeUndefined();
  const url = shipped?.unsubscribeUrl ?? "missing";
  expect(shipped?.text).toContain(url);
  // A program that looks at every link stops nothing.
  const page = await shop.guest.request("GET", pathOf(url), undefined, html);
  expect(await page.text()).toContain('<form method="post">');
  expect(page.headers.get("content-security-policy")).not.toContain("script");
  await ship(await guestOrder(email));
  expect(subjectsTo(email).filter((subject) => subject.includes("on its way"))).toHaveLength(2);

  const stop = () =>
    shop.fetch(new Request(url, { method: "POST", headers: oneClick, body: "List-Unsubscribe=One-Click" }));
  expect((await stop()).status).toBe(200);
  expect((await stop()).status).toBe(200);
  await ship(await guestOrder(email.toLowerCase()));
  expect(subjectsTo(email).filter((subject) => subject.includes("on its way"))).toHaveLength(2);
  expect(subjectsTo(email).filter((subject) => subject.includes("confirmed"))).toHaveLength(3);
  const stored = await shop.deps.notifications.find(shipped?.reference ?? "");
  expect(stored?.text).toContain("/unsubscribe/…");
}, 60_000);

test("links that the shop did not make, that were changed or are about owed mails stop nothing; those of long ago work", async () => {
  const shopper = await shop.shopper();
  const link = async (kind: "order.shipped" | "order.confirmed" | "stock.low", subject = shopper.userId) =>
    pathOf(await unsubscribeAddress(shop.deps, { subject, kind }));
  const good = await link("order.shipped");
  const [text = "", signature = ""] = good.slice("/unsubscribe/".length).split(".");
  const other = Buffer.from(`order.shipped\nsomebody-else`).toString("base64url");
  const forged = [
    `${other}.${signature}`,
    `${text}.${"A".repeat(43)}`,
    text,
    `${text}.`,
    `${text}.${signature}.${signature}`,
    (await link("order.confirmed")).slice("/unsubscribe/".length),
    Buffer.from("order.shipped\n").toString("base64url"),
    ".a",
    "%F0%9F%98%80",
    "a".repeat(900),
  ];
  for (const token of forged)
    for (const method of ["GET", "POST"] as const) {
      const refused = await shop.guest.request(method, `/unsubscribe/${token}`);
      expect([token, refused.status]).toEqual([token, 404]);
      const told = await shop.fetch(
        new Request(`http://localhost/unsubscribe/${token}`, {
          method,
          headers: { ...html, "accept-language": "de-AT,en" },
        }),
      );
      expect(told.status).toBe(404);
      expect(await told.text()).toContain("Dieser Link funktioniert nicht");
    }
  const kinds = async () =>
    (
      await shopper.json<{ kinds: { kind: string; email: boolean }[] }>(shopper.get("/me/notifications"))
    ).kinds
      .filter(({ email }) => !email)
      .map(({ kind }) => kind);
  expect(await kinds()).toEqual([]);
  expect((await shop.guest.request("POST", good)).status).toBe(200);
  expect(await kinds()).toEqual(["order.shipped"]);
  // Switched on again on the page, and off by an old mail: the link is the reader's word, however old.
  const on = { kinds: [{ kind: "order.shipped", email: true, sms: false }] };
  await shopper.json(shopper.put("/me/notifications", on));
  expect(await kinds()).toEqual([]);
  expect((await shop.guest.request("POST", good)).status).toBe(200);
  expect(await kinds()).toEqual(["order.shipped"]);
});

test("staff stop an alert by its link, and see what they get", async () => {
  const staff = await shop.staff("warehouse");
  const alerts = async () => (await staff.json<{ alerts: object[] }>(staff.get("/admin/me/alerts"))).alerts;
  expect(await alerts()).toEqual([
    { kind: "stock.low", email: true },
    { kind: "order.high-value", email: false },
  ]);
  const url = await unsubscribeAddress(shop.deps, { subject: staff.userId, kind: "stock.low" });
  expect((await shop.guest.request("POST", pathOf(url))).status).toBe(200);
  expect(await alerts()).toMatchObject([{ kind: "stock.low", email: false }, {}]);
});
