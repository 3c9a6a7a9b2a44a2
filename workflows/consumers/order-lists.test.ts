import { expect, test } from "vitest";
import { tables } from "../../api/adapters/stores/keys.ts";
import { orderItem } from "../../api/adapters/stores/orders/record.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import type { TableChange } from "../../api/ports/table.ts";
import { placedOrder } from "../../scripts/testing/fixtures/placed-order.ts";
import { testShop } from "../../scripts/testing/shop.ts";
import { orderLists } from "./order-lists.ts";

const versions: readonly Order[] = [
  { ...placedOrder(1), version: 1 },
  { ...placedOrder(1), version: 2, payment: "PAID" },
  { ...placedOrder(1), version: 3, payment: "PAID", fulfillment: "PROCESSING" },
  { ...placedOrder(1), version: 4, payment: "PAID", fulfillment: "SHIPPED" },
].map((order) => ({ ...order, orderId: "an-order", userId: "a-user" }) as Order);

const changes: readonly TableChange[] = versions.map((order, place) => ({
  sequence: String(place).padStart(40, "0"),
  type: place === 0 ? "insert" : "modify",
  key: { orderId: order.orderId },
  ...(place > 0 && { before: orderItem(versions[place - 1] ?? order) }),
  after: orderItem(order),
}));

const orders: readonly (readonly number[][])[] = [
  [[0, 1, 2, 3]],
  [[0], [1], [2], [3]],
  [[0], [1, 2], [1, 2, 3], [3]],
  [[3, 2, 1, 0]],
  [[3], [1], [0], [2], [0, 1]],
];

test.each(orders.map((batches) => ({ batches })))(
  "an order is in the lists of what it is, however its changes come: $batches",
  async ({ batches }) => {
    const shop = await testShop();
    const consume = orderLists(shop.deps);
    await shop.consumers.close();
    for (const batch of batches) {
      // What stands when a batch comes is at least what its newest change says.
      const stands = versions[Math.max(...batch, 0)];
      const before = await shop.deps.orders.find("an-order");
      if (stands && (before?.version ?? 0) < stands.version)
        await shop.tables.put(tables.orders, orderItem(stands));
      const { failed } = await consume(batch.flatMap((place) => changes[place] ?? []));
      expect(failed).toEqual([]);
    }
    const { items } = await shop.tables.scan(tables.orderLists, { limit: 100 });
    expect(items).toHaveLength(7);
    expect(new Set(items.map(({ list }) => list))).toEqual(
      new Set([
        "all",
        "user a-user",
        "word an-order",
        "payment PAID",
        "fulfillment SHIPPED",
        "status SHIPPED",
        "both PAID SHIPPED",
      ]),
    );
    await shop.close();
  },
);
