import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sell } from "../../../scripts/testing/insights/sales.ts";
import { type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { tables } from "../../adapters/stores/keys.ts";
import { noteStoredSales } from "../../adapters/stores/migrations/last-sales.ts";
import type { Actor } from "../actor.ts";
import { createProduct } from "../catalog/service.ts";
import { slowProducts, topProducts } from "./products.ts";
import { refundSummary } from "./refunds.ts";
import { averageOrderOf, netOf, salesByPeriod } from "./sales.ts";
import { stockRisk } from "./stock.ts";
import { showTrends } from "./trends.ts";

const staff: Actor = { type: "staff", roles: ["admin"], userId: "staff", email: undefined };
let now = Date.UTC(2026, 6, 1, 9);
let shop: TestShop;
let mug: string;
let bowl: string;
let tray: string;
let fresh: string;
const october = { from: "2026-10-01", to: "2026-10-31" };

beforeAll(async () => {
  shop = await testShop({ clock: () => now });
  const rest = { description: "", category: "Kitchen", images: [], tags: [], options: [], variants: [] };
  const add = async (name: string, stock: number) => {
    const product = { ...rest, name, stock, price: 1000, isActive: true };
    return (await createProduct(shop.deps, staff, product)).productId;
  };
  [mug, bowl, tray] = [await add("Mug", 40), await add("Bowl", 500), await add("Tray", 5)];
  now = Date.UTC(2026, 10, 26, 10);
  fresh = await add("Fresh", 5);
  const line = (productId: string, quantity: number, total = quantity * 1000) => ({
    productId,
    quantity,
    total,
  });
  await sell(shop, { on: "2026-09-30T23:59:59", lines: [line(bowl, 1)] });
  await sell(shop, { on: "2026-10-01T00:00:00", lines: [line(mug, 2), line(bowl, 1, 900)] });
  await sell(shop, {
    on: "2026-10-31",
    lines: [line(mug, 1)],
    refund: { on: "2026-11-02", amount: 1000, lines: [{ productId: mug, quantity: 1, amount: 1000 }] },
  });
  await sell(shop, { on: "2026-10-12", lines: [line(bowl, 3)], currency: "EUR" });
  await sell(shop, { on: "2026-10-13", lines: [line(bowl, 9)], unpaid: true });
  await sell(shop, { on: "2026-10-14", lines: [line("gone", 1, 50_000)] });
  await sell(shop, {
    on: "2026-10-15",
    lines: [line(bowl, 1)],
    refund: { on: "2026-10-20", amount: 400, state: "failed" },
  });
  for (const on of ["2026-11-05", "2026-11-12", "2026-11-19", "2026-11-26"])
    await sell(shop, { on: on === "2026-11-26" ? `${on}T09:00` : on, lines: [line(mug, 28)] });
  await shop.settled();
});
afterAll(() => shop.close());

describe("sales by period", () => {
  test("keep currencies apart, leave out what was never paid, and count a payment on its own day", async () => {
    const { currencies, compared } = await salesByPeriod(shop.deps, staff, { ...october, by: "month" });
    expect(compared).toBeUndefined();
    expect(
      currencies.map(({ currency, totals, steps }) => [currency, totals.orders, netOf(totals), steps.length]),
    ).toEqual([
      ["USD", 4, 54_900, 1],
      ["EUR", 1, 3000, 1],
    ]);
    expect(averageOrderOf(currencies[0]?.totals ?? noFigures)).toBe(13_725);
  });

  test("take a refund off the month in which it was made, not off the month of the order", async () => {
    const { currencies } = await salesByPeriod(shop.deps, staff, {
      from: "2026-10-01",
      to: "2026-11-04",
      by: "month",
    });
    const [october, november] = currencies[0]?.steps ?? [];
    expect(october?.figures).toMatchObject({ orders: 4, gross: 54_900, refunded: 0 });
    expect(november).toMatchObject({
      from: "2026-11-01",
      to: "2026-11-04",
      figures: { gross: 0, refunded: 1000 },
    });
  });

  test("compare October with the whole of September, and say so", async () => {
    const { compared, currencies } = await salesByPeriod(shop.deps, staff, {
      ...october,
      by: "week",
      compare: "previous",
    });
    expect(compared).toEqual({ from: "2026-09-01", to: "2026-09-30" });
    expect(currencies[0]?.compared?.totals).toMatchObject({ orders: 1, gross: 1000 });
  });

  test("of days on which nothing happened are zeros in the store's currency", async () => {
    const { currencies } = await salesByPeriod(shop.deps, staff, {
      from: "2025-02-01",
      to: "2025-02-28",
      by: "week",
      compare: "year",
    });
    expect(currencies).toHaveLength(1);
    expect(currencies[0]).toMatchObject({ currency: "USD", totals: noFigures });
    expect(averageOrderOf(noFigures)).toBeUndefined();
  });

  test("over more than 366 days, or that end before they begin, are refused", async () => {
    for (const period of [
      { from: "2024-01-01", to: "2026-01-01" },
      { from: "2026-02-01", to: "2026-01-01" },
    ])
      await expect(salesByPeriod(shop.deps, staff, { ...period, by: "day" })).rejects.toMatchObject({
        code: "VALIDATION_ERROR",
      });
  });
});

describe("products", () => {
  test("that sold best by revenue are not those that sold best by units, and deleted ones go by their id", async () => {
    const top = async (measure: "units" | "revenue") => {
      const { currencies } = await topProducts(shop.deps, staff, { ...october, measure, limit: 2 });
      return currencies.map(({ currency, products }) => [currency, products.map(({ name }) => name)]);
    };
    expect(await top("revenue")).toEqual([
      ["USD", ["gone", "Mug"]],
      ["EUR", ["Bowl"]],
    ]);
    expect(await top("units")).toEqual([
      ["USD", ["Mug", "Bowl"]],
      ["EUR", ["Bowl"]],
    ]);
  });

  test("go by the name that they have now", async () => {
    const caller = await shop.admin();
    await caller.json(caller.put(`/products/${mug}`, { name: "Cup" }));
    const { currencies } = await topProducts(shop.deps, staff, { ...october, measure: "units" });
    expect(currencies[0]?.products[0]).toMatchObject({
      productId: mug,
      name: "Cup",
      units: 3,
      state: "on sale",
    });
    await caller.json(caller.put(`/products/${mug}`, { name: "Mug" }));
  });

  test("that nobody bought are listed, the longest first, without new ones and those that are not on sale", async () => {
    const idle = async (days: number) => {
      const { products, since } = await slowProducts(shop.deps, staff, { days });
      return { since, products: products.map(({ product, soldAt }) => [product.name, soldAt]) };
    };
    expect(await idle(30)).toEqual({
      since: "2026-10-27",
      products: [
        ["Tray", undefined],
        ["Bowl", Date.UTC(2026, 9, 15, 12)],
      ],
    });
    expect((await idle(60)).products).toEqual([["Tray", undefined]]);
    const caller = await shop.admin();
    await caller.json(caller.put(`/products/${tray}`, { isActive: false }));
    await shop.settled();
    expect((await idle(60)).products).toEqual([]);
    await caller.json(caller.put(`/products/${tray}`, { isActive: true }));
    await shop.settled();
    expect((await idle(60)).products).toEqual([["Tray", undefined]]);
  });

  test("and their last sales are found again in a store that never noted them", async () => {
    const before = await slowProducts(shop.deps, staff, { days: 30 });
    for (const productId of [mug, bowl, tray, fresh, "gone"])
      await shop.tables.delete(tables.productSales, { productId });
    expect((await slowProducts(shop.deps, staff, { days: 30 })).products).toEqual([]);
    await noteStoredSales(shop.tables);
    expect(await slowProducts(shop.deps, staff, { days: 30 })).toEqual(before);
  });
});

describe("stock risk", () => {
  test("is what runs out within the days asked for at the pace of four weeks", async () => {
    const { products, window } = await stockRisk(shop.deps, staff, { days: 14 });
    expect(window).toEqual({ from: "2026-10-30", to: "2026-11-26" });
    expect(products.map(({ product, units, perDay, cover }) => [product.name, units, perDay, cover])).toEqual(
      [["Mug", 112, 4, 10]],
    );
    expect((await stockRisk(shop.deps, staff, { days: 9 })).products).toEqual([]);
  });

  test("finds a product outside the fifty that sell most, and counts a new one from the day it was made", async () => {
    const made = await shop.addProduct({ name: "Rare", stock: 3 });
    const crowd = Array.from({ length: 60 }, (_, place) => ({
      productId: `crowd-${place}`,
      quantity: 5,
      total: 5,
    }));
    await sell(shop, {
      on: "2026-11-26T09:30",
      lines: [...crowd, { productId: made.productId, quantity: 1, total: 10 }],
    });
    await shop.settled();
    const { products } = await stockRisk(shop.deps, staff, { days: 3 });
    expect(products.map(({ product, perDay, cover }) => [product.name, perDay, cover])).toEqual([
      ["Rare", 1, 3],
    ]);
  });
});

describe("refunds", () => {
  test("are those made in the period, with the products they were for; one that failed is none", async () => {
    const { currencies, compared } = await refundSummary(shop.deps, staff, {
      from: "2026-11-01",
      to: "2026-11-26",
      by: "week",
    });
    expect(compared).toEqual({ from: "2026-10-01", to: "2026-10-26" });
    expect(currencies[0]?.totals).toMatchObject({ refunds: 1, refunded: 1000 });
    expect(currencies[0]?.compared?.totals).toMatchObject({ refunds: 0, refunded: 0 });
    expect(currencies[0]?.products.map(({ name, unitsRefunded }) => [name, unitsRefunded])).toEqual([
      ["Mug", 1],
    ]);
  });
});

describe("trends", () => {
  test("set whole days against as many before, and name what rose and fell", async () => {
    const { period, compared, currencies } = await showTrends(shop.deps, staff, { days: 28 });
    expect([period, compared]).toEqual([
      { from: "2026-10-29", to: "2026-11-25" },
      { from: "2026-10-01", to: "2026-10-28" },
    ]);
    const [usd, eur] = currencies;
    expect(usd).toMatchObject({ net: 84_000, netBefore: 53_900, orders: 4, ordersBefore: 3 });
    expect(usd?.rising.map(({ name }) => name)).toEqual(["Mug"]);
    expect(usd?.falling.map(({ name }) => name)).toEqual(["gone", "Bowl"]);
    expect(usd?.days.find(({ day }) => day === "2026-11-12")).toMatchObject({ net: 28_000, average: 4000 });
    expect(eur).toMatchObject({ currency: "EUR", net: 0, netBefore: 3000 });
  });
});

const noFigures = { begun: 0, converted: 0, orders: 0, units: 0, gross: 0, refunds: 0, refunded: 0 };
