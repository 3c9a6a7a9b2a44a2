import { type Actor, requireSystem } from "../actor.ts";
import type { Orders } from "../orders/store.ts";
import { figuresOf } from "./figures.ts";
import { lastSalesOf } from "./last-sales.ts";
import type { Metrics } from "./store.ts";

export type CountDeps = {
  readonly orders: Pick<Orders, "find">;
  readonly metrics: Pick<Metrics, "count" | "noteSales">;
};

/**
 * Counts orders as they stand now, whichever change was heard of: what is repeated, late or out of order ends with the same
 * counters. An id without an order is passed over.
 */
export async function countOrders(
  deps: CountDeps,
  actor: Actor,
  input: { readonly orderIds: readonly string[] },
): Promise<void> {
  requireSystem(actor);
  const found = await Promise.all(input.orderIds.map((orderId) => deps.orders.find(orderId)));
  const orders = found.filter((order) => order !== undefined);
  await deps.metrics.count(
    orders.map((order) => ({ orderId: order.orderId, version: order.version, figures: figuresOf(order) })),
  );
  await deps.metrics.noteSales(lastSalesOf(orders));
}
