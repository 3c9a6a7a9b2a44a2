import * as z from "zod";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { DomainError } from "../../../domain/errors.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { OrderChange, OrderPage, Orders, PageQuery } from "../../../domain/orders/store.ts";
import type { Item, Tables, Write } from "../../../ports/table.ts";
import type { Watch } from "../../../ports/watch.ts";
import { auditPut } from "../audit.ts";
import { boughtWrites } from "../carts.ts";
import { changeStored } from "../change.ts";
import { refusalOf, reserveWrites, settleWrites, takeBackWrites } from "../inventory/stock-writes.ts";
import { tables } from "../keys.ts";
import { fileInLists } from "./filing.ts";
import { pageFrom, pageOfOrders } from "./order-pages.ts";
import { OrderRecord, orderItem, orderOf } from "./record.ts";

/** Orders over any engine. */
export const ordersIn = (engine: Tables, watch: Watch): Orders => ({
  async find(orderId) {
    const item = await engine.get(tables.orders, { orderId });
    return item && orderOf(item);
  },

  listByUser: (userId, page) => newestOf(engine, "userId-timestamp-index", userId, page),

  listByEmail: (emailKey, page) => newestOf(engine, "emailKey-timestamp-index", emailKey, page),

  async findByNumber(number) {
    const claim = await engine.get(tables.orderNumbers, { number });
    const item = claim && (await engine.get(tables.orders, z.parse(Claim, claim)));
    return item && orderOf(item);
  },

  list: (query) => pageOfOrders(engine, query),

  changeOf: async ({ before, after }) => ({
    before: before && orderOf(before),
    after: after && orderOf(after),
  }),

  fileInLists: (filings) => fileInLists(engine, filings),

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

  async change(orderId, decide, audit) {
    const { order } = await changeStored<OrderChange>({
      async read() {
        const item = await engine.get(tables.orders, { orderId });
        if (!item) throw new DomainError("ORDER_NOT_FOUND", { orderId });
        return { order: orderOf(item), units: [] };
      },
      decide(before) {
        const decided = decide(before.order);
        const change: OrderChange = "order" in decided ? decided : { order: decided, units: [] };
        const { order } = change;
        if (order === before.order) return before;
        return { ...change, order: { ...order, version: before.order.version + 1 } };
      },
      async write(before, { order, units, bought = [] }) {
        const item = orderItem(order);
        const unchanged = { path: "version", equals: before.order.version } as const;
        const others = [
          ...(typeof units === "string"
            ? settleWrites(order, units)
            : takeBackWrites(units, order.updatedAt)),
          ...(await boughtWrites(engine, order.userId, bought)),
          ...(audit ? [orderAudit(audit, before.order, order)] : []),
        ];
        const written =
          others.length === 0
            ? await engine.put(tables.orders, item, unchanged)
            : await transacted(engine, [{ table: tables.orders, put: item, if: unchanged }, ...others]);
        watch.changed(orderId);
        return written;
      },
    });
    return order;
  },

  async unfinished({ before, limit, cursor }) {
    return pageFrom(
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

const Claim = z.object({ orderId: z.string() });

const newestOf = async (
  engine: Tables,
  index: "userId-timestamp-index" | "emailKey-timestamp-index",
  hash: string,
  { limit, cursor, since }: PageQuery & { readonly since?: number | undefined },
): Promise<OrderPage> =>
  pageFrom(
    await engine.query(tables.orders, {
      index,
      hash,
      descending: true,
      limit,
      ...(since !== undefined && { range: { from: since } }),
      ...(cursor && { cursor }),
    }),
  );

const orderAudit = (entry: AuditEntry, before: Order, after: Order): Write =>
  auditPut(entry, {
    subject: `order#${after.orderId}`,
    before: auditedFields(before),
    after: auditedFields(after),
  });

/** The timeline tells the same again, and an address is nothing that a log should repeat. */
function auditedFields(order: Order): Item {
  const { timeline: _, shippingAddress: __, ...fields } = z.encode(OrderRecord, order);
  return fields;
}

const transacted = async (engine: Tables, writes: readonly Write[]): Promise<boolean> =>
  (await engine.transact(writes)).committed;
