import * as z from "zod";
import type { Order, OrderItem } from "../../../domain/orders/order.ts";
import type { Cursor, Item, Tables } from "../../../ports/table.ts";
import { tables } from "../keys.ts";
import { entryOf, lastingListsOf, stateListsOf } from "../orders/lists.ts";
import { orderItem, orderOf } from "../orders/record.ts";

const pageSize = 200;

/**
 * Puts orders that were stored before there were lists into theirs, and gives their items the SKU that the variant has now.
 * Harmless to run again, or while the shop changes orders. Answers how many orders it put into lists.
 */
export async function listStoredOrders(engine: Tables): Promise<number> {
  let listed = 0;
  let cursor: Cursor | undefined;
  do {
    const page = await engine.scan(tables.orders, { limit: pageSize, ...(cursor && { cursor }) });
    const orders = await unlisted(engine, page.items.map(orderOf));
    const complete = await withSkus(engine, orders);
    await engine.load(
      tables.orderLists,
      complete.flatMap((order) =>
        [...lastingListsOf(order), ...stateListsOf(order)].map((list) => entryOf(order, list)),
      ),
    );
    listed += complete.length;
    cursor = page.cursor;
  } while (cursor);
  return listed;
}

async function unlisted(engine: Tables, orders: readonly Order[]): Promise<Order[]> {
  const keys = orders.map((order) => entryOf(order, lastOf(lastingListsOf(order))));
  const entries = await engine.getAll(tables.orderLists, keys);
  return orders.filter((_, place) => entries[place] === undefined);
}

const lastOf = (lists: readonly string[]): string => lists.at(-1) ?? "";

async function withSkus(engine: Tables, orders: readonly Order[]): Promise<Order[]> {
  const without = orders.flatMap(({ items }) => items).filter(lacksSku);
  const productIds = [...new Set(without.map(({ productId }) => productId))];
  const found = await engine.getAll(
    tables.products,
    productIds.map((productId) => ({ productId })),
  );
  const products = new Map(productIds.map((productId, place) => [productId, found[place]]));
  return Promise.all(
    orders.map(async (order) => {
      if (!order.items.some(lacksSku)) return order;
      const items = order.items.map((item) => ({ ...item, sku: item.sku ?? skuOf(item, products) }));
      const complete = { ...order, items };
      await engine.put(tables.orders, orderItem(complete), { path: "version", equals: order.version });
      return complete;
    }),
  );
}

const lacksSku = ({ variantId, sku }: OrderItem): boolean => variantId !== undefined && sku === undefined;

/** What products of every version have of their variants. */
const WithVariants = z.object({ variants: z.record(z.string(), z.object({ sku: z.string() })) });

const skuOf = (
  { productId, variantId = "" }: OrderItem,
  products: ReadonlyMap<string, Item | undefined>,
): string | undefined => WithVariants.safeParse(products.get(productId)).data?.variants[variantId]?.sku;
