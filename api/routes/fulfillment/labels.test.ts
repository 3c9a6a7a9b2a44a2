import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditShop } from "../../../scripts/testing/audit.ts";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { parcels } from "../../../workflows/consumers/parcels.ts";
import { embeddedCarrier } from "../../adapters/embedded/carrier/carrier.ts";
import type { Carriers } from "../../ports/carriers.ts";

type Label = { state: string; price: number; trackingNumber?: string; attempt: number };
type Shipment = {
  shipmentId: string;
  isWaiting: boolean;
  labels: Label[];
  trackingNumber?: string;
  deliveredAt?: number;
  report?: { state: string; events: { state: string }[] };
};
type Order = {
  orderId: string;
  status: string;
  version: number;
  shipments: Shipment[];
  shippable: unknown[];
};
type Rates = { weight: number; rates: { service: string; price: number }[] };

const hour = 3_600_000;
/** The carrier's clock and the schedule's; the shop's stands, so that nobody is signed out. */
const begun = Date.UTC(2026, 10, 27, 12);
let now = begun;
const carrier = embeddedCarrier(() => now);
/** What happens to calls of the carrier: before it acts, and after it has acted. */
let before: () => unknown = () => undefined;
let after: () => unknown = () => undefined;
const carriers: Carriers = {
  rates: (...question) => carrier.rates(...question),
  track: (labelId) => carrier.track(labelId),
  async label(request) {
    await before();
    const label = await carrier.label(request);
    await after();
    return label;
  },
  async cancel(labelId) {
    await before();
    await carrier.cancel(labelId);
    await after();
  },
};

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop({ clock: () => begun, carriers });
  admin = await shop.admin();
});
beforeEach(() => {
  before = () => undefined;
  after = () => undefined;
});
afterAll(async () => {
  await shop.settled();
  const { differences, shown } = await auditShop(shop);
  await shop.close();
  expect([...differences, ...shown]).toEqual([]);
});

const wish = { service: "economy", weight: 1200, price: 7.5 };

