import { afterAll, beforeAll, expect, test } from "vitest";
import { answerBank } from "../../scripts/testing/bank.ts";
import { closeMarket, openMarkets } from "../../scripts/testing/pricing/markets.ts";
import { address, type Caller, type TestShop, testShop } from "../../scripts/testing/shop.ts";
import { type ShownOrder, threeDSecure, visa } from "../../scripts/testing/shopping.ts";

const site = "http://localhost:3001";
let shop: TestShop;
let productId: string;
const germany = { ...address, country: "DE", state: "", zipCode: "10115" };
beforeAll(async () => {
  shop = await testShop();
  await openMarkets(
    await shop.admin(),
    { id: "de", currency: "EUR", countries: ["DE"], taxIncluded: true },
    { id: "jp", currency: "JPY", countries: ["JP"], taxIncluded: true },
  );
  const prices = { de: { amount: 23.8 }, jp: { amount: 2200 } };
  ({ productId } = await shop.addProduct({ price: 20, prices, stock: 50 }));
});
afterAll(() => shop.close());

const buying = { market: "de", shippingAddress: germany };
async function guestOrder(email: string, card = visa, where: object = buying) {
  const order = await shop.guest.json<ShownOrder & { orderToken: string; orderNumber: string }>(
    shop.guest.post("/orders", {
      paymentMethodId: card,
      ...where,
      guest: { email, items: [{ productId, quantity: 1 }] },
    }),
  );
  await shop.settled();
  return order;
}

/** Where the latest mail to somebody leads at the shop, in its text and in its HTML, without what is secret. */
function pathsIn(to: string): readonly string[] {
  const [{ text, html } = { text: "", html: "" }] = shop.mailbox.list({ to });
  const links = [...text.matchAll(/https?:\S+/g), ...html.matchAll(/href="([^"]*)"/g)];
  const paths = links
    .map(([whole, link = whole]) => link)
    .filter((link) => link.startsWith(`${site}/`) || link === site)
    .map((link) => link.slice(site.length).replace(/#t=.*/, ""));
  return [...new Set(paths)].toSorted();
}

async function ship(orderId: string): Promise<void> {
  const staff = await shop.staff("warehouse");
  await staff.json(staff.post(`/admin/orders/${orderId}/shipments`, {}));
  await shop.consumers.idle();
  await shop.settled();
}

const html = { accept: "text/html,*/*" };
/** Where the page of an unsubscribe link leads. */
async function homeOn(url: string | undefined): Promise<string | undefined> {
  const page = await shop.guest.request("GET", new URL(url ?? "").pathname, undefined, html);
  return /<a href="([^"]*)"/.exec(await page.text())?.[1];
}

test("a mail about an order leads into the order's market, and into none once it has closed", async () => {
  const email = "weber@example.com";
  const { orderId, orderNumber } = await guestOrder(email);
  expect(pathsIn(email)).toEqual(["/de", `/de/track/${orderId}`]);
  await ship(orderId);
  expect(pathsIn(email)).toEqual(["/de", `/de/track/${orderId}`]);
  const stop = shop.mailbox.list({ to: email })[0]?.unsubscribeUrl;
  expect(await homeOn(stop)).toBe(`${site}/de`);
  const lookUp = async (): Promise<void> => {
    await shop.guest.post("/orders/lookup", { number: orderNumber, email });
    await shop.consumers.idle();
    await shop.settled();
  };
  await lookUp();
  expect(shop.mailbox.list({ to: email })).toHaveLength(3);
  expect(pathsIn(email)).toEqual(["/de", `/de/track/${orderId}`]);

  // With an account, to whom a page for preferences belongs.
  const shopper = await shop.shopper("hanna@example.com");
  await shopper.json(shopper.post("/cart?market=de", { productId, quantity: 1 }));
  const mine = await shopper.json<ShownOrder>(shopper.post("/orders", { paymentMethodId: visa, ...buying }));
  await shop.settled();
  expect(pathsIn("hanna@example.com")).toEqual(["/de", `/de/orders/${mine.orderId}`]);
  await ship(mine.orderId);
  const account = ["/de", "/de/account/notifications", `/de/orders/${mine.orderId}`];
  expect(pathsIn("hanna@example.com")).toEqual(account);

  // Orders elsewhere, and of before there were markets.
  const usual = await guestOrder("us@example.com", visa, { shippingAddress: address });
  expect(pathsIn("us@example.com")).toEqual(["/", `/track/${usual.orderId}`]);
  const tokyo = { ...address, country: "JP", state: "Tokyo", zipCode: "100-0001" };
  const yen = await guestOrder("jp@example.com", visa, { market: "jp", shippingAddress: tokyo });
  expect(pathsIn("jp@example.com")).toEqual(["/jp", `/jp/track/${yen.orderId}`]);

  await closeMarket(await shop.admin(), "de");
  await lookUp();
  expect(shop.mailbox.list({ to: email })).toHaveLength(4);
  expect(pathsIn(email)).toEqual(["/", `/track/${orderId}`]);
  expect(await homeOn(stop)).toBe(`${site}/`);
  const admin: Caller = await shop.admin();
  const shipped = shop.mailbox.list({ to: "hanna@example.com" })[0]?.reference ?? "";
  const resend = `/admin/notifications/${encodeURIComponent(shipped)}/resend`;
  await admin.json(admin.post(resend, undefined, { "idempotency-key": crypto.randomUUID() }));
  await shop.settled();
  expect(pathsIn("hanna@example.com")).toEqual(["/", "/account/notifications", `/orders/${mine.orderId}`]);
}, 60_000);

test("the bank sends a shopper back into the market, to the same address also if it closes meanwhile", async () => {
  await openMarkets(await shop.admin(), { id: "fr", currency: "EUR", countries: ["FR"] });
  const admin = await shop.admin();
  await admin.json(admin.put(`/products/${productId}`, { prices: { fr: { amount: 20 } } }));
  const paris = { market: "fr", shippingAddress: { ...germany, country: "FR", zipCode: "75001" } };
  const order = await guestOrder("paris@example.com", threeDSecure, paris);
  const open = await shop.guest.json<ShownOrder>(
    shop.guest.get(`/orders/${order.orderId}`, { "order-token": order.orderToken }),
  );
  await closeMarket(admin, "fr");
  const back = await answerBank((request) => shop.fetch(request), open, "approve");
  const location = new URL(back?.headers.get("location") ?? "");
  // The storefront leads on from the address of a market that has closed.
  expect(location.origin + location.pathname).toBe(`${site}/fr/track/${order.orderId}`);
  expect(location.hash).toMatch(/^#t=/);
  await shop.settled();
  expect(pathsIn("paris@example.com")).toEqual(["/", `/track/${order.orderId}`]);
}, 60_000);
