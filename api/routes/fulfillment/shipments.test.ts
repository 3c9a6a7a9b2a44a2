import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditShop } from "../../../scripts/testing/audit.ts";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

type Shipment = {
  shipmentId: string;
  trackingNumber?: string;
  trackingUrl?: string;
  deliveredAt?: number;
  lines: { quantity: number }[];
};
type Order = {
  orderId: string;
  status: string;
  fulfillmentStatus: string;
  version: number;
  shipments: Shipment[];
  units: { bought: number; shipped: number; toShip: number; returned: number; refunded: number }[];
  shippable: { productId: string; quantity: number }[];
};
type Refusal = { error: { code: string; message: string; details: Record<string, unknown> } };

let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop();
  admin = await shop.admin();
});
afterAll(async () => {
  await shop.settled();
  const { differences, shown } = await auditShop(shop);
  await shop.close();
  expect([...differences, ...shown]).toEqual([]);
});

/** A paid order of three mugs and one plate, that its shopper placed with this address. */
async function paidOrder(email?: string) {
  const [mug, plate] = [await shop.addProduct({ stock: 10 }), await shop.addProduct({ stock: 10 })];
  const shopper = await shop.shopper(email);
  await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity: 3 }));
  await shopper.json(shopper.post("/cart", { productId: plate.productId, quantity: 1 }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<Order>(shopper.post("/orders", body));
  await shop.settled();
  const path = `/admin/orders/${orderId}`;
  return {
    mug,
    plate,
    shopper,
    orderId,
    path,
    seen: async () => {
      await shop.settled();
      return admin.json<Order>(admin.get(path));
    },
    pack: (body: Record<string, unknown>, headers: Record<string, string> = {}) =>
      admin.post(`${path}/shipments`, body, headers),
  };
}

const refusalOf = async (answer: Promise<Response>, status: number): Promise<Refusal["error"]> => {
  const response = await answer;
  expect(response.status).toBe(status);
  return ((await response.json()) as Refusal).error;
};

describe("an order in parcels", () => {
  test("is packed in two, each told by one mail with its tracking, and is delivered with the last of them", async () => {
    const email = "two-parcels@example.com";
    const { mug, shopper, orderId, path, seen, pack } = await paidOrder(email);
    const mails = () => shop.mailbox.list({ to: email }).map(({ subject }) => subject);
    const first = await admin.json<Order>(
      pack({
        lines: [{ productId: mug.productId, quantity: 2 }],
        carrier: "ups",
        trackingNumber: "1Z 999 AA1",
        note: "The rest follows.",
      }),
    );
    expect(first).toMatchObject({ status: "PROCESSING", fulfillmentStatus: "PROCESSING" });
    expect(first.shipments).toMatchObject([
      { trackingNumber: "1Z999AA1", trackingUrl: "https://www.ups.com/track?tracknum=1Z999AA1" },
    ]);
    await shop.settled();
    expect(mails()[0]).toBe("Part of your order is on its way");
    const [mail] = shop.mailbox.list({ to: email });
    expect(mail?.text).toContain("The rest follows.");
    expect(mail?.text).toContain(
      "UPS tracking number 1Z999AA1\nTrack your parcel: https://www.ups.com/track?tracknum=1Z999AA1",
    );
    expect(mail?.text).toContain(`${mug.name}: 2 in this parcel`);
    expect(mail?.html).toMatch(
      /<a [^>]*href="https:\/\/www\.ups\.com\/track\?tracknum=1Z999AA1"[^>]*>Track your parcel<\/a>/,
    );

    const second = await admin.json<Order>(pack({ carrier: "other", trackingNumber: "X-100/7" }));
    expect(second.status).toBe("SHIPPED");
    expect(second.shipments[1]?.lines.map(({ quantity }) => quantity)).toEqual([1, 1]);
    expect((await seen()).shippable).toEqual([]);
    const [one, two] = second.shipments.map(({ shipmentId }) => shipmentId);
    const arrive = (parcel: string | undefined) =>
      admin.json<Order>(admin.post(`${path}/shipments/${parcel}/delivery`));
    expect((await arrive(two)).status).toBe("SHIPPED");
    expect((await arrive(one)).status).toBe("DELIVERED");
    expect((await arrive(one)).status).toBe("DELIVERED");
    await shop.settled();
    expect(mails().toSorted()).toEqual([
      "A parcel of your order has been delivered",
      "A parcel of your order has been delivered",
      "Part of your order is on its way",
      "Part of your order is on its way",
      "Your order is confirmed",
    ]);
    const mine = await shopper.json<Order>(shopper.get(`/orders/${orderId}`));
    expect(mine.shipments).toHaveLength(2);
    expect(JSON.stringify(mine)).not.toContain("staff@example.com");
  });

  test("holds no more than was bought, packed and refunded already, of any line", async () => {
    const { mug, plate, orderId, pack, seen } = await paidOrder();
    const line = (productId: string, quantity: number) => ({ lines: [{ productId, quantity }] });
    await refusalOf(pack(line(mug.productId, 4)), 400);
    await refusalOf(pack({ lines: [...line(mug.productId, 2).lines, ...line(mug.productId, 2).lines] }), 400);
    expect((await refusalOf(pack(line("nothing", 1)), 400)).details["issues"]).toMatchObject([
      { path: "lines.0", message: "is not a line of this order" },
    ]);
    await admin.json(pack(line(mug.productId, 1)));
    await admin.json(admin.post("/payment/refund", { orderId, ...line(mug.productId, 1), restock: true }));
    expect((await seen()).shippable).toEqual([
      { productId: mug.productId, quantity: 1 },
      { productId: plate.productId, quantity: 1 },
    ]);
    expect((await refusalOf(pack(line(mug.productId, 2)), 400)).details["issues"]).toMatchObject([
      { path: "lines.0.quantity", message: "must be at most 1, which is what is left to pack" },
    ]);
    const last = await admin.json<Order>(pack({}));
    expect(last.status).toBe("SHIPPED");
    expect(last.units).toEqual([
      { productId: mug.productId, bought: 3, returned: 1, refunded: 0, shipped: 2, toShip: 0 },
      { productId: plate.productId, bought: 1, returned: 0, refunded: 0, shipped: 1, toShip: 0 },
    ]);
    expect((await refusalOf(pack({}), 409)).details["reason"]).toContain("packed or refunded");
  });

  test("is shipped once the rest of it was refunded, and is not packed on when all its money went back", async () => {
    const rest = await paidOrder();
    await admin.json(rest.pack({ lines: [{ productId: rest.mug.productId, quantity: 3 }] }));
    const lines = [{ productId: rest.plate.productId, quantity: 1 }];
    await admin.json(admin.post("/payment/refund", { orderId: rest.orderId, lines, restock: true }));
    expect((await rest.seen()).status).toBe("SHIPPED");

    const all = await paidOrder();
    const packed = await admin.json<Order>(
      all.pack({ lines: [{ productId: all.mug.productId, quantity: 1 }] }),
    );
    await admin.json(admin.post("/payment/refund", { orderId: all.orderId, restock: false }));
    expect(await all.seen()).toMatchObject({ status: "REFUNDED", fulfillmentStatus: "SHIPPED" });
    await refusalOf(all.pack({}), 409);
    const { shipmentId } = packed.shipments[0] ?? {};
    await admin.json(admin.post(`${all.path}/shipments/${shipmentId}/delivery`));
    expect(await all.seen()).toMatchObject({ status: "REFUNDED", fulfillmentStatus: "DELIVERED" });
  });

  test("of which one has left is not cancelled, by nobody, and of one that is cancelled nothing leaves", async () => {
    const { mug, shopper, orderId, path, pack } = await paidOrder();
    await admin.json(pack({ lines: [{ productId: mug.productId, quantity: 1 }] }));
    expect((await refusalOf(shopper.post(`/orders/${orderId}/cancel`), 409)).details["reason"]).toContain(
      "parcel",
    );
    await refusalOf(admin.put(path, { status: "CANCELLED" }), 409);
    const other = await paidOrder();
    await other.shopper.json(other.shopper.post(`/orders/${other.orderId}/cancel`));
    await refusalOf(other.pack({}), 409);
  });

  test("is one under its key however often it is sent, and its tracking number can be corrected without a second mail", async () => {
    const email = "corrected@example.com";
    const { path, pack, seen } = await paidOrder(email);
    const key = { "idempotency-key": "parcel-1" };
    const body = { carrier: "dhl", trackingNumber: "JD01460000" };
    const answers = await Promise.all([pack(body, key), pack(body, key), pack(body, key)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const other of [
      { carrier: "ups", trackingNumber: "JD01460000" },
      { carrier: "dhl", trackingNumber: "JD01460002" },
      { ...body, lines: [{ productId: "another", quantity: 1 }] },
      { ...body, note: "In two days" },
      {},
    ])
      expect((await refusalOf(pack(other, key), 422)).code).toBe("IDEMPOTENCY_KEY_REUSED");
    const { shipments } = await seen();
    expect(shipments).toHaveLength(1);
    expect(shipments[0]).toMatchObject(body);
    const parcel = `${path}/shipments/${shipments[0]?.shipmentId}`;
    await admin.json(admin.put(parcel, { carrier: "dhl", trackingNumber: "JD01460001" }));
    expect((await seen()).shipments[0]?.trackingUrl).toContain("JD01460001");
    await refusalOf(admin.put(parcel, { carrier: "pigeon" }), 400);
    await refusalOf(admin.put(parcel, { trackingNumber: "<script>" }), 400);
    await refusalOf(admin.put(`${path}/shipments/other`, body), 404);
    expect(shop.mailbox.list({ to: email }).filter(({ subject }) => subject.includes("way"))).toHaveLength(1);
  });
});

test("two different parcels under one key at the same moment: one is packed, the other refused", async () => {
  for (let round = 0; round < 8; round++) {
    const { pack, seen } = await paidOrder(`same-key-${round}@example.com`);
    const bodies = ["JD01460000", "JD01460001"].map((trackingNumber) => ({ carrier: "dhl", trackingNumber }));
    const packing = [...bodies, ...bodies].map((body) => pack(body, { "idempotency-key": "both" }));
    const statuses = (await Promise.all(packing)).map(({ status }) => status);
    expect(statuses.slice(2)).toEqual(statuses.slice(0, 2));
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 200, 422, 422]);
    const { shipments } = await seen();
    expect(shipments).toHaveLength(1);
    expect(shipments[0]).toMatchObject(bodies[statuses.indexOf(200)] ?? {});
  }
});

