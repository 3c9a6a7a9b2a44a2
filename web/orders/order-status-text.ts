import { requested } from "../cart/guest-cart.ts";
import { ask } from "../lib/api.ts";
import type { Address, Cart, Order, OrderPage, OrderStatus, TimelineStatus } from "../lib/api-types.ts";
import { asShopper } from "../lib/session.ts";

/** True when the order is final. */
export const isOver = (status: OrderStatus): boolean =>
  status === "CANCELLED" || status === "FAILED" || status === "REFUNDED";

/** True once the payment was captured. */
export const isPaid = (status: OrderStatus): boolean =>
  !isOver(status) && status !== "PENDING" && status !== "REQUIRES_ACTION";

/** True until the order is shipped. */
export const canCancel = (order: Order): boolean =>
  !isOver(order.status) && ["UNFULFILLED", "PROCESSING"].includes(order.fulfillmentStatus);

export const statusWords: Readonly<Record<OrderStatus, string>> = {
  PENDING: "Being paid",
  REQUIRES_ACTION: "Waiting for your bank",
  PAID: "Paid",
  PROCESSING: "Being packed",
  SHIPPED: "On its way",
  DELIVERED: "Delivered",
  CANCELLED: "Cancelled",
  FAILED: "Not placed",
  PARTIALLY_REFUNDED: "Refunded in part",
  REFUNDED: "Refunded",
};

/** The statuses as past events, for the timeline. */
export const eventWords: Readonly<Record<TimelineStatus, string>> = {
  ...statusWords,
  PENDING: "Ordered",
  REQUIRES_ACTION: "Your bank was asked",
  PROCESSING: "Packing",
  SHIPPED: "Sent off",
  RETURNED: "Came back to us",
};

/** The shopper's orders, latest first. Throws a Problem. */
export const loadOrders = async (lastKey?: string): Promise<OrderPage> =>
  ask<OrderPage>(async (api) =>
    api.orders.$get(
      { query: { limit: "20", ...(lastKey !== undefined && { lastKey }) } },
      { headers: await asShopper() },
    ),
  );

/** One of the shopper's orders. Throws a Problem. */
export const loadOrder = async (id: string): Promise<Order> =>
  ask<Order>(async (api) => api.orders[":id"].$get({ param: { id } }, { headers: await asShopper() }));

/** Cancels the order and returns it as it is then. Throws a Problem. */
export const cancelOrder = async (id: string): Promise<Order> =>
  ask<Order>(async (api) =>
    api.orders[":id"].cancel.$post({ param: { id } }, { headers: await asShopper() }),
  );

/** Adds the order's lines to the cart and returns how many could not be added. Idempotent. */
export async function reorder(order: Order): Promise<number> {
  const items = requested(order.items);
  const headers = await asShopper();
  const { dropped } = await ask<Cart & { dropped: readonly unknown[] }>((api) =>
    api.cart.merge.$post({ json: { items } }, { headers }),
  );
  return dropped.length;
}

/** The cart with shipping and tax for a destination. */
export const quoteFor = async (place: Pick<Address, "country" | "state">): Promise<Cart> =>
  ask<Cart>(async (api) =>
    api.cart.$get(
      { query: { country: place.country, ...(place.state && { state: place.state }) } },
      { headers: await asShopper() },
    ),
  );
