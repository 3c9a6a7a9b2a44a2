import { requested } from "../cart/guest-cart.ts";
import { ask } from "../lib/api.ts";
import type { Cart, Order, OrderPage } from "../lib/api-types.ts";
import { asShopper } from "../lib/session.ts";
import { marketQuery } from "../market/market.ts";
import type { Opener } from "./order-link.ts";

/** The shopper's orders, latest first. Throws a Problem. */
export const loadOrders = async (lastKey?: string): Promise<OrderPage> =>
  ask<OrderPage>(async (api) =>
    api.orders.$get(
      { query: { limit: "20", ...(lastKey !== undefined && { lastKey }) } },
      { headers: await asShopper() },
    ),
  );

/** One of the shopper's orders. Throws a Problem. */
export const loadOrder = async (id: string, by: Opener = asShopper): Promise<Order> =>
  ask<Order>(async (api) => api.orders[":id"].$get({ param: { id }, header: {} }, { headers: await by() }));

/** Cancels the order and returns it as it is then. Throws a Problem. */
export const cancelOrder = async (id: string, by: Opener = asShopper): Promise<Order> =>
  ask<Order>(async (api) =>
    api.orders[":id"].cancel.$post({ param: { id }, header: {} }, { headers: await by() }),
  );

/** Adds the order's lines to the cart and returns how many could not be added. Idempotent. */
export async function reorder(order: Order): Promise<number> {
  const items = requested(order.items);
  const headers = await asShopper();
  const { dropped } = await ask<Cart & { dropped: readonly unknown[] }>((api) =>
    api.cart.merge.$post({ query: marketQuery(), json: { items } }, { headers }),
  );
  return dropped.length;
}
