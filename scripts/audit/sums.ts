import { stepOf } from "../../api/domain/money.ts";
import type { Order, OrderItem } from "../../api/domain/orders/order.ts";

type Parts = Pick<OrderItem, "lineTotal" | "discount" | "shipping" | "tax" | "total">;

/**
 * What is wrong with an order's amounts in themselves: its lines do not add up to its sums, its sums not to its total, or
 * one of them, or of its refunds, cannot be paid in its currency.
 */
export function sumFaults(order: Order): string[] {
  const { orderId, items, taxes, taxIncluded, currency } = order;
  const faults: string[] = [];
  const equal = (what: string, one: number, other: number): void => {
    if (one !== other) faults.push(`order ${orderId}: ${what} ${one} instead of ${other}`);
  };
  const sum = (of: (line: Parts) => number) => items.reduce((total, line) => total + of(line), 0);
  const totalOf = ({ lineTotal, discount, shipping, tax }: Parts) =>
    lineTotal - discount + shipping + (taxIncluded ? 0 : tax);
  for (const item of items) {
    const name = `its line of ${item.variantId ?? item.productId}`;
    equal(`${name} costs`, item.lineTotal, item.price * item.quantity);
    equal(`${name} comes to`, item.total, totalOf(item));
  }
  equal(
    "its lines cost",
    order.subtotal,
    sum((line) => line.lineTotal),
  );
  equal(
    "its discount is",
    order.discount,
    sum((line) => line.discount),
  );
  equal(
    "its shipping is",
    order.shipping,
    sum((line) => line.shipping),
  );
  equal(
    "its tax is",
    order.tax,
    sum((line) => line.tax),
  );
  equal(
    "its total is",
    order.totalAmount,
    sum((line) => line.total),
  );
  // Older orders do not say which taxes theirs is made of.
  if (taxes.length > 0)
    equal(
      "its taxes are",
      order.tax,
      taxes.reduce((all, { amount }) => all + amount, 0),
    );
  const amounts = [
    order.totalAmount,
    order.shipping,
    order.discount,
    order.tax,
    ...items.flatMap(({ price, total, tax, discount }) => [price, total, tax, discount]),
    ...order.refunds.map(({ amount }) => amount),
  ];
  const broken = amounts.find((amount) => amount < 0 || amount % stepOf(currency) !== 0);
  if (broken !== undefined) faults.push(`order ${orderId}: ${broken} is no amount of ${currency}`);
  return faults;
}
