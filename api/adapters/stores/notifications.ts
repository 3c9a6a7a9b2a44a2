import * as z from "zod";
import {
  type NotificationQuery,
  type Notifications,
  notificationStates,
  type StoredNotification,
} from "../../domain/notifications/store.ts";
import type { Item, Tables } from "../../ports/table.ts";
import { auditPut } from "./audit.ts";
import { underClaim } from "./claim.ts";
import { monthOf, tables } from "./keys.ts";
import { pageOfMonths, pageOfPartition } from "./pages.ts";

/** The notification log over any engine. */
export const notificationsIn = (engine: Tables, now: () => number): Notifications => ({
  async sendOnce(notification, send, audit) {
    const { notificationId, ...fields } = notification;
    const attributes = { ...fields, month: monthOf(notification.sentAt) };
    const state = { during: "sending", after: "sent", failed: "failed" };
    const table = tables.notifications;
    const { type, channel, resendOf } = notification;
    const beside = audit && [
      auditPut(audit, {
        subject: `notification#${resendOf ?? notificationId}`,
        after: { notificationId, type, channel },
      }),
    ];
    const claim = { table, key: { notificationId }, attributes, state, at: now(), ...(beside && { beside }) };
    await underClaim(engine, claim, send);
  },

  async find(notificationId) {
    const item = await engine.get(tables.notifications, { notificationId });
    return item && storedOf(item);
  },

  async list(query) {
    const { userId, orderId, from, to, limit, cursor } = query;
    const span = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
    const asked = {
      limit,
      matches: (item: Item) => matches(query, item),
      ...(Object.keys(span).length > 0 && { range: span }),
      ...(cursor && { cursor }),
    };
    const partition =
      orderId !== undefined
        ? { index: "orderId-sentAt-index", hash: orderId }
        : userId !== undefined
          ? { index: "userId-sentAt-index", hash: userId }
          : undefined;
    const page = partition
      ? await pageOfPartition(engine, tables.notifications, { ...asked, ...partition })
      : await pageOfMonths(
          engine,
          tables.notifications,
          { ...asked, index: "month-sentAt-index" },
          { from, to, now: now() },
        );
    return { notifications: page.items.map(storedOf), ...(page.cursor && { cursor: page.cursor }) };
  },
});

const matches = ({ userId, type, state }: NotificationQuery, item: Item): boolean =>
  (userId === undefined || item["userId"] === userId) &&
  (type === undefined || item["type"] === type) &&
  (state === undefined || item["state"] === state);

/** Earlier records have neither order nor text. */
const Stored = z.object({
  notificationId: z.string(),
  userId: z.string(),
  orderId: z.string().optional(),
  type: z.string(),
  channel: z.enum(["email", "sms"]),
  to: z.string(),
  sentAt: z.number(),
  subject: z.string().optional(),
  text: z.string().optional(),
  resendOf: z.string().optional(),
  resentBy: z.string().optional(),
  state: z.enum(notificationStates),
});
const storedOf = (item: Item): StoredNotification => Stored.parse(item);
