import type { Order } from "../../../domain/orders/order.ts";
import { orderStatuses, statusOf } from "../../../domain/orders/status.ts";
import type { OrderFilter, OrderPage, PageQuery } from "../../../domain/orders/store.ts";
import type { Cursor, Item, Page, Query, Tables } from "../../../ports/table.ts";
import { cursorAfter, schemaOf } from "../../table/item.ts";
import { monthOf, tables } from "../keys.ts";
import { orderOf } from "./record.ts";

type Bounds = { readonly from?: number; readonly to?: number };
type Span = Pick<Query, "range">;

/**
 * Orders that satisfy every filter, newest first: from the index of the customer, else of the status, else month by
 * month. A page is full unless the orders end, and has a cursor only where more follow.
 */
export async function pageOfOrders(
  engine: Tables,
  { limit, cursor, status, userId, from, to }: PageQuery & OrderFilter,
): Promise<OrderPage> {
  if (from !== undefined && to !== undefined && from > to) return { orders: [] };
  const bounds = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  const more = { limit, ...(cursor && { cursor }) };
  if (userId !== undefined)
    return pageOfCustomer(engine, {
      ...more,
      ...spanOf(bounds),
      userId,
      matches: (order) => status === undefined || statusOf(order) === status,
    });
  if (status === undefined) return pageOfMonths(engine, more, bounds);
  return pageFrom(
    await engine.query(tables.orders, {
      ...more,
      ...spanOf(bounds),
      index: "status-timestamp-index",
      hash: status,
      descending: true,
    }),
  );
}

/** A page of order items as orders. */
export const pageFrom = ({ items, cursor }: Page): OrderPage => ({
  orders: items.map(orderOf),
  ...(cursor && { cursor }),
});

const spanOf = (bounds: Bounds): Span => (Object.keys(bounds).length === 0 ? {} : { range: bounds });

/** Orders that a customer's index is read by at a time. */
const chunk = 101;

/** Reads on past orders that do not match, until the page is full and one more match is known. */
async function pageOfCustomer(
  engine: Tables,
  query: PageQuery & Span & { readonly userId: string; readonly matches: (order: Order) => boolean },
): Promise<OrderPage> {
  const index = "userId-timestamp-index";
  const { limit, userId, matches, range } = query;
  const found: Item[] = [];
  let cursor: Cursor | undefined = query.cursor;
  do {
    const page = await engine.query(tables.orders, {
      index,
      hash: userId,
      descending: true,
      limit: chunk,
      ...(range && { range }),
      ...(cursor && { cursor }),
    });
    found.push(...page.items.filter((item) => matches(orderOf(item))));
    cursor = page.cursor;
  } while (cursor && found.length <= limit);
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return pageFrom({
    items,
    ...(last && { cursor: cursorAfter(tables.orders, schemaOf(tables.orders, index), last) }),
  });
}

/**
 * Walks the months that have orders, newest first. A cursor with only a month starts that month at its newest order:
 * the page before ended with the month before it. Each month that is read yields an order, so `limit` bounds the walk.
 */
async function pageOfMonths(
  engine: Tables,
  { limit, cursor }: PageQuery,
  bounds: Bounds,
): Promise<OrderPage> {
  const items: Item[] = [];
  let month = cursor ? String(cursor["month"]) : await newestMonth(engine, bounds);
  let resume = cursor && "orderId" in cursor ? cursor : undefined;
  while (month !== undefined && items.length < limit) {
    const page = await engine.query(tables.orders, {
      index: "month-timestamp-index",
      hash: month,
      descending: true,
      limit: limit - items.length,
      ...spanOf(bounds),
      ...(resume && { cursor: resume }),
    });
    items.push(...page.items);
    if (page.cursor) return pageFrom({ items, cursor: page.cursor });
    resume = undefined;
    const end = Date.parse(`${month}-01T00:00:00Z`) - 1;
    month = await newestMonth(engine, { ...bounds, to: Math.min(end, bounds.to ?? end) });
  }
  return pageFrom({ items, ...(month !== undefined && { cursor: { month } }) });
}

/**
 * The month of the newest order within bounds, however many months without orders lie before it: the newest of the
 * newest order of each status.
 */
async function newestMonth(engine: Tables, bounds: Bounds): Promise<string | undefined> {
  if (bounds.from !== undefined && bounds.to !== undefined && bounds.from > bounds.to) return undefined;
  const newest = await Promise.all(
    orderStatuses.map((status) =>
      engine.query(tables.orders, {
        index: "status-timestamp-index",
        hash: status,
        descending: true,
        limit: 1,
        ...spanOf(bounds),
      }),
    ),
  );
  const times = newest.flatMap(({ items }) => items.map((item) => orderOf(item).timestamp));
  return times.length === 0 ? undefined : monthOf(Math.max(...times));
}
