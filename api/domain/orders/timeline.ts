import type { Run, Workflows } from "../../ports/workflows.ts";
import { type Actor, may, requireStaff } from "../actor.ts";
import { type OrderStockMove, stockMovesOf } from "../inventory/order-moves.ts";
import type { Notifications, StoredNotification } from "../notifications/store.ts";
import { maskedAddress } from "../redaction.ts";
import type { Order } from "./order.ts";
import { found } from "./service.ts";
import type { Orders } from "./store.ts";

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
