import type { Currency } from "../money.ts";
import { owedBy } from "../orders/ledger.ts";
import type { Order } from "../orders/order.ts";
import { awaitsReview } from "../orders/review.ts";

/** What staff should look at because of how an order stands. */
export const noticeKinds = ["review", "refund-failed", "dispute"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `since` is when it began, in epoch milliseconds; `amount`, what it is about, in minor units. */
export type Notice = {
  readonly kind: NoticeKind;
  readonly orderId: string;
  /** The order's number, where it has one. */
  readonly number?: string | undefined;
  readonly since: number;
  readonly amount: number;
  readonly currency: Currency;
  readonly detail: string;
};

/** At most one notice of each kind; none where nothing is to do. */
export function noticesOf(order: Order): readonly Notice[] {
  const { orderId, number, currency } = order;
  const notice = (kind: NoticeKind, since: number, amount: number, detail: string): Notice => ({
    kind,
    orderId,
    ...(number !== undefined && { number }),
    since,
    amount,
    currency,
    detail,
  });
  const notices: Notice[] = [];
  if (awaitsReview(order))
    notices.push(
      notice(
        "review",
        order.timestamp,
        order.totalAmount,
        order.fraudScore === undefined ? "flagged" : `fraud score ${order.fraudScore}`,
      ),
    );
  const owed = failedRefund(order);
  if (owed) notices.push(notice("refund-failed", owed.at, owed.amount, owed.reason));
  const open = order.disputes.filter(({ state }) => state === "open" || state === "inquiry");
  const [first] = open;
  if (first)
    notices.push(
      notice(
        "dispute",
        Math.min(...open.map(({ at }) => at)),
        open.reduce((sum, { amount }) => sum + amount, 0),
        first.state === "inquiry" ? `inquiry: ${first.reason}` : first.reason,
      ),
    );
  return notices;
}

/**
 * The last refund where it failed and nothing was refunded instead, or where an order that ended still owes its shopper
 * money.
 */
function failedRefund(order: Order): { at: number; amount: number; reason: string } | undefined {
  const last = order.refunds.at(-1);
  const failed = order.refunds.findLast(({ state }) => state === "failed");
  const owes = owedBy(order);
  if (failed && (owes > 0 || last === failed))
    return { at: failed.at, amount: owes > 0 ? owes : failed.amount, reason: failed.reason };
  return undefined;
}
