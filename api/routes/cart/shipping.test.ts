import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { address, type Caller, type TestShop, testShop } from "../../../scripts/testing/shop.ts";

type Option = { id: string; name: string; price: number; from: string; to: string; freeFrom?: number };
type Quote = {
  shippingOptions: Option[];
  shippingMethodId?: string;
  shipping: number;
  total: number;
};
type Refused = { error: { code: string; details: { methodId?: string; issues?: { path: string }[] } } };

let now = Date.UTC(2026, 10, 27, 12);
let shop: TestShop;
let admin: Caller;
beforeAll(async () => {
  shop = await testShop({ clock: () => now });
  admin = await shop.admin();
});
afterAll(() => shop.close());

const table = (methodId: string, price: number, rest: object = {}) => ({
  methodId,
  zoneId: "us",
  name: { en: methodId },
  kind: "table",
  bands: [{ by: "price", price: { default: price } }],
  handlingDays: 0,
  transitDays: [1, 2],
  ...rest,
});
const carrier = table("live", 50, { kind: "carrier", service: "economy" });
const zones = [{ zoneId: "us", name: "United States", countries: ["US"] }];

async function set(methods: readonly object[], other: object = { zones }): Promise<void> {
  const { version } = await admin.json<{ version: number }>(admin.get("/admin/settings/shipping"));
  const value = { timeZone: "UTC", methods, ...other };
  await admin.json(admin.put("/admin/settings/shipping", value, { "if-match": `"${version}"` }));
}
beforeEach(() => set([table("express", 15), table("standard", 5, { freeFrom: { default: 60 } })]));

async function cartOf(quantity = 1) {
  const { productId } = await shop.addProduct({ price: 20, stock: 99 });
  await admin.json(admin.put(`/products/${productId}`, { weight: 1200 }));
  const shopper = await shop.shopper();
  await shopper.json(shopper.post("/cart", { productId, quantity }));
  const quote = (shippingMethodId?: string, to: object = address) =>
    shop.guest.json<Quote>(
      shop.guest.post("/cart/quote", {
        items: [{ productId, quantity }],
        shippingAddress: to,
        shippingMethodId,
      }),
    );
  const order = (body: object = {}) =>
    shopper.post("/orders", { paymentMethodId: "pm_card_visa", shippingAddress: address, ...body });
  const refused = async (body: object = {}) => {
    const response = await order(body);
    const { error } = (await response.json()) as Refused;
    return { status: response.status, ...error };
  };
  return { shopper, quote, order, refused };
}

