import { type Actor, requireStaff } from "../actor.ts";
import type { Order } from "./order.ts";
import type { Orders } from "./store.ts";

/** Orders that are looked at for news. */
const newest = 20;
/** Milliseconds between two looks. */
const every = 2_000;

type Watched = { readonly orders: Pick<Orders, "list" | "watch">; readonly now: () => number };

/** The newest orders of everybody now and whenever one is placed or changes, until the caller leaves or `until` has passed. */
export function followNewest(
  deps: Watched,
  actor: Actor,
  input: { readonly until: number; readonly signal: AbortSignal },
): AsyncGenerator<readonly Order[]> {
  requireStaff(actor, "orders:read");
  return newestOf(deps, input);
}

async function* newestOf(
  watched: Watched,
  { until, signal }: { readonly until: number; readonly signal: AbortSignal },
): AsyncGenerator<readonly Order[]> {
  let seen: string | undefined;
  while (!signal.aborted && watched.now() <= until) {
    const watching = watched.orders.watch("newest", every);
    const { orders } = await watched.orders.list({ limit: newest });
    const now = orders.map(({ orderId, version }) => `${orderId} ${version}`).join();
    if (now !== seen) yield orders;
    seen = now;
    await watching;
  }
}
