import type { Messages } from "../../ports/messages.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { type AuditEntry, auditEntry } from "../audit/entry.ts";
import { type OrderEvent, publishOrderEvent } from "../orders/events.ts";
import type { Move } from "../orders/moves.ts";
import type { Order } from "../orders/order.ts";
import type { Orders } from "../orders/store.ts";
import { deliver, ship } from "./shipping.ts";

export type FulfillmentDeps = {
  readonly orders: Pick<Orders, "change">;
  readonly messages: Pick<Messages, "publish">;
  readonly now: () => number;
  readonly newId: () => string;
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
  input: FulfillmentInput,
): Promise<Order> {
  requireStaff(actor, "shipments:write");
  const audit = auditEntry(deps, actor, "fulfillment.shipOrder");
  return moved(deps, audit, input, { decide: ship, event: "order.shipped" });
}

/**
 * Marks an order as delivered and tells the shopper; doing it twice is harmless. Throws ORDER_NOT_FOUND, CONFLICT for an
 * order that was not shipped.
 */
export async function deliverOrder(
  deps: FulfillmentDeps,
  actor: Actor,
  input: FulfillmentInput,
): Promise<Order> {
  requireStaff(actor, "shipments:write");
  const audit = auditEntry(deps, actor, "fulfillment.deliverOrder");
  return moved(deps, audit, input, { decide: deliver, event: "order.delivered" });
}

async function moved(
  shop: FulfillmentDeps,
  audit: AuditEntry,
  { orderId, note }: FulfillmentInput,
  { decide, event }: { decide: (order: Order, move: Move) => Order; event: OrderEvent["type"] },
): Promise<Order> {
  const move = { at: audit.at, actor: audit.actor, note };
  const order = await shop.orders.change(orderId, (before) => decide(before, move), audit);
  await publishOrderEvent(shop.messages, { type: event, orderId });
  return order;
}
