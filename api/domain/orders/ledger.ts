import { stepOf } from "../money.ts";
import { capturedOf, refundable, wasPaid } from "./funds.ts";
import type { Dispute, Order, Refund } from "./order.ts";
import { holdsMoney, isUndecided } from "./payment-state.ts";

/**
 * Where an order's money is: with the shopper, or in the goods, shipping or tax that were sold (the first two without tax). `bank`: withdrawn because of
 * a dispute; `unearned`: captured for an order that was never paid. Minor units.
 */
export type Account = "shopper" | "goods" | "shipping" | "tax" | "bank" | "unearned";
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
  const done = order.refunds.filter(({ state }) => state === "done");
  if (paidAt === undefined) return unearned(order, done);
  const sold = partsOf(order);
  const step = stepOf(order.currency);
  const sale: LedgerEntry[] = [
    { at: paidAt, event: "capture", account: "shopper", amount: -order.totalAmount },
    { at: paidAt, event: "capture", account: "goods", amount: sold.goods },
    { at: paidAt, event: "capture", account: "shipping", amount: sold.shipping },
    { at: paidAt, event: "capture", account: "tax", amount: sold.tax },
  ];
  let given = 0;
  const refunds = done.flatMap(({ at, refundId: event, amount }): LedgerEntry[] => {
    // Cumulative shares, so that many small refunds still take each account back to exactly nothing; the product of two
    // large amounts is beyond what a number holds exactly.
    const ofFirst = (part: number, money: number) =>
      Number((BigInt(part / step) * BigInt(money)) / BigInt(order.totalAmount)) * step;
    const share = (part: number) => ofFirst(part, given + amount) - ofFirst(part, given);
    const [shipping, tax] = [share(sold.shipping), share(sold.tax)];
    given += amount;
    return [
      { at, event, account: "shopper", amount },
      { at, event, account: "goods", amount: shipping + tax - amount },
      { at, event, account: "shipping", amount: -shipping },
      { at, event, account: "tax", amount: -tax },
    ];
  });
  return [...sale, ...refunds, ...order.disputes.flatMap(withdrawn)];
}

/** An order's total in its parts, each without tax, in minor units. */
function partsOf({ subtotal, discount, shipping, tax, taxIncluded, items }: Order) {
  if (!taxIncluded) return { goods: subtotal - discount, shipping, tax };
  const onShipping = items.flatMap(({ taxes }) => taxes).reduce((sum, one) => sum + one.shipping, 0);
  return { goods: subtotal - discount - (tax - onShipping), shipping: shipping - onShipping, tax };
}

function unearned(order: Order, done: readonly Refund[]): LedgerEntry[] {
  const captured = capturedOf(order);
  if (captured === 0) return [];
  const pair = (at: number, event: string, amount: number): LedgerEntry[] => [
    { at, event, account: "shopper", amount },
    { at, event, account: "unearned", amount: -amount },
  ];
  return [
    ...pair(order.timestamp, "capture", -captured),
    ...done.flatMap(({ at, refundId, amount }) => pair(at, refundId, amount)),
    ...order.disputes.flatMap(withdrawn),
  ];
}

/** A dispute takes the money from the shop at once and gives it back when the shop wins; an inquiry takes none. */
function withdrawn({ at, disputeId: event, amount, state }: Dispute): LedgerEntry[] {
  if (state !== "open" && state !== "lost") return [];
  return [
    { at, event, account: "shopper", amount },
    { at, event, account: "bank", amount: -amount },
  ];
}

/** What Stripe says of an order's payment, in minor units; pending refunds count as refunded. */
export type StripeSums = {
  readonly amountCaptured: number;
  readonly amountRefunded: number;
  readonly disputed: boolean;
};

/**
 * What is wrong with an order's money against what Stripe captured, refunded and says is disputed; undefined when it
 * balances.
 */
export function imbalanceOf(order: Order, payment: StripeSums | undefined): string | undefined {
  const { amountCaptured = 0, amountRefunded = 0, disputed = false } = payment ?? {};
  const name = `order ${order.orderId} (${order.payment})`;
  const atStripe = order.refunds.filter(
    ({ state, stripeRefundId }) => state === "done" || (state === "pending" && stripeRefundId !== undefined),
  );
  const refunded = atStripe.reduce((sum, { amount }) => sum + amount, 0);
  const held = amountCaptured - amountRefunded;
  const owed = capturedOf(order) - refunded;
  if (held !== owed) return `${name} should hold ${owed}, Stripe holds ${held}`;
  if (wasPaid(order) && refunded !== amountRefunded)
    return `${name} refunded ${refunded}, Stripe says ${amountRefunded}`;
  if (!isUndecided(order.payment) && disputed !== order.disputes.length > 0)
    return `${name} shows ${order.disputes.length} disputes, Stripe says ${disputed ? "some" : "none"}`;
  const sum = ledgerOf(order).reduce((total, entry) => total + entry.amount, 0);
  if (sum !== 0) return `order ${order.orderId}: the ledger is off by ${sum}`;
  return undefined;
}

/** What an order that ended still owes its shopper because a refund failed, in minor units. */
export const owedBy = (order: Order): number =>
  isUndecided(order.payment) || holdsMoney(order.payment) ? 0 : refundable(order);
