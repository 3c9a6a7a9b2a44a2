import type { Deps } from "../../api/deps.ts";
import { DomainError } from "../../api/domain/errors.ts";
import type { Order } from "../../api/domain/orders/order.ts";

export async function mustFindOrder(deps: Pick<Deps, "orders">, orderId: string): Promise<Order> {
  const order = await deps.orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return order;
}

/** Throws CONFLICT, which the workflow retries, when somebody wrote the order meanwhile. */
export async function persist(deps: Pick<Deps, "orders">, before: Order, after: Order): Promise<void> {
  if (!(await deps.orders.save(before, after)))
    throw new DomainError("CONFLICT", { reason: "the order changed meanwhile" });
}