describe("a stale page", () => {
  test("is refused with what happened since, whatever it asks for, and changes nothing", async () => {
    const { mug, orderId, path, pack, seen } = await paidOrder();
    const { version } = await seen();
    const stale = { "if-match": `"${version}"` };
    const sent = await admin.json<Order>(
      pack({ lines: [{ productId: mug.productId, quantity: 1 }], carrier: "gls" }, stale),
    );
    const before = await seen();
    const asked: (() => Promise<Response>)[] = [
      () => pack({}, stale),
      () => admin.put(path, { status: "SHIPPED" }, stale),
      () => admin.put(path, { status: "CANCELLED" }, stale),
      () => admin.post("/payment/refund", { orderId }, stale),
      () => admin.post(`${path}/notes`, { text: "late" }, stale),
      () => admin.put(`${path}/shipments/${sent.shipments[0]?.shipmentId}`, { carrier: "ups" }, stale),
      () => admin.post(`${path}/shipments/${sent.shipments[0]?.shipmentId}/delivery`, undefined, stale),
    ];
    for (const ask of asked) {
      const { code, message, details } = await refusalOf(ask(), 409);
      expect([code, message]).toEqual([
        "CONFLICT",
        "This order has changed since you opened it. Look at it again before you go on.",
      ]);
      expect(details).toMatchObject({
        version: version + 1,
        status: "PROCESSING",
        changes: [{ what: "parcel 1 was shipped with GLS", actor: admin.userId }],
      });
    }
    expect(await seen()).toEqual(before);
  });
});

