import type { Run, Workflows } from "../../ports/workflows.ts";
import { type Actor, may, requireShopper, requireStaff, requireSystem } from "../actor.ts";
import type { Checkouts } from "../checkout/store.ts";
import { DomainError } from "../errors.ts";
import { type OrderStockMove, stockMovesOf } from "../inventory/order-moves.ts";
import type { Notifications, StoredNotification } from "../notifications/store.ts";
import { maskedAddress } from "../redaction.ts";
import { changesOf } from "./follow.ts";
import type { Order } from "./order.ts";
import type { ListQuery, OrderPage, Orders, PageQuery } from "./store.ts";

export type OrderDeps = {
  readonly orders: Pick<Orders, "find" | "watch" | "listByUser">;
  readonly checkouts: Pick<Checkouts, "find">;
  readonly now: () => number;
};

/** The caller's orders, newest first; `since` (epoch milliseconds) leaves out older ones. */
export async function listOrders(
  deps: Pick<OrderDeps, "orders">,
  actor: Actor,
  page: PageQuery & { readonly since?: number | undefined },
): Promise<OrderPage> {
  const { userId } = requireShopper(actor);
  return deps.orders.listByUser(userId, page);
}

/** Everybody's orders that satisfy all filters, newest first unless asked otherwise. */
export async function listAllOrders(
  deps: { readonly orders: Pick<Orders, "list"> },
  actor: Actor,
  query: ListQuery,
): Promise<OrderPage> {
  requireStaff(actor, "orders:read");
  return deps.orders.list(query);
}

/**
 * The caller's own order; another's is as unknown as none (ORDER_NOT_FOUND). A checkout that the workflow has not yet
 * decided is answered as the PENDING draft it is, a refused one as FAILED.
 */
export async function showOrder(deps: OrderDeps, actor: Actor, orderId: string): Promise<Order> {
  const { userId } = requireShopper(actor);
  const order = await orderOrDraft(deps, orderId);
  if (order?.userId !== userId) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return order;
}

/** Any shopper's order. Throws ORDER_NOT_FOUND. */
export async function showAnyOrder(
  deps: { readonly orders: Pick<Orders, "find"> },
  actor: Actor,
  orderId: string,
): Promise<Order> {
  requireStaff(actor, "orders:read");
  return found(deps.orders, orderId);
}

/** What an order's own record does not tell: its messages, stock moves and workflow runs, by time (epoch milliseconds). */
export type OrderTimeline = {
  readonly order: Order;
  readonly messages: readonly StoredNotification[];
  readonly moves: readonly OrderStockMove[];
  readonly runs: readonly Run[];
};

const mostMessages = 100;
const mostRuns = 10;

/**
 * The newest hundred messages to the customer (addresses masked), every stock move, and the runs of the checkout and of the
 * newest ten refunds; refunds only for staff who may refund. For staff. Throws ORDER_NOT_FOUND.
 */
export async function showTimeline(
  deps: {
    readonly orders: Pick<Orders, "find">;
    readonly notifications: Pick<Notifications, "list">;
    readonly workflows: Pick<Workflows, "find">;
  },
  actor: Actor,
  orderId: string,
): Promise<OrderTimeline> {
  requireStaff(actor, "orders:read");
  const order = await found(deps.orders, orderId);
  const refunds = may(actor, "refunds:write") ? order.refunds.slice(-mostRuns) : [];
  const [{ notifications }, ...runs] = await Promise.all([
    deps.notifications.list({ orderId, limit: mostMessages }),
    deps.workflows.find("checkout", orderId),
    ...refunds.map(({ refundId }) => deps.workflows.find("refund", refundId)),
  ]);
  return {
    order,
    messages: notifications.map((one) => ({ ...one, to: maskedAddress(one.to) })),
    moves: stockMovesOf(order),
    runs: runs.filter((run) => run !== undefined),
  };
}

/**
 * The caller's own order now and after each change, until nothing can follow, the caller leaves or `until` has passed; not in
 * versions up to `after`, which the caller has seen.
 */
export function followOrder(
  deps: OrderDeps,
  actor: Actor,
  input: {
    readonly orderId: string;
    readonly until: number;
    readonly signal: AbortSignal;
    readonly after?: number | undefined;
  },
): AsyncGenerator<Order> {
  requireShopper(actor);
  return changesOf(deps, input, () => showOrder(deps, actor, input.orderId));
}

/** Orders on which something is still to happen by itself and nothing did since `before` (epoch milliseconds). */
export async function listUnfinished(
  deps: { readonly orders: Pick<Orders, "unfinished"> },
  actor: Actor,
  query: PageQuery & { readonly before: number },
): Promise<OrderPage> {
  requireSystem(actor);
  return deps.orders.unfinished(query);
}

/** An order that has to be there. Throws ORDER_NOT_FOUND. */
export async function found(orders: Pick<Orders, "find">, orderId: string): Promise<Order> {
  const order = await orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  return order;
}

/** An order, or the checkout that may become one, as `showOrder` tells it. */
export const orderOrDraft = async (
  { orders, checkouts }: { readonly orders: Pick<Orders, "find"> } & Pick<OrderDeps, "checkouts">,
  orderId: string,
): Promise<Order | undefined> => (await orders.find(orderId)) ?? (await draftOf(checkouts, orderId));

async function draftOf(checkouts: Pick<Checkouts, "find">, orderId: string): Promise<Order | undefined> {
  const checkout = await checkouts.find(orderId);
  if (!checkout?.refusal) return checkout?.draft;
  const { code } = checkout.refusal;
  return { ...checkout.draft, payment: "FAILED", failure: { code, message: code } };
}
