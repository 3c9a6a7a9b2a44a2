import type { Order } from "./order.ts";
import { holdsMoney } from "./payment-state.ts";

/** Where an order's money is: with the shopper, in goods, shipping or tax that were sold. Minor units. */
export type Account = "shopper" | "goods" | "shipping" | "tax";
export type LedgerEntry = {
  readonly at: number;
  readonly event: string;
  readonly account: Account;
  readonly amount: number;
};

/**
 * An order's money in double entry: what one account gets another gives, so each event and the whole sum to zero, and
 * the shopper's balance is what was paid less what came back.
 */
export function ledgerOf(order: Order): LedgerEntry[] {
  const paidAt = order.timeline.find((entry) => entry.status === "PAID")?.at;
  if (paidAt === undefined) return [];
  const goods = order.subtotal - order.discount;
  const sale: LedgerEntry[] = [
    { at: paidAt, event: "capture", account: "shopper", amount: -order.totalAmount },
    { at: paidAt, event: "capture", account: "goods", amount: goods },
    { at: paidAt, event: "capture", account: "shipping", amount: order.shipping },
    { at: paidAt, event: "capture", account: "tax", amount: order.tax },
  ];
  let given = 0;
  const refunds = order.refunds
    .filter((refund) => refund.state === "done")
    .flatMap(({ at, refundId: event, amount }): LedgerEntry[] => {
      // Cumulative shares, so that many small refunds still take each account back to exactly nothing.
      const share = (part: number) =>
        Math.floor((part * (given + amount)) / order.totalAmount) -
        Math.floor((part * given) / order.totalAmount);
      const [shipping, tax] = [share(order.shipping), share(order.tax)];
      given += amount;
      return [
        { at, event, account: "shopper", amount },
        { at, event, account: "goods", amount: shipping + tax - amount },
        { at, event, account: "shipping", amount: -shipping },
        { at, event, account: "tax", amount: -tax },
      ];
    });
  return [...sale, ...refunds];
}

/** What is wrong with an order's money against what Stripe captured and gave back; undefined when it balances. */
export function imbalanceOf(
  order: Order,
  payment: { readonly amountCaptured: number; readonly amountRefunded: number } | undefined,
): string | undefined {
  const held = (payment?.amountCaptured ?? 0) - (payment?.amountRefunded ?? 0);
  const owed = holdsMoney(order.payment) ? order.totalAmount - order.refundedAmount : 0;
  if (held !== owed)
    return `order ${order.orderId} (${order.payment}) should hold ${owed}, Stripe holds ${held}`;
  const sum = ledgerOf(order).reduce((total, entry) => total + entry.amount, 0);
  if (sum !== 0) return `order ${order.orderId}: the ledger is off by ${sum}`;
  return undefined;
}