describe("a cart's shipping", () => {
  test("is offered cheapest first with its delivery window, and the order freezes what was chosen", async () => {
    const { shopper, quote, order } = await cartOf();
    const cheapest = await quote();
    expect(cheapest).toMatchObject({
      shippingMethodId: "standard",
      shipping: 5,
      shippingOptions: [
        { id: "standard", price: 5, freeFrom: 60, from: "2026-11-30", to: "2026-12-01" },
        { id: "express", price: 15 },
      ],
    });
    const express = await quote("express");
    expect(express).toMatchObject({ shippingMethodId: "express", shipping: 15 });
    const answer = await order({ shippingMethodId: "express", quoteTotal: express.total });
    expect(answer.status).toBe(202);
    const { orderId } = (await answer.json()) as { orderId: string };
    await set([table("express", 99)]);
    await shop.settled();
    const shippingMethod = {
      id: "express",
      name: "express",
      price: 15,
      from: "2026-11-30",
      to: "2026-12-01",
    };
    expect(await shopper.json(shopper.get(`/orders/${orderId}`))).toMatchObject({
      shipping: 15,
      shippingMethod,
    });
  });

  test("that is free from a value counts the goods after discounts", async () => {
    const { quote } = await cartOf(3);
    expect(await quote()).toMatchObject({ shipping: 0, shippingOptions: [{ price: 0 }, { price: 15 }] });
    const { version } = await admin.json<{ version: number }>(admin.get("/admin/settings/pricing"));
    const price = (discounts: object[], at: number) =>
      admin.json(admin.put("/admin/settings/pricing", { discounts }, { "if-match": `"${at}"` }));
    await price([{ name: "one off", minimum: 0, fixed: 1 }], version);
    expect(await quote()).toMatchObject({ shipping: 5 });
    await price([], version + 1);
  });

  test("that vanished or got dearer between quote and order is refused, and nothing is charged", async () => {
    const { quote, refused } = await cartOf();
    const { total } = await quote("express");
    await set([table("express", 16), table("standard", 5)]);
    expect(await refused({ shippingMethodId: "express", quoteTotal: total })).toMatchObject({
      status: 409,
      code: "PRICE_CHANGED",
    });
    await set([table("standard", 5)]);
    expect(await refused({ shippingMethodId: "express", quoteTotal: total })).toMatchObject({
      status: 409,
      code: "NO_SHIPPING",
      details: { methodId: "express" },
    });
    expect(await quote("express")).toMatchObject({ shippingMethodId: "standard" });
  });

  test("to where no zone is has no options, and an order there is refused without saying why to shoppers", async () => {
    const { quote, refused } = await cartOf();
    const japan = { ...address, country: "JP", state: "Tokyo", zipCode: "100-0001", city: "Chiyoda" };
    expect(await quote(undefined, japan)).toMatchObject({ shippingOptions: [], shipping: 0 });
    const refusal = await refused({ shippingAddress: japan });
    expect(refusal).toMatchObject({ status: 409, code: "NO_SHIPPING" });
    expect(Object.keys(refusal.details).toSorted()).toEqual(["requestId", "timestamp"]);
  });

  test("at a carrier's live rate holds what was quoted for 30 minutes, for this parcel only", async () => {
    await set([carrier]);
    const { quote, refused, order } = await cartOf();
    const quoted = await quote();
    // 4.50 and 1.50 for each of the two kilograms that were begun.
    expect(quoted).toMatchObject({ shipping: 7.5, shippingOptions: [{ price: 7.5 }] });
    const id = quoted.shippingMethodId ?? "";
    expect(id).toMatch(/^live\../);
    const forged = {
      status: 400,
      code: "VALIDATION_ERROR",
      details: { issues: [{ path: "shippingMethodId" }] },
    };
    for (const wrong of [`${id}x`, id.slice(0, -1), "live.W10.x", "live..", id.replace("live", "other")])
      expect(await refused({ shippingMethodId: wrong })).toMatchObject(forged);
    // Without a contract the table applies: the rate of an id that is pinned still holds, until it expires.
    await set([{ ...carrier, service: "discontinued" }]);
    expect(await quote(id)).toMatchObject({ shipping: 7.5 });
    const foreign = await (await cartOf(2)).refused({ shippingMethodId: id });
    expect(foreign).toMatchObject({ status: 409, code: "PRICE_CHANGED" });
    now += 31 * 60_000;
    expect(await refused({ shippingMethodId: id })).toMatchObject({ status: 409, code: "PRICE_CHANGED" });
    await set([carrier]);
    const again = await quote();
    const answer = await order({ shippingMethodId: again.shippingMethodId, quoteTotal: again.total });
    expect(await answer.json()).toMatchObject({ shipping: 7.5, shippingMethod: { id: "live", price: 7.5 } });
    await set([table("standard", 5)]);
    expect(await refused({ shippingMethodId: again.shippingMethodId })).toMatchObject({ status: 409 });
  });

  test("has settings that are refused field by field", async () => {
    const { version } = await admin.json<{ version: number }>(admin.get("/admin/settings/shipping"));
    const wrong = {
      timeZone: "Mars",
      zones: [
        ...zones,
        { zoneId: "us", name: "Again", countries: ["US", "UK"] },
        { zoneId: "x", name: "West", countries: ["US", "CA"], states: ["CA"] },
      ],
      methods: [table("a", 1, { transitDays: [3, 1], cutOff: "25:00" })],
    };
    const put = async (value: object) => {
      const response = await admin.put("/admin/settings/shipping", value, { "if-match": `"${version}"` });
      const { error } = (await response.json()) as Refused;
      return (error.details.issues ?? []).map(({ path }) => path);
    };
    const paths = ["timeZone", "zones.1.countries.1", "methods.0.transitDays", "methods.0.cutOff"];
    expect(await put(wrong)).toEqual(expect.arrayContaining(paths));
    const bands = [
      { by: "price", upTo: 10, price: {} },
      { by: "price", upTo: 10, price: {} },
      { by: "weight", price: {} },
    ];
    const inconsistent = {
      timeZone: "UTC",
      zones: [
        ...zones,
        { zoneId: "us", name: "Again", countries: ["US"] },
        { zoneId: "x", name: "X", countries: ["US", "CA"], states: ["CA"] },
      ],
      methods: [
        table("a", 1, { zoneId: "nowhere" }),
        table("a", 1, { bands }),
        table("b", 1, { kind: "carrier" }),
        table("c", 1, { bands: [] }),
      ],
    };
    expect(await put(inconsistent)).toEqual([
      "zones.1.zoneId",
      "methods.1.methodId",
      "zones.1.countries.0",
      "zones.2.countries",
      "methods.0.zoneId",
      "methods.1.bands.1.upTo",
      "methods.1.bands.2.by",
      "methods.2.service",
      "methods.3.bands",
    ]);
  });
});
