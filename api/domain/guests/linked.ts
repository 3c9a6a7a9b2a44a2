import type { Sign } from "../../ports/sign.ts";
import { type Actor, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { type CancelDeps, cancelFor } from "../orders/cancel.ts";
import { changesOf } from "../orders/follow.ts";
import type { Order } from "../orders/order.ts";
import { found, type OrderDeps, orderOrDraft } from "../orders/service.ts";
import type { Orders } from "../orders/store.ts";
import { guestIdOf } from "./buyer.ts";
import { isLinkGood } from "./link.ts";

export type LinkDeps = OrderDeps & { readonly sign: Sign };

/** An order's id with the token of its link, as the shopper has it from a mail or from the checkout. */
export type Link = { readonly orderId: string; readonly token: string };

/**
 * The order that a link opens, as the guest's who bought it: whether an account has taken it over stays unknown. For anybody
 * with the link. Throws ORDER_NOT_FOUND for one that is forged, foreign, revoked, expired or of another purpose.
 */
export async function showOrderByLink(deps: LinkDeps, _actor: Actor, link: Link): Promise<Order> {
  const order = await opened(deps, link);
  return { ...order, userId: guestIdOf(order.orderId) };
}

/** As `followOrder`, by a link, until it is revoked. For anybody with the link. Throws ORDER_NOT_FOUND. */
export function followOrderByLink(
  deps: LinkDeps,
  actor: Actor,
  input: Link & {
    readonly until: number;
    readonly signal: AbortSignal;
    readonly after?: number | undefined;
  },
): AsyncGenerator<Order> {
  return changesOf(deps, input, () => showOrderByLink(deps, actor, input));
}

/** As `cancelOrder`, by a link. For anybody with the link. Throws ORDER_NOT_FOUND and what `cancelOrder` throws. */
export async function cancelOrderByLink(
  deps: CancelDeps & LinkDeps,
  _actor: Actor,
  link: Link,
): Promise<Order> {
  const guest = guestIdOf((await opened(deps, link)).orderId);
  const order = await cancelFor(deps, { orderId: link.orderId, by: guest });
  return { ...order, userId: guest };
}

export type RevokeDeps = { readonly orders: Pick<Orders, "find" | "change"> };

/** Ends every link that was given out for an order, this one too. For anybody with the link. Throws ORDER_NOT_FOUND. */
export async function revokeLink(deps: LinkDeps & RevokeDeps, _actor: Actor, link: Link): Promise<void> {
  const { tokenVersion } = await opened(deps, link);
  await deps.orders.change(link.orderId, (order) =>
    order.tokenVersion === tokenVersion ? withoutLinks(order) : order,
  );
}

/** Ends every link that was given out for an order. For staff; audited. Throws ORDER_NOT_FOUND. */
export async function revokeAnyLink(
  deps: RevokeDeps & Parameters<typeof auditEntry>[0],
  actor: Actor,
  orderId: string,
): Promise<Order> {
  requireStaff(actor, "orders:write");
  await found(deps.orders, orderId);
  return deps.orders.change(orderId, withoutLinks, auditEntry(deps, actor, "guests.revokeAnyLink"));
}

const withoutLinks = (order: Order): Order => ({ ...order, tokenVersion: (order.tokenVersion ?? 1) + 1 });

async function opened(shop: LinkDeps, { orderId, token }: Link): Promise<Order> {
  const order = await orderOrDraft(shop, orderId);
  const isGood = order && (await isLinkGood(shop.sign, order, { token, purpose: "track", now: shop.now() }));
  if (!isGood) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return order;
}
