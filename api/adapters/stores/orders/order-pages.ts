import { matches, type OrderFilter } from "../../../domain/orders/lists/filter.ts";
import type { Order } from "../../../domain/orders/order.ts";
import type { ListQuery, OrderPage } from "../../../domain/orders/store.ts";
import type { Page, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { listsFor, orderIdAt, placeOf, placesBetween } from "./lists.ts";
import { orderOf } from "./record.ts";

/** Items that a request reads at most, as a multiple of its page. */
const mostPages = 3;
/** Lists of one filter that are held against each other; the orders of the others are looked at. */
const mostLists = 4;
/** Rounds of reading: each waits for the one before. */
const mostRounds = 4;

/**
 * Orders that satisfy every filter, by time. A filter that one list answers gives full pages, but for orders that left the
 * list a moment ago. Where lists have to be held against each other a page may be short, or empty, and still have a cursor,
 * because a request reads three pages' worth of items at most.
 */
export async function pageOfOrders(engine: Tables, query: ListQuery): Promise<OrderPage> {
  const { limit, cursor, from, to } = query;
  const lists = listsFor(query);
  if (!lists || (from !== undefined && to !== undefined && from > to)) return { orders: [] };
  const read = lists.slice(0, Math.min(mostLists, limit));
  const found: Order[] = [];
  let place = cursor && String(cursor["place"]);
  let budget = mostPages * limit;
  for (let round = 0; round < mostRounds; round++) {
    // Each candidate is read once in every list and once as an order.
    const wanted = read.length === 1 ? limit - found.length : limit;
    const atOnce = Math.min(wanted, Math.floor(budget / (read.length + 1)));
    if (atOnce === 0) break;
    const pages = await Promise.all(read.map((list) => readList(engine, query, { list, place, atOnce })));
    const candidates = inEvery(pages, query);
    const items = await engine.getAll(
      tables.orders,
      candidates.places.map((one) => ({ orderId: orderIdAt(one) })),
    );
    const orders = items.flatMap((item) => (item ? [orderOf(item)] : []));
    const good = orders.filter((order) => matches(order, query)).slice(0, limit - found.length);
    found.push(...good);
    budget -= pages.reduce((sum, page) => sum + page.items.length, 0) + items.length;
    const last = good.at(-1);
    const cut = last !== undefined && found.length === limit && orders.at(-1) !== last;
    if (!cut && candidates.until === undefined) return { orders: found };
    place = cut ? placeOf(last) : candidates.until;
    if (found.length === limit) break;
  }
  return { orders: found, ...(place !== undefined && { cursor: { place } }) };
}

/** A page of order items as orders. */
export const pageFrom = ({ items, cursor }: Page): OrderPage => ({
  orders: items.map(orderOf),
  ...(cursor && { cursor }),
});

const readList = (
  engine: Tables,
  { oldestFirst = false, from, to }: OrderFilter & Pick<ListQuery, "oldestFirst">,
  { list, place, atOnce }: { readonly list: string; readonly place: string | undefined; atOnce: number },
): Promise<Page> => {
  const range = placesBetween(from, to);
  return engine.query(tables.orderLists, {
    hash: list,
    descending: !oldestFirst,
    limit: atOnce,
    ...(Object.keys(range).length > 0 && { range }),
    ...(place !== undefined && { cursor: { list, place } }),
  });
};

/**
 * The places of the list that reaches furthest which may be in every list, and where to read on: undefined when one of the
 * lists ends there. A place that another list has passed without having it is no candidate.
 */
function inEvery(
  pages: readonly Page[],
  { oldestFirst = false }: Pick<ListQuery, "oldestFirst">,
): { readonly places: readonly string[]; readonly until: string | undefined } {
  const isAfter = (one: string, other: string) => (oldestFirst ? one > other : one < other);
  const read = pages.map((page) => {
    // A key attribute, and not one of the table's numbers.
    const places = page.items.map(({ place }) => place as string);
    // Undefined: to its end.
    return { places, until: page.cursor && places.at(-1) };
  });
  const [first] = read;
  const furthest = read.reduce((best, one) => {
    if (best?.until === undefined) return best;
    return one.until === undefined || isAfter(one.until, best.until) ? one : best;
  }, first);
  if (!furthest) return { places: [], until: undefined };
  const sets = read.map(({ places, until }) => ({ has: new Set(places), until }));
  const mayBe = (place: string) =>
    sets.every(({ has, until }) => has.has(place) || (until !== undefined && isAfter(place, until)));
  return { places: furthest.places.filter(mayBe), until: furthest.until };
}
