import type { Checkouts } from "../checkout/store.ts";
import { DomainError } from "../errors.ts";
import type { Order } from "./order.ts";
import { isTerminal } from "./status.ts";
import type { OrderPage, Orders, PageQuery } from "./store.ts";

export type OrderDeps = {
  readonly orders: Orders;
  readonly checkouts: Checkouts;
  readonly now: () => number;
};

export const listOrders = (
  deps: Pick<OrderDeps, "orders">,
  userId: string,
  page: PageQuery,
): Promise<OrderPage> => deps.orders.listByUser(userId, page);

/**
 * The caller's own order; another's is as unknown as none (ORDER_NOT_FOUND). A checkout that the workflow has not yet
 * decided is answered as the PENDING draft it is, a refused one as FAILED.
 */
export async function showOrder(deps: OrderDeps, userId: string, orderId: string): Promise<Order> {
  const order = (await deps.orders.find(orderId)) ?? (await undecided(deps, orderId));
  if (order?.userId !== userId) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return order;
}

/** The order now and after each change, until nothing can follow, the caller leaves or `until` has passed. */
export async function* followOrder(
  deps: OrderDeps,
  { userId, orderId, until, signal }: { userId: string; orderId: string; until: number; signal: AbortSignal },
): AsyncGenerator<Order> {
  let seen = 0;
  while (!signal.aborted) {
    const watching = deps.orders.watch(orderId, 1000);
    const order = await showOrder(deps, userId, orderId);
    if (order.version > seen) yield order;
    seen = Math.max(seen, order.version);
    if (isTerminal(order.status) || deps.now() > until) return;
    await watching;
  }
}

async function undecided(deps: OrderDeps, orderId: string): Promise<Order | undefined> {
  const checkout = await deps.checkouts.find(orderId);
  if (!checkout?.refusal) return checkout?.draft;
  const { code } = checkout.refusal;
  return { ...checkout.draft, status: "FAILED", failure: { code, message: code } };
}
