import { type Actor, requireSystem } from "../actor.ts";
import type { Products } from "../catalog/store.ts";
import type { Order } from "../orders/order.ts";
import type { Metrics, Sale } from "./store.ts";

/** The latest sale of each product in these orders: when the order was paid, whatever became of it later. */
export function lastSalesOf(orders: readonly Order[]): readonly Sale[] {
  const latest = new Map<string, number>();
  for (const { timeline, items } of orders) {
    const paidAt = timeline.find(({ status }) => status === "PAID")?.at;
    if (paidAt === undefined) continue;
    for (const { productId } of items) latest.set(productId, Math.max(latest.get(productId) ?? 0, paidAt));
  }
  return [...latest].map(([productId, at]) => ({ productId, at }));
}

export type NoteProductsDeps = {
  readonly products: Pick<Products, "findMany">;
  readonly metrics: Pick<Metrics, "noteProducts">;
};

/** Notes which of these products are on sale as they stand now: repeats and late calls end the same. */
export async function noteProducts(
  deps: NoteProductsDeps,
  actor: Actor,
  input: { readonly productIds: readonly string[] },
): Promise<void> {
  requireSystem(actor);
  const products = await deps.products.findMany(input.productIds);
  await deps.metrics.noteProducts(products.filter((product) => product !== undefined));
}
