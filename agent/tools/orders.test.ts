import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, guest } from "../../api/domain/actor.ts";
import { toolCalls } from "../../scripts/testing/agent/tool-calls.ts";
import { address, type TestProduct, type TestShop, testShop } from "../../scripts/testing/shop.ts";

let shop: TestShop;
let mug: TestProduct;
let now = Date.UTC(2026, 8, 10, 12);
let call: ReturnType<typeof toolCalls>;
let theirs: ReturnType<typeof toolCalls>;
let september = "";
let november = "";
const numberOf = new Map<string, string>();

/** Buys mugs as an account, at the time that the shop's clock shows. */
async function buy(email: string, quantity: number): Promise<string> {
  const shopper = await shop.shopper(email);
  await shopper.json(shopper.post("/cart", { productId: mug.productId, quantity }));
  const body = { paymentMethodId: "pm_card_visa", shippingAddress: address };
  const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
  await shop.settled();
  const { orderNumber } = await shopper.json<{ orderNumber: string }>(shopper.get(`/orders/${orderId}`));
  numberOf.set(orderId, orderNumber);
  return orderId;
}

const actorOf = async (email: string): Promise<Actor> => {
  const { userId } = await shop.shopper(email);
  return { type: "shopper", userId, email };
};

beforeAll(async () => {
  shop = await testShop({ clock: () => now });
  mug = await shop.addProduct({ name: "Harbour Mug", price: 10, stock: 100 });
  await shop.settled();
  september = await buy("sam@example.com", 2);
  const admin = await shop.admin();
  const parcel = { carrier: "ups", trackingNumber: "1Z999AA10123456784" };
  await admin.json(admin.post(`/admin/orders/${september}/shipments`, parcel));
  await shop.settled();
  now = Date.UTC(2026, 10, 12, 12);
  november = await buy("sam@example.com", 1);
  call = toolCalls(shop, await actorOf("sam@example.com"));
  theirs = toolCalls(shop, await actorOf("eve@example.com"));
});
afterAll(() => shop.close());

const numbers = async (input: unknown) => {
  const { facts } = await call("list_orders", input);
  const orders: unknown = facts["orders"];
  return Array.isArray(orders) ? orders.map(({ orderId }) => orderId) : facts;
};

describe("a list of orders", () => {
  test("answers the caller's own, newest first, as the storefront writes them", async () => {
    const { facts, cards } = await call("list_orders");
    expect(facts).toMatchObject({
      orders: [
        {
          orderId: november,
          number: numberOf.get(november),
          placedOn: "November 12, 2026",
          total: expect.stringMatching(/^\$\d+\.\d\d$/),
          lines: [{ name: "Harbour Mug", quantity: 1 }],
          parcels: [],
        },
        {
          orderId: september,
          placedOn: "September 10, 2026",
          status: "Shipped",
          parcels: [{ carrier: "UPS" }],
        },
      ],
    });
    expect(cards?.orders?.map(({ orderId }) => orderId)).toEqual([november, september]);
    expect((await theirs("list_orders")).facts).toEqual({ orders: [] });
  });

  test("of a period reaches over months, with both days in it", async () => {
    expect(await numbers({ from: "2026-09-10", to: "2026-09-10" })).toEqual([september]);
    expect(await numbers({ from: "2026-09-11", to: "2026-11-11" })).toEqual([]);
    expect(await numbers({ from: "2026-01-01", to: "2026-11-12" })).toEqual([november, september]);
    expect(await numbers({ from: "2026-12-01", to: "2026-01-01" })).toEqual([november, september]);
  });

  test("of a status takes the status in any words", async () => {
    expect(await numbers({ status: "SHIPPED" })).toEqual([september]);
    expect(await numbers({ status: "preparing to ship" })).toEqual([november]);
    expect(await numbers({ status: "eaten" })).toMatchObject({ error: "VALIDATION_ERROR" });
  });

  test("says when there are more", async () => {
    expect((await call("list_orders", { limit: 1 })).facts).toMatchObject({
      orders: [{ orderId: november }],
      more: true,
    });
  });

  test.each([{ from: "yesterday" }, { limit: -1 }, { limit: 1e9 }, { userId: "someone" }])(
    "refuses %j in words",
    async (input) => {
      expect((await call("list_orders", input)).facts).toMatchObject({ error: "VALIDATION_ERROR" });
    },
  );
});

describe("tracking", () => {
  test("answers the newest order unless another is named", async () => {
    expect((await call("track_order")).facts).toMatchObject({ order: { orderId: november } });
  });

  test.each([
    ["its id", (id: string) => id],
    ["its number", (id: string) => numberOf.get(id)],
    [
      "its number as it is read out",
      (id: string) => `#${numberOf.get(id)?.toLowerCase().replace(/.{5}/, "$& - ")}`,
    ],
    ["the beginning of its number", (id: string) => numberOf.get(id)?.slice(0, 6)],
  ])("finds an order by %s", async (_, nameOf) => {
    const { facts, cards, buttons } = await call("track_order", { order: nameOf(september) });
    expect(facts).toMatchObject({
      order: {
        orderId: september,
        parcels: [{ carrier: "UPS", trackingNumber: "1Z999AA10123456784", shippedOn: "September 10, 2026" }],
      },
    });
    expect(cards?.orders?.[0]?.parcels[0]?.trackingUrl).toContain("ups.com");
    expect(buttons).toMatchObject([{ action: "open", payload: { path: `/orders/${september}` } }]);
  });

  test("another's order is as unknown as one that never was", async () => {
    const unknown = { unknown: true };
    expect((await theirs("track_order", { order: september })).facts).toEqual(unknown);
    expect((await theirs("track_order", { order: numberOf.get(september) })).facts).toEqual(unknown);
    expect((await theirs("track_order")).facts).toEqual(unknown);
    for (const order of ["00000000-0000-4000-8000-000000000000", "FFFFFFFF", "' OR 1=1", "../orders"])
      expect((await call("track_order", { order })).facts).toEqual(unknown);
  });
});

test("guests are told how to sign in, and where an order without an account is found", async () => {
  for (const name of ["list_orders", "track_order"])
    expect(await toolCalls(shop, guest)(name, {})).toMatchObject({
      facts: { signInNeeded: true, withoutAccount: expect.stringContaining("Track an order") },
      buttons: [{ action: "sign_in" }, { action: "open", payload: { path: "/track" } }],
    });
});
