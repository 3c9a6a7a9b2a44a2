import { sameLine } from "../../api/domain/cart/cart.ts";
import { hasShipped } from "../../api/domain/fulfillment/fulfillment-state.ts";
import { isOnItsWay } from "../../api/domain/fulfillment/parcels.ts";
import { owedBy } from "../../api/domain/orders/ledger.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { holdsMoney } from "../../api/domain/orders/payment-state.ts";
import { statusOf } from "../../api/domain/orders/status.ts";
import type { World } from "../testing/world/process.ts";
import type { Acknowledged } from "./after.ts";
import type { Tally } from "./ask.ts";
import type { Bought } from "./buyer.ts";

/** What is wrong beside the books: events acted on twice, keys with two orders, carts bought twice, lines lost. */
export async function otherFaults(
  world: World,
  visits: readonly Bought[],
  acknowledged: readonly Acknowledged[],
  tally: Tally,
): Promise<string[]> {
  const { shop, acted } = world;
  if (!shop) throw new Error("the shop is not running");
  const { deps } = shop;
  const again = acted.filter((id, place) => acted.indexOf(id) !== place);
  const faults = again.map((id) => `webhook event ${id} acted more than once`);
  for (const { buyer, cart, byKey, totals } of visits) {
    const { userId } = buyer;
    for (const [key, orderIds] of byKey)
      if (orderIds.size > 1) faults.push(`the key "${key}" of ${userId} made ${orderIds.size} orders`);
    const { orders } = await deps.orders.listByUser(userId, { limit: 20 });
    const lines = await deps.carts.lines(userId);
    faults.push(...cart.faults(userId, orders, lines));
    for (const [key, orderIds] of byKey)
      for (const order of orders.filter(({ orderId }) => orderIds.has(orderId)))
        faults.push(...totalFaults(order, totals.get(key)));
    for (const order of orders) {
      const status = statusOf(order);
      tally.reached(
        "order in",
        `${order.currency} ${order.taxTreatment?.reason ?? order.taxTreatment?.scheme}`,
      );
      tally.reached("order ended", order.failure ? `${status} ${order.failure.code}` : status);
      const paidAt = order.timeline.find(({ status }) => status === "PAID")?.at ?? 0;
      const isLeft = order.items.some((item) =>
        lines.some((line) => sameLine(line, item) && line.addedAt < paidAt),
      );
      const cancelling = order.refunds.some((refund) => refund.cancels && refund.state !== "failed");
      const failed = order.refunds.some((refund) => refund.state === "failed");
      if (owedBy(order) > 0 && !failed)
        faults.push(`order ${order.orderId} is ${status} and owes ${owedBy(order)}, though no refund failed`);
      const isDone = (act: string) =>
        acknowledged.some((one) => one.orderId === order.orderId && one.act === act);
      if (
        isDone("packed") &&
        order.shipments.filter(({ shipmentId }) => shipmentId.startsWith("first")).length !== 1
      )
        faults.push(`order ${order.orderId}: its parcel was packed and is not there`);
      if (isDone("shipped") && !hasShipped(order.fulfillment))
        faults.push(`order ${order.orderId} was shipped and is ${status}`);
      // While the money of a refund that failed has not gone back, the order is not cancelled.
      if (isDone("cancelled") && order.payment !== "CANCELLED" && !failed)
        faults.push(`order ${order.orderId} was cancelled and is ${status}`);
      if (isOnItsWay(order) && (cancelling || order.payment === "CANCELLED"))
        faults.push(`order ${order.orderId} was shipped and cancelled`);
      if (holdsMoney(order.payment) && isLeft && buyer.more.length === 0)
        faults.push(`order ${order.orderId} is paid, its lines are still in the cart`);
    }
  }
  return faults;
}

/** An order that does not cost what its shopper had seen. */
export const totalFaults = (
  { orderId, totalAmount }: Pick<Order, "orderId" | "totalAmount">,
  seen: ReadonlySet<number | undefined> = new Set([undefined]),
): string[] =>
  seen.has(undefined) || seen.has(totalAmount)
    ? []
    : [`order ${orderId} costs ${totalAmount}, its shopper had seen ${[...seen].join(" or ")}`];
