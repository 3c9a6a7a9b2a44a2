import { quoteGuestCart } from "../cart/cart-state.ts";
import { requested } from "../cart/guest-cart.ts";
import { account } from "../lib/account-state.ts";
import { ask } from "../lib/api.ts";
import type { Cart, Order, OrderPage, OrderStatus, Place, TimelineStatus } from "../lib/api-types.ts";
import { asShopper } from "../lib/session.ts";
import { marketQuery } from "../market/market.ts";
import type { Opener } from "./order-link.ts";

/** True when the order is final. */
export const isOver = (status: OrderStatus): boolean =>
  status === "CANCELLED" || status === "FAILED" || status === "REFUNDED";

/** True once the payment was captured. */
export const isPaid = (status: OrderStatus): boolean =>
  !isOver(status) && status !== "PENDING" && status !== "REQUIRES_ACTION";

/** True while the payment is not decided: the order may still fail, and holds its units. */
export const isWaiting = (status: OrderStatus): boolean =>
  status === "PENDING" || status === "REQUIRES_ACTION";

/** True until a parcel of the order is shipped. */
export const canCancel = (order: Order): boolean =>
  !isOver(order.status) &&
  order.shipments.length === 0 &&
  ["UNFULFILLED", "PROCESSING"].includes(order.fulfillmentStatus);

export const statusWords: Readonly<Record<OrderStatus, string>> = {
  PENDING: "Processing payment",
  REQUIRES_ACTION: "Waiting for payment",
  PAID: "Paid",
  PROCESSING: "Preparing to ship",
  SHIPPED: "Shipped",
  DELIVERED: "Delivered",
  CANCELLED: "Cancelled",
  FAILED: "Payment failed",
  PARTIALLY_REFUNDED: "Partially refunded",
  REFUNDED: "Refunded",
};

/** The statuses as steps of the timeline. */
export const eventWords: Readonly<Record<TimelineStatus, string>> = {
  ...statusWords,
  PENDING: "Order placed",
  REQUIRES_ACTION: "Bank confirmation requested",
  PAID: "Payment received",
  PROCESSING: "Preparing to ship",
  RETURNED: "Returned",
};

/** A past step; once the payment went through, the bank has confirmed it. */
export const eventText = (status: TimelineStatus, after: readonly TimelineStatus[]): string =>
  status === "REQUIRES_ACTION" && after.includes("PAID")
    ? "Payment verified with your bank"
    : eventWords[status];

/** A note for the shopper to read: not a reason's code, such as Stripe has them. */
export const isReadable = (note: string | undefined): note is string =>
  note !== undefined && !/^[a-z]+(_[a-z]+)*$/.test(note);

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

/**
 * The cart, of the account or the guest, with shipping and tax for a destination; `shippingMethodId` of an earlier quote, else the
 * cheapest.
 */
export const quoteFor = async (
  { country, state, zipCode }: Place,
  shippingMethodId: string | undefined,
): Promise<Cart> => {
  const where = { country, ...(state && { state }), ...(zipCode && { zipCode }) };
  if (!account()) return quoteGuestCart(where, shippingMethodId);
  const query = { ...where, ...marketQuery(), ...(shippingMethodId && { shippingMethodId }) };
  return ask<Cart>(async (api) => api.cart.$get({ query }, { headers: await asShopper() }));
};
