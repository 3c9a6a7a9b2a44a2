import { DomainError } from "../../api/domain/errors.ts";
import { packParcel, shipOrder } from "../../api/domain/fulfillment/service.ts";
import { stepOf } from "../../api/domain/money.ts";
import { cancelOrder } from "../../api/domain/orders/cancel.ts";
import { owedBy } from "../../api/domain/orders/ledger.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { refundOrder } from "../../api/domain/refunds/service.ts";
import type { ShopProcess, World } from "../testing/world/process.ts";
import { askUntilAnswered, shopperOf, staff, type Tally, wait } from "./ask.ts";
import type { Buyer } from "./scenario.ts";

/** An act that the shop has answered with success. */
export type Acknowledged = { readonly orderId: string; readonly act: string };

type Act = (shop: ShopProcess) => Promise<Order>;

/** What the shopper or staff do with the buyer's orders: ship, cancel or refund them, some at the same moment. */
export async function cancelOrRefund(
  world: World,
  buyer: Buyer,
  tally: Tally,
  done: Acknowledged[],
): Promise<void> {
  const page = await askUntilAnswered(world, (shop) =>
    shop.deps.orders.listByUser(buyer.userId, { limit: 10 }),
  );
  if (!page || DomainError.is(page)) return;
  for (const order of page.orders)
    await Promise.all(
      Object.entries(actsOn(buyer, order)).map(async ([act, ask], place) => {
        await wait(buyer.afterTurns[place] ?? 0);
        const answer = await askUntilAnswered(world, ask);
        tally.answered(buyer.after, act, answer);
        if (answer && !DomainError.is(answer)) done.push({ orderId: order.orderId, act });
      }),
    );
}

/** Staff try a refund again that failed at Stripe; the order owes its shopper that money. */
export async function refundAgain(world: World, buyer: Buyer, tally: Tally): Promise<void> {
  const page = await askUntilAnswered(world, (shop) =>
    shop.deps.orders.listByUser(buyer.userId, { limit: 10 }),
  );
  if (!page || DomainError.is(page)) return;
  for (const order of page.orders.filter((one) => owedBy(one) > 0)) {
    const { orderId, payment } = order;
    const done = await askUntilAnswered(world, (shop) =>
      payment === "CANCELLED"
        ? cancelOrder(shop.deps, staff, { orderId })
        : refundOrder(shop.deps, staff, {
            orderId,
            refundId: `again-${orderId}`,
            restock: false,
            reason: "faults",
            request: { kind: "full" },
          }),
    );
    tally.answered("refund again", "tried", done);
  }
}

/** A part of what an order cost that its currency has. */
export const partOf = (
  { totalAmount, currency }: Pick<Order, "totalAmount" | "currency">,
  parts: number,
): number => Math.ceil(totalAmount / stepOf(currency) / parts) * stepOf(currency);

/** What is done with an order, all at once. */
function actsOn(
  buyer: Buyer,
  { orderId, items, totalAmount, currency }: Order,
): Readonly<Record<string, Act>> {
  const [line] = items;
  const facts = { orderId, restock: true, reason: "faults" };
  const cancelled: Act = (shop) => cancelOrder(shop.deps, shopperOf(buyer), { orderId });
  const shipped: Act = (shop) => shipOrder(shop.deps, staff, { orderId });
  const packed: Act = (shop) =>
    packParcel(shop.deps, staff, {
      orderId,
      shipmentId: `first-${orderId}`,
      carrier: "ups",
      trackingNumber: "1Z999",
      lines: line ? [{ productId: line.productId, variantId: line.variantId, quantity: 1 }] : [],
    });
  const refunded =
    (request: Parameters<typeof refundOrder>[2]["request"]): Act =>
    (shop) =>
      refundOrder(shop.deps, staff, { ...facts, refundId: `refund-${orderId}`, request });
  const unit = refunded({
    kind: "lines",
    lines: line ? [{ productId: line.productId, variantId: line.variantId, quantity: 1 }] : [],
  });
  const part = refunded({ kind: "amount", amount: partOf({ totalAmount, currency }, 3) });
  switch (buyer.after) {
    case "cancel":
      return { cancelled };
    case "ship-or-cancel":
      return { shipped, cancelled };
    case "cancel-or-refund":
      return { cancelled, "refunded in part": part };
    case "refund-all":
      return { refunded: refunded({ kind: "full" }) };
    case "refund-amount":
      return { refunded: part };
    case "refund-line":
      return { refunded: unit };
    case "refund-line-then-cancel":
      return { refunded: unit, cancelled: (shop) => wait(100).then(() => cancelled(shop)) };
    case "pack-or-cancel":
      return { packed, cancelled, shipped };
    case "pack-or-refund":
      return { packed, refunded: unit, shipped };
    case "cancel-early":
    case "nothing":
      return {};
  }
}
