import { DomainError } from "../../../domain/errors.ts";
import type { OrderChange, OrderPage, Orders } from "../../../domain/orders/store.ts";
import type { Page, Tables, Write } from "../../../ports/table.ts";
import type { Watch } from "../../../ports/watch.ts";
import { changeStored } from "../change.ts";
import { refusalOf, reserveWrites, settleWrites, takeBackWrites } from "../inventory/stock-writes.ts";
import { monthOf, tables } from "../keys.ts";
import { orderItem, orderOf } from "./record.ts";

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
    return { placed: false, ...refusalOf(order, result.refused) };
  },

  async change(orderId, decide) {
    const { order } = await changeStored<OrderChange>({
      async read() {
        const item = await engine.get(tables.orders, { orderId });
        if (!item) throw new DomainError("ORDER_NOT_FOUND", { orderId });
        return { order: orderOf(item), units: [] };
      },
      decide(before) {
        const decided = decide(before.order);
        const { order, units } = "order" in decided ? decided : { order: decided, units: [] };
        if (order === before.order) return before;
        return { order: { ...order, version: before.order.version + 1 }, units };
      },
      async write(before, { order, units }) {
        const item = orderItem(order);
        const unchanged = { path: "version", equals: before.order.version } as const;
        const unitWrites =
          typeof units === "string" ? settleWrites(order, units) : takeBackWrites(units, order.updatedAt);
        const written =
          unitWrites.length === 0
            ? await engine.put(tables.orders, item, unchanged)
            : await transacted(engine, [{ table: tables.orders, put: item, if: unchanged }, ...unitWrites]);
        watch.changed(orderId);
        return written;
      },
    });
    return order;
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

const transacted = async (engine: Tables, writes: readonly Write[]): Promise<boolean> =>
  (await engine.transact(writes)).committed;

const pageOf = ({ items, cursor }: Page): OrderPage => ({
  orders: items.map(orderOf),
  ...(cursor && { cursor }),
});

const previousMonth = (month: string): string => monthOf(Date.parse(`${month}-01T00:00:00Z`) - 1);
