import type { Messages } from "../../ports/messages.ts";
import { DomainError } from "../errors.ts";
import type { Order } from "./order.ts";
import { moveOrder } from "./status.ts";
import type { Orders } from "./store.ts";

export type StaffDeps = { readonly orders: Orders; readonly messages: Messages; readonly now: () => number };

/** Any shopper's order. Throws ORDER_NOT_FOUND. */
export async function showAnyOrder(deps: Pick<StaffDeps, "orders">, orderId: string): Promise<Order> {
  const order = await deps.orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return order;
}

/** Moves an order on its way and tells the shopper. Doing it twice is harmless; throws CONFLICT for an illegal step. */
export async function shipOrder(
  deps: StaffDeps,
  input: { orderId: string; status: "SHIPPED" | "DELIVERED"; note?: string | undefined; actor: string },
): Promise<Order> {
  const { orderId, status, note, actor } = input;
  const order = await showAnyOrder(deps, orderId);
  const done = order.status === status;
  const moved = done
    ? order
    : moveOrder(order, status, { at: deps.now(), actor, ...(note !== undefined && { note }) });
  if (!done && !(await deps.orders.save(order, moved)))
    throw new DomainError("CONFLICT", { reason: "the order changed meanwhile" });
  const type = status === "SHIPPED" ? "order.shipped" : "order.delivered";
  await deps.messages.publish("e-com67-order-notifications", {
    body: { type, orderId },
    attributes: { type },
    id: `${type}:${orderId}`,
  });
  return moved;
}
