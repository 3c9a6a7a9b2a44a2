import type { Product } from "../catalog/product.ts";
import type { Notice } from "../metrics/notices.ts";
import type { Currency } from "../money.ts";
import type { Order } from "../orders/order.ts";
import { orderNumberOf } from "../orders/order-number.ts";
import { statusOf } from "../orders/status.ts";

export const attentionKinds = [
  "pack",
  "review",
  "refund-failed",
  "refund-pending",
  "dispute",
  "stuck",
  "dead-letters",
  "out-of-stock",
  "low-stock",
] as const;
export type AttentionKind = (typeof attentionKinds)[number];

export const severities = ["urgent", "warning", "info"] as const;

/**
 * Something that staff should act on. `address` is the page of the admin where they do; `since` is in epoch milliseconds,
 * `amount` in minor units.
 */
export type AttentionRow = {
  readonly kind: AttentionKind;
  readonly severity: (typeof severities)[number];
  readonly subject: string;
  readonly detail: string;
  readonly address: string;
  readonly since?: number;
  readonly amount?: number;
  readonly currency?: Currency;
};

const hour = 3_600_000;
/** A parcel that waits longer than these should go first. */
const slow = 24 * hour;
const tooSlow = 48 * hour;
/** Stripe settles most refunds at once; those that take longer are worth a look. */
const refundPatience = 24 * hour;

const orderPage = (orderId: string): string => `/orders/${orderId}`;
const named = (order: Parameters<typeof orderNumberOf>[0]): string => `Order ${orderNumberOf(order)}`;

/** An order that waits for its parcel. */
export function packRow(order: Order, now: number): AttentionRow {
  const { orderId, items, totalAmount, currency } = order;
  const since = order.timeline.findLast(({ status }) => status === "PROCESSING")?.at ?? order.timestamp;
  const waiting = now - since;
  const units = items.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    kind: "pack",
    severity: waiting > tooSlow ? "urgent" : waiting > slow ? "warning" : "info",
    subject: named(order),
    detail: units === 1 ? "1 unit to pack" : `${units} units to pack`,
    address: orderPage(orderId),
    since,
    amount: totalAmount,
    currency,
  };
}

/** What an order's own state asks for: a review, a refund that failed, a dispute. */
export const noticeRow = ({
  kind,
  orderId,
  number,
  since,
  amount,
  currency,
  detail,
}: Notice): AttentionRow => ({
  kind,
  severity: "urgent",
  subject: named({ orderId, number }),
  detail,
  address: orderPage(orderId),
  since,
  amount,
  currency,
});

/** An order that should have gone on by itself; undefined where only a refund is on its way and not for long. */
export function unfinishedRow(order: Order, now: number): AttentionRow | undefined {
  const { orderId, currency } = order;
  const base = { subject: named(order), address: orderPage(orderId), currency };
  const pending = order.refunds.filter(({ state }) => state === "pending");
  const [first] = pending;
  if (!first)
    return {
      ...base,
      kind: "stuck",
      severity: "warning",
      detail: `${statusOf(order)} without a change`,
      since: order.updatedAt,
      amount: order.totalAmount,
    };
  if (now - first.at < refundPatience) return undefined;
  return {
    ...base,
    kind: "refund-pending",
    severity: "warning",
    detail: "Refund is still pending",
    since: first.at,
    amount: pending.reduce((sum, { amount }) => sum + amount, 0),
  };
}

/** Messages that failed for good; undefined where there are none. */
export const deadLetterRow = (queue: string, dead: number): AttentionRow | undefined =>
  dead === 0
    ? undefined
    : {
        kind: "dead-letters",
        severity: "urgent",
        subject: `Queue ${queue}`,
        detail: dead === 1 ? "1 message failed for good" : `${dead} messages failed for good`,
        address: "/runs/dead-letters",
      };

/** A product of which few or no units are left, by the SKU of which the least is left. */
export function stockRow({ productId, name, available, variants }: Product): AttentionRow {
  const least = variants.length === 0 ? available : Math.min(...variants.map((one) => one.available));
  const affected = variants.filter((one) => one.available === least).length;
  const left = least <= 0 ? "Sold out" : `${least} left`;
  return {
    kind: least <= 0 ? "out-of-stock" : "low-stock",
    severity: least <= 0 ? "warning" : "info",
    subject: name,
    detail: variants.length === 0 ? left : `${left}: ${affected} of ${variants.length} variants`,
    address: `/inventory/${productId}`,
  };
}
