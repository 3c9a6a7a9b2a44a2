import { tables } from "../../../api/adapters/stores/keys.ts";
import { orderItem } from "../../../api/adapters/stores/orders/record.ts";
import type { Currency } from "../../../api/domain/money.ts";
import type { Order, Refund } from "../../../api/domain/orders/order.ts";
import { placedOrder } from "../fixtures/placed-order.ts";
import type { TestShop } from "../shop.ts";

/** What a test says of an order that was paid on a day (UTC); amounts in minor units. */
type Sold = {
  readonly on: string;
  readonly lines: readonly {
    readonly productId: string;
    readonly quantity: number;
    readonly total: number;
  }[];
  readonly currency?: Currency;
  readonly unpaid?: boolean;
  readonly refund?: {
    readonly on: string;
    readonly amount: number;
    readonly lines?: Refund["lines"];
    readonly state?: Refund["state"];
  };
};

let orders = 0;

/** Writes an order as the shop would have, so that the feed counts it. */
export async function sell(shop: TestShop, { on, lines, currency = "USD", unpaid, refund }: Sold) {
  const [item] = placedOrder(1).items;
  if (!item) throw new Error("the placed order has a line");
  const at = Date.parse(`${on.length === 10 ? `${on}T12:00` : on}Z`);
  const total = lines.reduce((sum, line) => sum + line.total, 0);
  const order: Order = {
    ...placedOrder(1),
    orderId: `order-${++orders}`,
    userId: "somebody",
    items: lines.map((line) => ({
      ...item,
      ...line,
      price: line.total / line.quantity,
      lineTotal: line.total,
    })),
    subtotal: total,
    totalAmount: total,
    currency,
    timestamp: at,
    payment: unpaid ? "CANCELLED" : "PAID",
    timeline: [
      { status: "PENDING", at, actor: "somebody" },
      { status: unpaid ? "CANCELLED" : "PAID", at, actor: "shop" },
    ],
    refunds: refund
      ? [
          {
            refundId: `refund-${orders}`,
            amount: refund.amount,
            lines: refund.lines ?? [],
            restock: false,
            reason: "requested_by_customer",
            cancels: false,
            state: refund.state ?? "done",
            actor: "staff",
            at: Date.parse(`${refund.on}T12:00Z`),
          },
        ]
      : [],
    version: 1,
  };
  await shop.tables.put(tables.orders, orderItem(order));
  return order;
}
