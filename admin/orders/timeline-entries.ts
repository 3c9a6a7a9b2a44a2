import { written } from "../../web/ui/price.tsx";
import { stateNames, stateTones } from "../notifications/notifications.data.ts";
import { may } from "../shell/staff.ts";
import type { Tone } from "../ui/badge.tsx";
import type { AdminOrder, OrderHappening } from "./orders.data.ts";

/** One thing that happened to an order: what, when (epoch milliseconds), by whom, and the page that has more. */
export type TimelineEntry = {
  readonly at: number;
  readonly what: string;
  readonly by?: string;
  readonly text?: string;
  readonly href?: string;
  readonly state?: { readonly text: string; readonly tone: Tone };
  readonly lines?: readonly { readonly quantity: number; readonly name: string; readonly href?: string }[];
};

const steps: Readonly<Record<AdminOrder["timeline"][number]["status"], string>> = {
  PENDING: "Order placed",
  REQUIRES_ACTION: "The bank asked the customer to confirm the payment",
  PAID: "Payment captured",
  PARTIALLY_REFUNDED: "Partially refunded",
  REFUNDED: "Refunded in full",
  FAILED: "Payment failed",
  CANCELLED: "Order cancelled",
  PROCESSING: "Order confirmed, ready to pack",
  SHIPPED: "All items shipped",
  DELIVERED: "All parcels delivered",
  RETURNED: "Returned",
};

const people = { shopper: "the customer", staff: "staff", shop: "the shop" } as const;

/** All that happened to an order, newest first: what its own record tells and `happenings`. */
export function entriesOf(order: AdminOrder, happenings: readonly OrderHappening[]): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...order.timeline.map(({ at, status, actor }) => ({ at, what: steps[status], by: people[actor] })),
    ...order.shipments.flatMap((parcel, place) => [
      {
        at: parcel.shippedAt,
        what: `Parcel ${place + 1} shipped${parcel.carrierName ? ` with ${parcel.carrierName}` : ""}${parcel.trackingNumber ? `, ${parcel.trackingNumber}` : ""}`,
        by: parcel.packedBy,
        ...(parcel.note !== undefined && { text: parcel.note }),
      },
      ...(parcel.deliveredAt === undefined
        ? []
        : [{ at: parcel.deliveredAt, what: `Parcel ${place + 1} delivered` }]),
    ]),
    ...(order.refunds ?? []).map(({ at, amount, state, restock, reason }) => ({
      at,
      what: `Refund of ${written(amount, order.currency)}${restock ? ", units back in stock" : ""}${state === "done" ? "" : state === "failed" ? " failed" : " pending"}`,
      ...(!/^[a-z_]+$/.test(reason) && { text: reason }),
    })),
    ...order.notes.map(({ at, by, actor, text }) => ({ at, what: "Note", by: by ?? actor, text })),
    ...(order.review === undefined
      ? []
      : [
          {
            at: order.review.at,
            what: "Order approved after review",
            by: order.review.by ?? order.review.actor,
            ...(order.review.note !== undefined && { text: order.review.note }),
          },
        ]),
    ...happenings.map(entryOf),
  ];
  return entries.toSorted((one, other) => other.at - one.at);
}

function entryOf(one: OrderHappening): TimelineEntry {
  if (one.kind === "message") return messageEntry(one);
  if (one.kind === "run") return runEntry(one);
  const lines = one.lines.map(({ quantity, name, productId }) => ({
    quantity,
    name,
    ...(may("inventory:read") && { href: `/inventory/${productId}` }),
  }));
  return { at: one.at, what: moves[one.move], lines };
}

const moves = {
  reserved: "Units reserved",
  sold: "Units taken off the stock",
  released: "Reserved units released",
  returned: "Units back in the stock",
} as const;

type Message = Extract<OrderHappening, { kind: "message" }>;

function messageEntry({ at, type, channel, subject, to, state, isResent, notificationId }: Message) {
  const medium = channel === "email" ? "Email" : "Text message";
  return {
    at,
    what: `${medium}: ${subject ?? topics[type] ?? type}`,
    ...(to !== undefined && { by: `to ${to}` }),
    ...(may("notifications:read") &&
      notificationId !== undefined && { href: `/notifications/${encodeURIComponent(notificationId)}` }),
    state: {
      text: state === "sent" && isResent ? "Sent again" : stateNames[state],
      tone: stateTones[state],
    },
  };
}

const topics: Readonly<Record<string, string>> = {
  "order.confirmed": "order confirmed",
  "payment.failed": "payment failed",
  "order.shipped": "order shipped",
  "order.delivered": "order delivered",
  "order.cancelled": "order cancelled",
  "order.refunded": "refund",
  "order.high-value": "alert of a high value",
  "order.review-needed": "alert to review",
  "order.disputed": "alert of a dispute",
  "refund.failed": "alert of a failed refund",
};

type Run = Extract<OrderHappening, { kind: "run" }>;

const runEntry = ({ at, workflow, name, status }: Run): TimelineEntry => ({
  at,
  what: workflow === "checkout" ? "Checkout workflow started" : "Refund workflow started",
  ...(may("operations:read") && { href: `/runs/${workflow}/${encodeURIComponent(name)}` }),
  state: runStates[status],
});

const runStates = {
  running: { text: "Running", tone: "info" },
  succeeded: { text: "Succeeded", tone: "good" },
  failed: { text: "Failed", tone: "bad" },
  "timed-out": { text: "Timed out", tone: "bad" },
  aborted: { text: "Aborted", tone: "plain" },
} as const;