describe("staff notes", () => {
  test("are seen by staff and never by the shopper", async () => {
    const { shopper, orderId, path } = await paidOrder();
    const noted = await admin.json<{ notes: unknown[] }>(
      admin.post(`${path}/notes`, { text: " Ring twice. " }),
    );
    expect(noted.notes).toMatchObject([
      { text: "Ring twice.", by: "staff@example.com", actor: admin.userId },
    ]);
    await refusalOf(admin.post(`${path}/notes`, { text: "   " }), 400);
    expect(await (await shopper.get(`/orders/${orderId}`)).text()).not.toContain("Ring twice");
  });
});

describe("the preview of a refund", () => {
  test("is to the cent what the refund comes to, with its shares of shipping and tax, and names what is too much", async () => {
    const { mug, orderId } = await paidOrder();
    const body = { orderId, lines: [{ productId: mug.productId, quantity: 2 }] };
    type Preview = {
      amount: number;
      goods: number;
      shipping: number;
      tax: number;
      left: number;
      leftAfter: number;
    };
    const preview = await admin.json<Preview>(admin.post("/payment/refund/preview", body));
    expect(preview.goods + preview.shipping + preview.tax).toBeCloseTo(preview.amount, 2);
    expect(preview.goods).toBeCloseTo(25, 1);
    const made = await admin.json<{ refundedAmount: number; refundable: number }>(
      admin.post("/payment/refund", { ...body, restock: true }),
    );
    expect(made).toMatchObject({ refundedAmount: preview.amount, refundable: preview.leftAfter });
    const tooMany = { orderId, lines: [{ productId: mug.productId, quantity: 2 }] };
    expect((await refusalOf(admin.post("/payment/refund/preview", tooMany), 400)).details["issues"]).toEqual([
      { path: "lines.0.quantity", message: "must be at most 1, which is what is left to refund" },
    ]);
    const tooMuch = { orderId, amount: 10_000 };
    expect(
      (await refusalOf(admin.post("/payment/refund/preview", tooMuch), 400)).details["issues"],
    ).toMatchObject([{ path: "amount" }]);
  });
});
