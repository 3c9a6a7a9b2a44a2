import { expect, test } from "vitest";
import { showAttention } from "../../../api/domain/attention/service.ts";
import { showMetrics } from "../../../api/domain/metrics/service.ts";
import { auditShop } from "../../testing/audit.ts";
import { testShop } from "../../testing/shop.ts";
import { seedShop } from "../seed.ts";
import { tradeDemoOrders } from "./orders.ts";

test("the demo's orders agree with stock, payments and counters, stand at every stage and are marked", async () => {
  const now = Date.UTC(2026, 10, 26, 12);
  let at = now;
  const shop = await testShop({ clock: () => at });
  await seedShop(shop, 60, () => {});
  const made = await tradeDemoOrders(shop, (to) => (at = to), { count: 60, now });
  expect(made).toBeGreaterThan(50);
  at = now;
  await shop.settled();
  const { differences, owed, shown, uncounted, orders } = await auditShop(shop);
  expect([...differences, ...owed, ...shown, ...uncounted]).toEqual([]);
  expect(orders).toBe(made);
  const { orders: listed } = await shop.deps.orders.list({ limit: 100 });
  expect(listed.every(({ demo }) => demo)).toBe(true);
  expect(listed.every(({ timestamp }) => timestamp < now && timestamp > now - 43 * 24 * 3_600_000)).toBe(
    true,
  );
  const stages = new Set(listed.map(({ payment, fulfillment }) => `${payment} ${fulfillment}`));
  for (const stage of [
    "PAID PROCESSING",
    "PAID SHIPPED",
    "PAID DELIVERED",
    "FAILED UNFULFILLED",
    "CANCELLED UNFULFILLED",
  ])
    expect([...stages]).toContain(stage);
  expect([...stages].some((stage) => stage.includes("REFUNDED"))).toBe(true);
  const staff = { type: "staff", userId: "kim", email: undefined, roles: ["admin"] } as const;
  const { rows } = await showAttention(shop.deps, staff);
  expect(rows.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["pack", "review"]));
  const { currencies } = await showMetrics(shop.deps, staff, {});
  expect(currencies.map(({ currency }) => currency)).toEqual(["USD", "EUR"]);
  const { customers } = await shop.deps.directory.list({ sort: "last-order", limit: 20 });
  expect(customers.length).toBeGreaterThan(8);
  await shop.close();
}, 60_000);
