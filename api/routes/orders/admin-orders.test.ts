import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, type TestShop, testShop } from "../../../scripts/testing/shop.ts";
import { tables } from "../../adapters/stores/keys.ts";
import { orderItem } from "../../adapters/stores/orders/record.ts";
import type { Order } from "../../domain/orders/order.ts";
import { statusOf } from "../../domain/orders/status.ts";

const states = [
  { payment: "PAID", fulfillment: "PROCESSING" },
  { payment: "PAID", fulfillment: "SHIPPED" },
  { payment: "CANCELLED", fulfillment: "UNFULFILLED" },
] as const;

/** Thirty months with orders, every fourth month without, and one month more after three quiet years. */
const months = [
  ...Array.from({ length: 40 }, (_, back) => Date.UTC(2026, 10 - back, 1)).filter(
    (_, back) => back % 4 !== 2,
  ),
  Date.UTC(2019, 11, 1),
];

const written: readonly Order[] = months.flatMap((month, place) =>
  Array.from({ length: (place % 4) + 1 }, (_, index): Order => {
    const at = index === 0 ? month : month + index * 86_400_000 + place;
    return {
      orderId: `order-${place}-${index}`,
      userId: `user-${(place + index) % 2}`,
      items: [],
      subtotal: 0,
      discount: 0,
      shipping: 0,
      tax: 0,
      taxIncluded: false,
      taxes: [],
      totalAmount: 0,
      currency: "USD",
      ...(states[(place + index * 2) % 3] ?? states[0]),
      needsReview: false,
      shippingAddress: address,
      refunds: [],
      refundedAmount: 0,
      returned: [],
      disputes: [],
      shipments: [],
      notes: [],
      timeline: [{ status: "PAID", at, actor: "checkout" }],
      timestamp: at,
      updatedAt: at,
      version: 1,
    };
  }),
);

type OrderPage = { items: { orderId: string }[]; count: number; lastKey?: string };

let shop: TestShop;
beforeAll(async () => {
  shop = await testShop({ clock: () => Date.UTC(2026, 10, 26) });
  await shop.tables.load(tables.orders, written.map(orderItem));
  await shop.consumers.idle();
});
afterAll(() => shop.close());

/** The pages of a list, followed to its end. */
async function pagesOf(filter: string, limit: number): Promise<string[][]> {
  const admin = await shop.admin();
  const pages: string[][] = [];
  let lastKey: string | undefined;
  do {
    const query = `${filter}&limit=${limit}${lastKey === undefined ? "" : `&lastKey=${lastKey}`}`;
    const page = await admin.json<OrderPage>(admin.get(`/admin/orders?${query}`));
    pages.push(page.items.map(({ orderId }) => orderId));
    lastKey = page.lastKey;
  } while (lastKey !== undefined && pages.length <= written.length);
  return pages;
}

const newestFirst = (orders: readonly Order[]): string[] =>
  orders.toSorted((one, other) => other.timestamp - one.timestamp).map(({ orderId }) => orderId);

/** Together the pages hold these orders once each, newest first; a filter that one list answers has full pages. */
async function expectPages(filter: string, orders: readonly Order[], full = true): Promise<void> {
  for (const limit of [2, 7, 100]) {
    const pages = await pagesOf(filter, limit);
    expect(pages.flat(), `${filter} by ${limit}`).toEqual(newestFirst(orders));
    if (!full) continue;
    expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
    expect(pages.at(-1)?.length).toBe(orders.length === 0 ? 0 : ((orders.length - 1) % limit) + 1);
  }
}

describe("staff's list of orders", () => {
  test("reaches every order of many years once, whatever months had none", async () => {
    await expectPages("", written);
  });

  test("between two times reaches every order of all the months between, and no other", async () => {
    const [from, to] = [Date.UTC(2018, 0, 1), Date.UTC(2025, 5, 2)];
    const between = written.filter(({ timestamp }) => timestamp >= from && timestamp <= to);
    await expectPages(`from=${from}&to=${to}`, between);
    await expectPages(
      `to=${to}`,
      written.filter(({ timestamp }) => timestamp <= to),
    );
    await expectPages(
      `from=${to}`,
      written.filter(({ timestamp }) => timestamp >= to),
    );
    await expectPages("to=999999999999999", written);
    await expectPages("to=1000", []);
    await expectPages(`from=${to}&to=${from}`, []);
  });

  test("applies status, customer and both times together on every page", async () => {
    const [from, to] = [Date.UTC(2024, 0, 1), Date.UTC(2026, 6, 1)];
    const filters: readonly (readonly [string, (order: Order) => boolean])[] = [
      ["status=PROCESSING", (order) => statusOf(order) === "PROCESSING"],
      ["customer=user-1", ({ userId }) => userId === "user-1"],
      [`from=${from}`, ({ timestamp }) => timestamp >= from],
      [`to=${to}`, ({ timestamp }) => timestamp <= to],
    ];
    for (let chosen = 0; chosen < 2 ** filters.length; chosen++) {
      const together = filters.filter((_, place) => chosen & (2 ** place));
      const matching = written.filter((order) => together.every(([, matches]) => matches(order)));
      expect(matching.length).toBeGreaterThan(0);
      // Status and customer together are two lists.
      await expectPages(together.map(([query]) => query).join("&"), matching, (chosen & 3) !== 3);
    }
    await expectPages("customer=user-1&status=PENDING", []);
    await expectPages("customer=user-1&to=1000", []);
  });

  test("filters by userId as clients of earlier versions ask, and refuses it beside customer", async () => {
    for (const status of ["", "PROCESSING", "SHIPPED", "CANCELLED"]) {
      const mine = written.filter(
        (order) => order.userId === "user-1" && (status === "" || statusOf(order) === status),
      );
      await expectPages(`userId=user-1${status && `&status=${status}`}`, mine, status === "");
    }
    await expectPages("userId=nobody", []);
    const admin = await shop.admin();
    expect((await admin.get("/admin/orders?userId=user-1&customer=user-0")).status).toBe(400);
    expect((await admin.get("/admin/orders?userId=")).status).toBe(400);
  });
});
