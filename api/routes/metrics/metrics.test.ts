import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openMarkets } from "../../../scripts/testing/pricing/markets.ts";
import { address, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { declined, shoppingAt, visa } from "../../../scripts/testing/shopping.ts";
import { staffAt } from "../../../scripts/testing/staff.ts";
import { showMetrics } from "../../domain/metrics/service.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
let now = 0;
let shop: TestShop;
// A shop of its own for each test, at twenty minutes to midnight.
beforeEach(async () => {
  now = Date.UTC(2026, 9, 1, 23, 40);
  shop = await testShop({ clock: () => now });
});
afterEach(() => shop.close());

type Totals = {
  gross: number;
  refunded: number;
  net: number;
  orders: number;
  averageOrder: number | null;
  units: number;
  refunds: number;
  begun: number;
  conversion: number | null;
};
type Metrics = {
  period: { from: string; to: string };
  compared?: { from: string; to: string };
  currencies: {
    currency: string;
    totals: Totals;
    days: (Totals & { day: string })[];
    compared?: { totals: Totals; days: unknown[] };
    topProducts: { productId: string; name: string; units: number; revenue: number }[];
  }[];
  lowStock: { productId: string; available: number }[];
};

const { cartOf, pay } = shoppingAt(() => shop);
const { refund, seen } = staffAt(() => shop);
const today = () => new Date(now).toISOString().slice(0, 10);
const show = async (query = ""): Promise<Metrics> => {
  await shop.settled();
  const caller = await shop.admin();
  return caller.json<Metrics>(caller.get(`/admin/metrics${query}`));
};
const usd = async (query?: string) => {
  const { currencies } = await show(query);
  const [first] = currencies;
  if (first?.currency !== "USD") throw new Error("the store's currency comes first");
  return first;
};
const buy = async (quantity: number, card = visa) => {
  const { shopper, productId } = await cartOf(quantity);
  const { orderId = "" } = await pay(shopper, card);
  return { productId, order: await seen(orderId) };
};

describe("the metrics", () => {
  test("say what was paid, refunded and sold, and which share of checkouts was paid", async () => {
    const first = await buy(2);
    const second = await buy(1);
    await buy(1, declined);
    expect((await refund({ orderId: second.order.orderId, amount: 5 })).status).toBe(200);
    const { totals, days, topProducts } = await usd();
    const gross = first.order.totalAmount + second.order.totalAmount;
    expect(totals).toEqual({
      gross,
      refunded: 5,
      net: Number((gross - 5).toFixed(2)),
      orders: 2,
      averageOrder: Math.round((gross / 2) * 100) / 100,
      units: 3,
      refunds: 1,
      begun: 3,
      converted: 2,
      conversion: 0.6667,
    });
    expect(days).toHaveLength(30);
    expect(days.at(-1)).toEqual({ day: today(), ...totals });
    expect(topProducts.map(({ productId, units }) => [productId, units])).toEqual([
      [first.productId, 2],
      [second.productId, 1],
    ]);
  });

  test("count a refund on its own day, and compare with the period before and the year before", async () => {
    const { order } = await buy(1);
    const bought = today();
    now += 30 * minute;
    expect((await refund({ orderId: order.orderId })).status).toBe(200);
    const [before, after] = [await usd(`?from=${bought}&to=${bought}`), await usd(`?from=${today()}`)];
    expect(before.totals).toMatchObject({ gross: order.totalAmount, refunded: 0, orders: 1 });
    expect(after.totals).toMatchObject({
      gross: 0,
      net: -order.totalAmount,
      averageOrder: null,
      conversion: null,
    });
    const compared = await show(`?from=${today()}&to=${today()}&compare=previous`);
    expect(compared.compared).toEqual({ from: bought, to: bought });
    expect(compared.currencies[0]?.compared?.totals).toEqual(before.totals);
    const yearly = await show(`?from=2027-10-02&to=2027-10-02&compare=year`);
    expect(yearly.currencies[0]?.compared?.totals).toEqual(after.totals);
  });

  test("keep currencies apart, and show only those in which something happened", async () => {
    const admin = await shop.admin();
    await openMarkets(admin, { id: "de", currency: "EUR", countries: ["DE"] });
    const { shopper, productId } = await cartOf(1);
    await admin.json(admin.put(`/products/${productId}`, { prices: { de: { amount: 9 } } }));
    const shippingAddress = { ...address, country: "DE", zipCode: "10115", state: "" };
    const body = { paymentMethodId: visa, shippingAddress, market: "de" };
    const { orderId } = await shopper.json<{ orderId: string }>(shopper.post("/orders", body));
    const { totalAmount } = await seen(orderId);
    const { currencies } = await show();
    expect(currencies.map(({ currency, totals }) => [currency, totals.gross])).toEqual([
      ["USD", 0],
      ["EUR", totalAmount],
    ]);
  });

  test("add up products over whole months and days, the best by revenue first", async () => {
    const best = await shop.addProduct({ price: 10, stock: 50 });
    const other = await shop.addProduct({ price: 10, stock: 50 });
    now = Date.UTC(2027, 1, 27);
    for (let bought = 0; bought < 4; bought++) {
      for (const [{ productId }, quantity] of [
        [best, 2],
        [other, 1],
      ] as const) {
        const shopper = await shop.shopper();
        await shopper.json(shopper.post("/cart", { productId, quantity }));
        await pay(shopper, visa);
      }
      await shop.settled();
      now += 20 * day;
    }
    const top = async (from: string, to: string) => {
      const staff = { type: "staff", roles: ["admin"], userId: "staff", email: undefined } as const;
      const { currencies } = await showMetrics(shop.deps, staff, { from, to });
      return currencies[0]?.topProducts.map(({ productId, units }) => ({ productId, units }));
    };
    expect(await top("2027-02-15", "2027-04-30")).toEqual([
      { productId: best.productId, units: 8 },
      { productId: other.productId, units: 4 },
    ]);
    expect(await top("2027-03-01", "2027-03-31")).toEqual([
      { productId: best.productId, units: 2 },
      { productId: other.productId, units: 1 },
    ]);
  });

  test("list what runs low, by the variant of which the least is left, while it is on sale", async () => {
    const { productId } = await shop.addProduct({
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { sku: `LOW-${now}-S`, options: { Size: "S" }, stock: 2 },
        { sku: `LOW-${now}-M`, options: { Size: "M" }, stock: 400 },
      ],
    });
    const lowest = async () => (await show()).lowStock.find((one) => one.productId === productId)?.available;
    expect(await lowest()).toBe(2);
    const { variants } = await shop.guest.json<{ variants: { id: string }[] }>(
      shop.guest.get(`/products/${productId}`),
    );
    const caller = await shop.admin();
    await caller.json(
      caller.post(`/admin/inventory/${productId}/adjustments`, {
        variantId: variants[0]?.id,
        by: -2,
        reason: "broken",
      }),
    );
    expect(await lowest()).toBe(0);
    await caller.json(caller.put(`/products/${productId}`, { isActive: false }));
    expect(await lowest()).toBeUndefined();
    await caller.json(caller.put(`/products/${productId}`, { isActive: true }));
    expect(await lowest()).toBe(0);
    await caller.json(
      caller.post(`/admin/inventory/${productId}/adjustments`, {
        variantId: variants[0]?.id,
        by: 90,
        reason: "delivery",
      }),
    );
    expect(await lowest()).toBeUndefined();
  });

  test.each([
    ["?from=2026-02-30", "from"],
    ["?from=2025-01-01&to=2026-06-01", "from"],
    ["?from=2026-06-02&to=2026-06-01", "from"],
    ["?to=tomorrow", "to"],
    ["?compare=week", "compare"],
  ])("refuse %s and say what is wrong", async (query, path) => {
    const caller = await shop.admin();
    const answer = await caller.get(`/admin/metrics${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { details: { issues: [{ path }] } } });
  });

  test("are for staff", async () => {
    expect((await shop.guest.get("/admin/metrics")).status).toBe(401);
    expect((await (await shop.shopper()).get("/admin/metrics")).status).toBe(403);
  });
});