/** A paid order of two mugs of 600 g. */
async function paidOrder(email?: string, street: string = address.street) {
  const { productId } = await shop.addProduct({ stock: 10, weight: 600 });
  const shopper = await shop.shopper(email);
  await shopper.json(shopper.post("/cart", { productId, quantity: 2 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: { ...address, street } };
  const { orderId } = await shopper.json<Order>(shopper.post("/orders", body));
  await shop.settled();
  const path = `/admin/orders/${orderId}`;
  const ship = (more: object = {}, headers?: Record<string, string>) =>
    admin.post(`${path}/shipments`, more, headers);
  const seen = () => admin.json<Order>(admin.get(path));
  return { shopper, orderId, path, ship, seen, productId };
}

/** A shipped parcel without a label. */
async function parcel() {
  const order = await paidOrder();
  const { shipments } = await admin.json<Order>(order.ship());
  const label = `${order.path}/shipments/${shipments[0]?.shipmentId}/label`;
  const only = async () => (await order.seen()).shipments[0];
  return { ...order, label, only, id: shipments[0]?.shipmentId ?? "" };
}

const bills = (shipmentId: string) => carrier.bills().filter(({ key }) => key.startsWith(shipmentId));
const lookAfter = async () => {
  await parcels({ ...shop.deps, now: () => now })({ alone: false });
  await shop.settled();
};
const unanswered = () => {
  throw new Error("socket hang up");
};
const reasonOf = async (answer: Promise<Response>, status = 409): Promise<string> => {
  const response = await answer;
  expect(response.status).toBe(status);
  const { error } = (await response.json()) as { error: { details: { reason: string } } };
  return error.details.reason;
};

describe("a label", () => {
  test("is bought at the rate that was shown, opens as a document, and its number is the parcel's", async () => {
    const { path, label, only, id, orderId } = await parcel();
    const rates = await admin.json<Rates>(admin.post(`${path}/label-rates`, { shipmentId: id }));
    expect(rates).toMatchObject({ weight: 1200, rates: [{ service: "economy", price: 7.5 }, {}] });
    await admin.json(admin.post(label, wish));
    const { trackingNumber = "", labels } = (await only()) ?? {};
    expect(labels).toMatchObject([{ state: "bought", price: 7.5, trackingNumber, attempt: 1 }]);
    const document = await admin.get(label);
    expect(document.headers.get("content-type")).toBe("image/svg+xml");
    expect(document.headers.get("content-security-policy")).toContain("sandbox");
    expect(await document.text()).toContain(trackingNumber);
    const { entries } = await shop.deps.audit.list({ subject: `order#${orderId}`, limit: 10 });
    expect(entries.map(({ action }) => action)).toContain("fulfillment.buyLabel");
    const warehouse = await shop.staff("warehouse");
    expect((await warehouse.get(label)).status).toBe(200);
    expect((await (await shop.shopper()).get(label)).status).toBe(403);
    expect((await shop.guest.post(label, wish)).status).toBe(401);
  });

  test("is billed once for a double click, two people at once and a repetition", async () => {
    const { label, only, id } = await parcel();
    const support = await shop.staff("support");
    const answers = await Promise.all(
      [admin, admin, admin, support, support].map((staff) => staff.post(label, wish)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await admin.json(admin.post(label, wish));
    expect(bills(id)).toHaveLength(1);
    expect((await only())?.labels).toHaveLength(1);
    expect(await reasonOf(admin.post(label, { ...wish, service: "express", price: 20 }))).toContain("void");
  });

  test("whose answer was lost, or whose process ended before it was written, is found again and billed once", async () => {
    const lost = await parcel();
    after = unanswered;
    expect((await admin.post(lost.label, wish)).status).toBe(503);
    expect((await lost.only())?.labels).toMatchObject([{ state: "buying" }]);
    expect(await reasonOf(admin.post(lost.label, { ...wish, service: "express", price: 20 }))).toContain(
      "another label",
    );
    after = () => undefined;
    await admin.json(admin.post(lost.label, wish));
    expect(bills(lost.id)).toHaveLength(1);

    const left = await parcel();
    before = unanswered;
    expect((await admin.post(left.label, wish)).status).toBe(503);
    await shop.settled();
    now += 2 * 60_000;
    await lookAfter();
    expect((await left.only())?.labels).toMatchObject([{ state: "buying" }]);
    before = () => undefined;
    now += hour;
    await lookAfter();
    expect((await left.only())?.labels).toMatchObject([{ state: "bought" }]);
    expect(bills(left.id)).toHaveLength(1);
  });

  test("is refused when it costs more than was shown, or the service is unknown, and another can be bought", async () => {
    const { label, only, id } = await parcel();
    expect(await reasonOf(admin.post(label, { ...wish, price: 7.49 }))).toContain("7.50");
    expect(await reasonOf(admin.post(label, { ...wish, service: "teleport" }))).toContain("teleport");
    for (const weight of [0, 1.5, -1, 2_000_000])
      expect((await admin.post(label, { ...wish, weight })).status).toBe(400);
    expect((await only())?.labels).toEqual([]);
    expect(bills(id)).toEqual([]);
  });

  test("is voided until the carrier has the parcel, also after a lost answer, and the next one is billed anew", async () => {
    const { label, only, id } = await parcel();
    await admin.json(admin.post(label, wish));
    after = unanswered;
    expect((await admin.delete(label)).status).toBe(503);
    expect((await only())?.labels).toMatchObject([{ state: "voiding" }]);
    after = () => undefined;
    await Promise.all([admin.json(admin.delete(label)), admin.json(admin.delete(label))]);
    const { trackingNumber, labels } = (await only()) ?? {};
    expect([trackingNumber, labels?.length]).toEqual([undefined, 1]);
    expect(bills(id)).toEqual([]);
    expect(await reasonOf(admin.get(label))).toContain("no label");
    await admin.json(admin.post(label, { ...wish, service: "express", price: 18 }));
    expect(bills(id)).toMatchObject([{ key: `${id}-2`, price: 1_800 }]);
    now += 5 * hour;
    expect(await reasonOf(admin.delete(label))).toContain("has the parcel");
    expect((await only())?.labels.at(-1)?.state).toBe("bought");
  });

  test("does not replace a tracking number that staff entered, nor is one bought for a stale page or a delivered parcel", async () => {
    const { label, path, id, seen } = await parcel();
    const stale = { "if-match": `"${(await seen()).version}"` };
    await admin.json(admin.put(`${path}/shipments/${id}`, { carrier: "dhl", trackingNumber: "JD0146" }));
    expect(await reasonOf(admin.post(label, wish))).toContain("tracking number already");
    await admin.json(admin.put(`${path}/shipments/${id}`, {}));
    expect(await reasonOf(admin.post(label, wish, stale))).toContain("has changed");
    await admin.json(admin.post(`${path}/shipments/${id}/delivery`));
    expect(await reasonOf(admin.post(label, wish))).toContain("delivered");
    expect(bills(id)).toEqual([]);
  });
});

describe("a parcel that is packed with its label", () => {
  test("leaves once the label is there: then the shopper gets one mail with the number", async () => {
    const email = "label@example.com";
    const { ship, seen, shopper, orderId, path } = await paidOrder(email);
    const mails = () => shop.mailbox.list({ to: email }).filter(({ subject }) => subject.includes("way"));
    const key = { "idempotency-key": "once" };
    after = unanswered;
    expect((await ship({ label: wish }, key)).status).toBe(503);
    await shop.settled();
    expect(await seen()).toMatchObject({
      status: "PROCESSING",
      shippable: [],
      shipments: [{ isWaiting: true }],
    });
    expect((await shopper.json<Order>(shopper.get(`/orders/${orderId}`))).shipments).toEqual([]);
    expect(mails()).toEqual([]);
    expect((await shopper.post(`/orders/${orderId}/cancel`)).status).toBe(409);
    const [{ shipmentId } = { shipmentId: "" }] = (await seen()).shipments;
    expect(await reasonOf(admin.post(`${path}/shipments/${shipmentId}/delivery`))).toContain("waits");
    after = () => undefined;
    const sent = await admin.json<Order>(ship({ label: wish }, key));
    expect(sent).toMatchObject({ status: "SHIPPED", shipments: [{ isWaiting: false }] });
    await shop.settled();
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain(`Tracking number ${sent.shipments[0]?.trackingNumber}`);
    expect(bills(shipmentId)).toHaveLength(1);
  });

  test("is unpacked again when the carrier refuses, and nothing was told or billed", async () => {
    const email = "refused@example.com";
    const { ship, seen } = await paidOrder(email);
    expect(await reasonOf(ship({ label: { ...wish, service: "teleport" } }))).toContain("teleport");
    expect((await ship({ label: wish, trackingNumber: "1Z999" })).status).toBe(400);
    await shop.settled();
    expect(await seen()).toMatchObject({ status: "PROCESSING", shipments: [], shippable: [{ quantity: 2 }] });
    expect(shop.mailbox.list({ to: email }).filter(({ subject }) => subject.includes("way"))).toEqual([]);
    await admin.json(ship({ label: wish }));
  });
});

describe("what the carrier tells", () => {
  test("reaches the order and its shopper, and ends with the delivery mail", async () => {
    const email = "told@example.com";
    const { ship, seen, shopper, orderId } = await paidOrder(email);
    await admin.json(ship({ label: wish }));
    await shop.settled();
    now += 13 * hour;
    await lookAfter();
    const mine = () => shopper.json<Order>(shopper.get(`/orders/${orderId}`));
    expect((await mine()).shipments[0]?.report).toMatchObject({
      state: "in_transit",
      events: [{ state: "announced" }, { state: "collected" }, { state: "in_transit" }],
    });
    const { version } = await seen();
    now += hour;
    await lookAfter();
    expect((await seen()).version).toBe(version);
    now += 40 * hour;
    await lookAfter();
    expect(await mine()).toMatchObject({
      status: "DELIVERED",
      shipments: [{ report: { state: "delivered" } }],
    });
    expect(shop.mailbox.list({ to: email })[0]?.subject).toBe("Your order has been delivered");
    const followed = await shop.deps.parcels.due(now + 1_000 * hour, 500);
    expect(followed.filter((one) => one.orderId === orderId)).toEqual([]);
  });

  test("of a parcel that cannot be delivered is a problem that both sides see, and it stays shipped", async () => {
    const { ship, seen, shopper, orderId } = await paidOrder(undefined, "Unknown Street 5");
    await admin.json(ship({ label: wish }));
    await shop.settled();
    now += 50 * hour;
    await lookAfter();
    const told = { status: "SHIPPED", shipments: [{ report: { state: "exception" } }] };
    expect(await seen()).toMatchObject(told);
    expect(await shopper.json(shopper.get(`/orders/${orderId}`))).toMatchObject(told);
  });

  test("that it cancelled a label voids it here", async () => {
    const { label, only, id, orderId } = await parcel();
    await admin.json(admin.post(label, wish));
    await shop.settled();
    const stored = await shop.deps.orders.find(orderId);
    await carrier.cancel(stored?.shipments[0]?.labels?.[0]?.labelId ?? "");
    now += 2 * 60_000;
    await lookAfter();
    expect(await only()).toMatchObject({ labels: [{ state: "voided" }] });
    expect(bills(id)).toEqual([]);
  });
});
