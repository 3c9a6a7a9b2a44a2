import * as z from "zod";
import { tables } from "../../api/adapters/stores/keys.ts";
import { OrderRecord } from "../../api/adapters/stores/orders/record.ts";
import { historyFaults } from "../../api/domain/orders/history.ts";
import { imbalanceOf, owedBy } from "../../api/domain/orders/ledger.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { isUndecided } from "../../api/domain/orders/payment-state.ts";
import { statusOf } from "../../api/domain/orders/status.ts";
import { unitFaultsOf } from "../../api/domain/orders/units.ts";
import type { Payment } from "../../api/ports/payment-gateway.ts";
import type { Tables } from "../../api/ports/table.ts";
import { countFaults } from "./counters.ts";
import { everything } from "./everything.ts";
import { sumFaults } from "./sums.ts";
import { displayFaults, movedUnits, unitFaults } from "./units.ts";

export type Audit = {
  readonly orders: number;
  readonly products: number;
  readonly payments: number;
  readonly differences: readonly string[];
  /** Orders that ended and still owe their shopper money, because a refund failed at Stripe: to be tried again. */
  readonly owed: readonly string[];
  /** Products that show other units than the inventory has: none once the shop has settled. */
  readonly shown: readonly string[];
  /** Orders that the counters do not have as they stand: none once the shop has settled. */
  readonly uncounted: readonly string[];
};

/**
 * Holds orders, units, payments and counters against each other. Units: those sold, held and left are all that ever came in,
 * and each order's are returned, shipped, refunded or still to ship. Money: an order's lines add up to its total in amounts
 * that its currency has, each paid order has one captured payment of its total, what it says was refunded and is disputed is
 * what Stripe says, and no captured payment lacks its order. Both states of an order are what its history led to. Counters:
 * each is the sum of what the orders add to it.
 */
export async function auditBooks(engine: Tables, payments: AsyncIterable<Payment>): Promise<Audit> {
  const differences: string[] = [];
  const owed: string[] = [];
  const orders = new Map<string, Order>();
  for await (const item of everything(engine, tables.orders)) {
    const order = z.parse(OrderRecord, item);
    orders.set(order.orderId, order);
    differences.push(...historyFaults(order), ...unitFaultsOf(order), ...sumFaults(order));
    if (item["payment"] !== undefined && item["status"] !== statusOf(order))
      differences.push(`order ${order.orderId} is not listed by its status, ${statusOf(order)}`);
  }
  const made = await paymentsByOrder(payments, orders, differences);
  for (const order of orders.values()) {
    const mine = made.get(order.orderId) ?? [];
    const captured = mine.filter((payment) => payment.amountCaptured > 0);
    if (captured.length > 1) differences.push(`order ${order.orderId} was captured ${captured.length} times`);
    for (const { paymentId, status } of mine)
      if (status === "requires_capture" && !isUndecided(order.payment))
        differences.push(
          `payment ${paymentId} still holds money, its order ${order.orderId} is ${statusOf(order)}`,
        );
    for (const { paymentId, currency } of mine)
      if (currency !== order.currency)
        differences.push(
          `payment ${paymentId} is in ${currency}, its order ${order.orderId} in ${order.currency}`,
        );
    const imbalance = imbalanceOf(order, captured[0]);
    if (imbalance) differences.push(imbalance);
    const owes = owedBy(order);
    if (owes > 0) owed.push(`order ${order.orderId} (${order.payment}) owes its shopper ${owes}`);
  }
  const { faults, items } = await unitFaults(engine, await movedUnits(engine, orders, differences));
  differences.push(...faults);
  const { products, faults: shown } = await displayFaults(engine, items);
  const counters = await countFaults(engine);
  differences.push(...counters.differences);
  const total = [...made.values()].reduce((sum, some) => sum + some.length, 0);
  return {
    orders: orders.size,
    products,
    payments: total,
    differences,
    owed,
    shown,
    uncounted: counters.behind,
  };
}

async function paymentsByOrder(
  payments: AsyncIterable<Payment>,
  orders: ReadonlyMap<string, Order>,
  differences: string[],
) {
  const made = new Map<string, Payment[]>();
  for await (const payment of payments) {
    const { orderId, paymentId } = payment;
    if (orderId === undefined) continue;
    made.set(orderId, [...(made.get(orderId) ?? []), payment]);
    if (!orders.has(orderId) && payment.amountCaptured > payment.amountRefunded)
      differences.push(`payment ${paymentId} is captured, its order ${orderId} does not exist`);
  }
  return made;
}
