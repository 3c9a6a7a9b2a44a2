import type { Order } from "./order.ts";
import { isFinal, statusOf } from "./status.ts";
import type { Orders } from "./store.ts";

type Watched = { readonly orders: Pick<Orders, "watch">; readonly now: () => number };

/** Looks now and after each change of an order until `look` finds something; undefined when `until` has passed. */
export async function awaitOrder<T>(
  watched: Watched,
  { orderId, until }: { readonly orderId: string; readonly until: number },
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  for (;;) {
    const watching = watched.orders.watch(orderId, 200);
    const found = await look();
    if (found !== undefined || watched.now() > until) return found;
    await watching;
  }
}

/**
 * The order now, unless it is no newer than version `after`, and after each change, until nothing can follow, `signal` aborts or
 * `until` has passed.
 */
export async function* changesOf(
  watched: Watched,
  {
    orderId,
    until,
    signal,
    after = 0,
  }: {
    readonly orderId: string;
    readonly until: number;
    readonly signal: AbortSignal;
    readonly after?: number | undefined;
  },
  look: () => Promise<Order>,
): AsyncGenerator<Order> {
  let seen = after;
  while (!signal.aborted) {
    const watching = watched.orders.watch(orderId, 1000);
    const order = await look();
    if (order.version > seen) yield order;
    seen = Math.max(seen, order.version);
    if (isFinal(statusOf(order)) || watched.now() > until) return;
    await watching;
  }
}
