import { query, revalidate } from "@solidjs/router";
import type { InferRequestType, InferResponseType } from "hono/client";
import type { Client } from "../../api/client.ts";
import { askAsStaff, idempotent } from "../shell/staff.ts";

type List = Client["admin"]["notifications"]["$get"];
type NotificationPageData = InferResponseType<List, 200>;
export type NotificationSummary = NotificationPageData["items"][number];
export type NotificationFilters = Omit<InferRequestType<List>["query"], "limit" | "lastKey">;
export type NotificationDetail = InferResponseType<Client["admin"]["notifications"][":id"]["$get"], 200>;

/** A page of what customers were sent. */
export const loadNotifications = query(
  (filters: NotificationFilters & { readonly lastKey?: string }) =>
    askAsStaff<NotificationPageData>((api, as) => api.admin.notifications.$get({ query: filters }, as())),
  "admin-notifications",
);

/** One notification with its text. */
export const loadNotification = query(
  (id: string) =>
    askAsStaff<NotificationDetail>((api, as) =>
      api.admin.notifications[":id"].$get({ param: { id: encodeURIComponent(id) } }, as()),
    ),
  "admin-notification",
);

/** Sends a notification again, once for a key. */
export async function resendNotification(id: string, key: string): Promise<NotificationDetail> {
  const again = await askAsStaff<NotificationDetail>((api, as) =>
    api.admin.notifications[":id"].resend.$post(
      { param: { id: encodeURIComponent(id) }, header: idempotent(key) },
      as(),
    ),
  );
  await revalidate(loadNotifications.key);
  return again;
}

const orderKinds: Readonly<Record<string, string>> = {
  "order.confirmed": "Order confirmed",
  "payment.failed": "Payment failed",
  "order.shipped": "Order shipped",
  "order.delivered": "Order delivered",
  "order.cancelled": "Order cancelled",
  "order.refunded": "Refund",
};
const alerts: Readonly<Record<string, string>> = {
  "stock.low": "Low stock",
  "order.high-value": "High-value order",
  "order.review-needed": "Order to review",
  "order.disputed": "Dispute",
  "refund.failed": "Failed refund",
  "dead-letters": "Failed messages",
};
const kinds = { ...orderKinds, ...alerts };
/** Whether staff can send one of this kind again. */
export const canResend = (type: string): boolean => Object.hasOwn(orderKinds, type);
/** The kinds of notifications for a filter. */
export const kindOptions = Object.entries(kinds).map(([value, label]) => ({ value, label }));
/** A kind as staff read it. */
export const kindOf = (type: string): string => orderKinds[type] ?? alerts[type] ?? type;

/** What became of a notification, as staff read it. */
export const stateNames = {
  sent: "Sent",
  sending: "Sending",
  failed: "Failed",
  bounced: "Bounced",
  complained: "Called spam",
  suppressed: "Suppressed",
} as const satisfies Record<NotificationSummary["state"], string>;

/** How good that is. */
export const stateTones = {
  sent: "good",
  sending: "info",
  failed: "bad",
  bounced: "bad",
  complained: "bad",
  suppressed: "attention",
} as const satisfies Record<NotificationSummary["state"], string>;
