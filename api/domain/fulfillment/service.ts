import type { Messages } from "../../ports/messages.ts";
import { type Actor, nameOf, requireAdmin } from "../actor.ts";
import { publishOrderEvent } from "../orders/events.ts";
import type { Order } from "../orders/order.ts";
import type { Orders } from "../orders/store.ts";
import { deliver, ship } from "./shipping.ts";

export type FulfillmentDeps = {
  readonly orders: Pick<Orders, "change">;
  readonly messages: Messages;
  readonly now: () => number;
};

/** `note` is for the shopper to read: a tracking number, say. */
export type FulfillmentInput = { readonly orderId: string; readonly note?: string | undefined };

/**
 * Marks an order as handed to the carrier and tells the shopper; doing it twice is harmless. Throws ORDER_NOT_FOUND,
 * CONFLICT for an order that is not packed, not paid or being cancelled.
 */
export async function shipOrder(
  deps: FulfillmentDeps,
  actor: Actor,
  { orderId, note }: FulfillmentInput,
): Promise<Order> {
  const by = nameOf(requireAdmin(actor));
  const move = { at: deps.now(), actor: by, note };
  const order = await deps.orders.change(orderId, (before) => ship(before, move));
  await publishOrderEvent(deps.messages, { type: "order.shipped", orderId });
  return order;
}

/**
 * Marks an order as delivered and tells the shopper; doing it twice is harmless. Throws ORDER_NOT_FOUND, CONFLICT for an
 * order that was not shipped.
 */
export async function deliverOrder(
  deps: FulfillmentDeps,
  actor: Actor,
  { orderId, note }: FulfillmentInput,
): Promise<Order> {
  const by = nameOf(requireAdmin(actor));
  const move = { at: deps.now(), actor: by, note };
  const order = await deps.orders.change(orderId, (before) => deliver(before, move));
  await publishOrderEvent(deps.messages, { type: "order.delivered", orderId });
  return order;
}
