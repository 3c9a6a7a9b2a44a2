import { type Actor, requireSystem } from "../actor.ts";
import type { Sku } from "../inventory/inventory.ts";
import type { Inventory } from "../inventory/store.ts";
import { found } from "../orders/service.ts";
import type { Orders } from "../orders/store.ts";
import type { Limits } from "../rate-limits/store.ts";
import type { Settings } from "../settings/store.ts";
import type { HoldThresholds } from "../settings/thresholds.ts";
import type { Checkouts } from "./store.ts";

export type HoldDeps = {
  readonly orders: Pick<Orders, "find">;
  readonly checkouts: Pick<Checkouts, "find">;
  readonly inventory: Pick<Inventory, "find">;
  readonly limits: Limits;
  readonly settings: Pick<Settings, "read">;
  readonly config: { readonly rateLimits: boolean };
};

/** How long an order keeps its units while its shopper is at the bank; `refused`: too many such orders came before. */
export type Hold = { readonly outcome: "granted" | "refused"; readonly seconds: number };

const hour = 3_600;

/**
 * Decides how long an order that waits for its shopper's bank holds its units, so that nobody takes a product off sale
 * without paying: large holds are shorter, and an account, a guest's e-mail address and a network address get a limited number of holds an hour.
 * Throws ORDER_NOT_FOUND.
 */
export async function grantHold(deps: HoldDeps, actor: Actor, orderId: string): Promise<Hold> {
  requireSystem(actor);
  const [order, checkout, { holds }] = await Promise.all([
    found(deps.orders, orderId),
    deps.checkouts.find(orderId),
    deps.settings.read("thresholds"),
  ]);
  const isLarge = isLargeHold(order.items, await deps.inventory.find(order.items), holds);
  const seconds = isLarge ? holds.largeSeconds : holds.seconds;
  if (!deps.config.rateLimits) return { outcome: "granted", seconds };
  const account = `account ${order.emailKey ?? order.userId}`;
  const address = checkout?.caller === undefined ? [] : [`address ${checkout.caller}`];
  const counted = [
    [`hold ${account}`, holds.perAccount] as const,
    ...address.map((key) => [`hold ${key}`, holds.perAddress] as const),
    ...(isLarge ? [[`large hold ${account}`, holds.largePerAccount] as const] : []),
    ...(isLarge ? address.map((key) => [`large hold ${key}`, holds.largePerAddress] as const) : []),
  ];
  const hits = await Promise.all(counted.map(([key, most]) => deps.limits.hit(key, most, hour)));
  return { outcome: hits.every(({ allowed }) => allowed) ? "granted" : "refused", seconds };
}

/** Whether one of the lines holds many units and a large part of its SKU's stock; `items` in the order of the lines. */
export function isLargeHold(
  lines: readonly (Sku & { readonly quantity: number })[],
  items: readonly { readonly stock: number }[],
  { largeQuantity, largeShare }: Pick<HoldThresholds, "largeQuantity" | "largeShare">,
): boolean {
  return lines.some(({ quantity }, place) => {
    const stock = items[place]?.stock ?? 0;
    return quantity >= largeQuantity && quantity * 100 >= stock * largeShare;
  });
}
