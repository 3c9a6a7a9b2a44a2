import * as z from "zod";
import type { Order } from "../../../domain/orders/order.ts";
import type { OrderPage, Orders } from "../../../domain/orders/store.ts";
import type { Item, Page, Tables } from "../../../ports/table.ts";
import type { Watch } from "../../../ports/watch.ts";
import { monthOf, tables } from "../keys.ts";
import { OrderRecord } from "./record.ts";
import { refusalOf, reserveWrites, settleWrites, takeBackWrites } from "./stock-writes.ts";

/** Months without an order that a list of all orders walks past before it gives up. */
const quietMonths = 24;

/** Orders over any engine. */
export const ordersIn = (engine: Tables, watch: Watch): Orders => ({
  async find(orderId) {
    const item = await engine.get(tables.orders, { orderId });
    return item && orderOf(item);
  },

  async listByUser(userId, { limit, cursor, since }) {
    return pageOf(
      await engine.query(tables.orders, {
        index: "userId-timestamp-index",
        hash: userId,
        descending: true,
        limit,
        ...(since !== undefined && { range: { from: since } }),
        ...(cursor && { cursor }),
      }),
    );
  },

  async list({ status, limit, cursor, from, to }) {
    const range =
      from === undefined && to === undefined
        ? {}
        : { range: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } };
    if (status)
      return pageOf(
        await engine.query(tables.orders, {
          index: "status-timestamp-index",
          hash: status,
          descending: true,
          limit,
          ...range,
          ...(cursor && { cursor }),
        }),
      );
    let month = cursor ? String(cursor["month"]) : monthOf(to ?? Date.now());
    let resume = cursor;
    for (let quiet = 0; quiet < quietMonths && month >= monthOf(from ?? 0); quiet++) {
      const page = await engine.query(tables.orders, {
        index: "month-timestamp-index",
        hash: month,
        descending: true,
        limit,
        ...range,
        ...(resume && { cursor: resume }),
      });
      if (page.items.length > 0) return pageOf(page);
      resume = undefined;
      month = previousMonth(month);
    }
    return { orders: [] };
  },

  async place(order, versions) {
    const writes = reserveWrites(order, versions);
    const result = await engine.transact([
      ...writes,
      { table: tables.orders, put: orderItem(order), if: { exists: false } },
    ]);
    watch.changed(order.orderId);
    if (result.committed || result.refused.some(({ index }) => index >= writes.length - 1))
      return { placed: true };
    return { placed: false, ...refusalOf(order, versions, result.refused) };
  },

  async save(before, after) {
    const written = await engine.put(tables.orders, orderItem(after), {
      path: "version",
      equals: before.version,
    });
    watch.changed(after.orderId);
    return written;
  },

  async settle(before, after, units) {
    const result = await engine.transact([
      { table: tables.orders, put: orderItem(after), if: { path: "version", equals: before.version } },
      ...settleWrites(before, units),
    ]);
    watch.changed(after.orderId);
    return result.committed;
  },

  async takeBack(before, after, lines) {
    const result = await engine.transact([
      { table: tables.orders, put: orderItem(after), if: { path: "version", equals: before.version } },
      ...takeBackWrites(await stillThere(engine, lines)),
    ]);
    watch.changed(after.orderId);
    return result.committed;
  },

  async unfinished({ before, limit, cursor }) {
    return pageOf(
      await engine.query(tables.orders, {
        index: "open-index",
        hash: "yes",
        range: { to: before },
        limit,
        ...(cursor && { cursor }),
      }),
    );
  },

  watch: (orderId, atMost) => watch.wait(orderId, atMost),
});

type Units = Parameters<typeof takeBackWrites>[0];

/** Units of a variant that staff have removed since have no place to go back to. */
async function stillThere(engine: Tables, lines: Units): Promise<Units> {
  const products = await engine.getAll(
    tables.products,
    lines.map(({ productId }) => ({ productId })),
  );
  return lines.filter(({ variantId }, index) => {
    const variants = products[index]?.["variants"];
    return (
      variantId === undefined || (typeof variants === "object" && variants !== null && variantId in variants)
    );
  });
}

const decoded = new WeakMap<Item, Order>();

function orderOf(item: Item): Order {
  const known = decoded.get(item);
  if (known) return known;
  const order = z.parse(OrderRecord, item);
  decoded.set(item, order);
  return order;
}

const orderItem = (order: Order): Item => ({
  ...z.encode(OrderRecord, order),
  schema: 1,
  month: monthOf(order.timestamp),
  ...(isOpen(order) && { open: "yes", openSince: order.updatedAt }),
});

const isOpen = ({ status, refunds }: Order): boolean =>
  status === "PENDING" ||
  status === "REQUIRES_ACTION" ||
  status === "PAID" ||
  refunds.some((refund) => refund.state === "pending");

const pageOf = ({ items, cursor }: Page): OrderPage => ({
  orders: items.map(orderOf),
  ...(cursor && { cursor }),
});

const previousMonth = (month: string): string => monthOf(Date.parse(`${month}-01T00:00:00Z`) - 1);
