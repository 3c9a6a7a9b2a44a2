import { currencies } from "../../../api/domain/money.ts";
import type { Order, OrderItem, Refund } from "../../../api/domain/orders/order.ts";
import { placedOrder } from "../fixtures/placed-order.ts";
import type { Random } from "../random.ts";

const hour = 3_600_000;
const products = Array.from({ length: 120 }, (_, place) => `product-${place}`);

/**
 * Every version of one order that a shop might have: begun, refused or paid, packed, refunded in parts, some refunds failed
 * at once or after they were done, disputed. `from` is the first version's number.
 */
export function orderHistory(
  random: Random,
  { orderId, start, from = 1 }: { orderId: string; start: number; from?: number },
): Order[] {
  let at = start + random.between(0, 60 * 24) * hour;
  const later = () => (at += random.between(0, 30) * hour);
  const items = linesOf(random);
  const total = items.reduce((sum, item) => sum + item.total, 0);
  let order: Order = {
    ...placedOrder(1),
    orderId,
    userId: `user-${random.between(0, 40)}`,
    items,
    subtotal: total,
    totalAmount: total,
    currency: random.pick(currencies),
    timestamp: at,
    timeline: [{ status: "PENDING", at, actor: "user" }],
    version: from,
  };
  const history = [order];
  const next = (change: Partial<Order>) => {
    order = { ...order, ...change, updatedAt: at, version: order.version + 1 };
    history.push(order);
  };
  const move = (status: "PAID" | "FAILED" | "PROCESSING" | "SHIPPED", change: Partial<Order>) =>
    next({ ...change, timeline: [...order.timeline, { status, at: later(), actor: "shop" }] });
  if (random.next() < 0.2) {
    move("FAILED", { payment: "FAILED" });
    return history;
  }
  move("PAID", { payment: "PAID", needsReview: random.next() < 0.1, fraudScore: 35 });
  if (random.next() < 0.9) move("PROCESSING", { fulfillment: "PROCESSING" });
  for (let times = random.between(0, 3); times > 0; times--) {
    const refund = refundOf(random, order, later());
    const others = order.refunds;
    next({ refunds: [...others, refund] });
    for (const state of random.pick([["done"], ["done"], ["failed"], ["done", "failed"], []] as const))
      next({ refunds: [...others, { ...refund, state }] });
  }
  if (random.next() < 0.1)
    for (const state of ["open", random.pick(["won", "lost", "open"] as const)] as const)
      next({ disputes: [{ disputeId: `dp_${orderId}`, amount: 100, reason: "fraudulent", state, at }] });
  if (random.next() < 0.6) move("SHIPPED", { fulfillment: "SHIPPED" });
  return history;
}

/** Mostly few lines; now and then as many as a cart holds. */
function linesOf(random: Random): OrderItem[] {
  const many = random.next() < 0.05;
  const [item] = placedOrder(1).items;
  if (!item) throw new Error("the placed order has a line");
  const first = random.between(0, products.length - 1);
  return Array.from({ length: many ? 49 : random.between(1, 4) }, (_, place) => {
    const price = random.between(1, 20_000);
    const quantity = random.between(1, 5);
    const total = price * quantity;
    return {
      ...item,
      productId: products[(first + place) % products.length] ?? "product-0",
      quantity,
      price,
      lineTotal: total,
      total,
    };
  });
}

/** Of some lines, or of an amount without lines. */
function refundOf(random: Random, order: Order, at: number): Refund {
  const byLine = random.next() < 0.7;
  const lines = byLine
    ? order.items
        .filter(() => random.next() < 0.5)
        .map(({ productId, price }) => ({ productId, quantity: 1, amount: price }))
    : [];
  return {
    refundId: `refund-${order.version}`,
    amount: lines.reduce((sum, { amount }) => sum + amount, byLine ? 0 : random.between(1, 500)),
    lines,
    restock: false,
    reason: "requested_by_customer",
    cancels: false,
    state: "pending",
    actor: "staff",
    at,
  };
}
