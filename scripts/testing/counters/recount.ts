import * as z from "zod";
import { tables } from "../../../api/adapters/stores/keys.ts";
import { orderOf } from "../../../api/adapters/stores/orders/record.ts";
import type { Order } from "../../../api/domain/orders/order.ts";
import type { Tables } from "../../../api/ports/table.ts";
import { everything } from "../../audit/everything.ts";

const CounterRow = z.looseObject({ part: z.string(), key: z.string() });
const ProductRow = z.looseObject({ productId: z.string() });
const CustomerRow = z.looseObject({ userId: z.string() });

/** Adds up the orders one by one, by code that shares nothing with the shop's. */
export function recount(orders: readonly Order[]) {
  const days = new Map<string, Record<string, number>>();
  const products = new Map<string, Record<string, number>>();
  const customers = new Map<string, Record<string, number>>();
  const sold = new Map<string, Record<string, number>>();
  const add = (to: typeof days, key: string, measure: string, by: number) => {
    const row = to.get(key) ?? {};
    row[measure] = (row[measure] ?? 0) + by;
    to.set(key, row);
  };
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  for (const order of orders) {
    const { currency } = order;
    const paid = order.timeline.find((entry) => entry.status === "PAID");
    add(days, `${currency} ${day(order.timestamp)}`, "begun", 1);
    if (!paid) continue;
    add(days, `${currency} ${day(order.timestamp)}`, "converted", 1);
    const paidOn = `${currency} ${day(paid.at)}`;
    add(days, paidOn, "orders", 1);
    add(days, paidOn, "gross", order.totalAmount);
    add(customers, order.userId, "orders", 1);
    add(customers, order.userId, currency, order.totalAmount);
    for (const item of order.items) {
      const last = Math.max(sold.get(item.productId)?.["soldAt"] ?? 0, paid.at);
      sold.set(item.productId, { soldAt: last, idleSince: last });
      add(days, paidOn, "units", item.quantity);
      for (const length of [7, 10]) {
        const key = `${currency} ${day(paid.at).slice(0, length)} ${item.productId}`;
        add(products, key, "units", item.quantity);
        add(products, key, "revenue", item.total);
      }
    }
    for (const refund of order.refunds) {
      if (refund.state !== "done") continue;
      const refundedOn = `${currency} ${day(refund.at)}`;
      add(days, refundedOn, "refunds", 1);
      add(days, refundedOn, "refunded", refund.amount);
      add(customers, order.userId, currency, -refund.amount);
      for (const line of refund.lines)
        for (const length of [7, 10]) {
          const key = `${currency} ${day(refund.at).slice(0, length)} ${line.productId}`;
          add(products, key, "unitsRefunded", line.quantity);
          add(products, key, "revenue", -line.amount);
        }
    }
  }
  return {
    days: nonZero(days),
    products: nonZero(products),
    customers: nonZero(customers),
    sold: nonZero(sold),
  };
}

const nonZero = (rows: ReadonlyMap<string, Readonly<Record<string, unknown>>>) =>
  Object.fromEntries(
    [...rows]
      .map(
        ([key, row]) =>
          [key, Object.fromEntries(Object.entries(row).filter(([, value]) => value !== 0))] as const,
      )
      .filter(([, row]) => Object.keys(row).length > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** What the counters say, in the recount's words. */
export async function counted(engine: Tables) {
  const days = new Map<string, Record<string, unknown>>();
  const products = new Map<string, Record<string, unknown>>();
  const customers = new Map<string, Record<string, unknown>>();
  for await (const row of everything(engine, tables.metrics)) {
    const { part, key, ...measures } = CounterRow.parse(row);
    const [kind, currency, bucket] = part.split("#");
    if (kind === "day") days.set(`${currency} ${key}`, measures);
    if (kind === "product") products.set(`${currency} ${bucket} ${key}`, measures);
  }
  for await (const row of everything(engine, tables.customerSummaries)) {
    const {
      userId,
      kind: _kind,
      firstOrderAt: _first,
      lastOrderAt: _last,
      ...measures
    } = CustomerRow.parse(row);
    customers.set(userId, measures);
  }
  const sold = new Map<string, Record<string, unknown>>();
  for await (const row of everything(engine, tables.productSales)) {
    const { productId, ...times } = ProductRow.parse(row);
    sold.set(productId, times);
  }
  return {
    days: nonZero(days),
    products: nonZero(products),
    customers: nonZero(customers),
    sold: nonZero(sold),
  };
}

/** Every order as it is stored. */
export async function storedOrders(engine: Tables): Promise<Order[]> {
  const orders: Order[] = [];
  for await (const item of everything(engine, tables.orders)) orders.push(orderOf(item));
  return orders;
}
