import { createHash } from "node:crypto";
import * as z from "zod";
import {
  feedbackKinds,
  type Notification,
  type NotificationQuery,
  type Notifications,
  notificationStates,
  type StoredNotification,
} from "../../domain/notifications/store.ts";
import { asciiAddress, MailRefused, MailUnanswered } from "../../ports/mail.ts";
import type { Item, Tables } from "../../ports/table.ts";
import { auditPut } from "./audit.ts";
import { underClaim } from "./claim.ts";
import { monthOf, tables } from "./keys.ts";
import { pageOfMonths, pageOfPartition } from "./pages.ts";

/** The notification log over any engine. */
export const notificationsIn = (engine: Tables, now: () => number): Notifications => {
  const notifications: Notifications = {
    async sendOnce(notification, send, audit) {
      const { notificationId, ...fields } = notification;
      const attributes = { ...fields, month: monthOf(notification.sentAt) };
      const table = tables.notifications;
      let closed: Item | undefined;
      let isUnanswered = false;
      const after = () => (closed ? "suppressed" : isUnanswered ? "sending" : "sent");
      const state = { during: "sending", after, failed: "failed" };
      const { type, channel, resendOf } = notification;
      const beside = audit && [
        auditPut(audit, {
          subject: `notification#${resendOf ?? notificationId}`,
          after: { notificationId, type, channel },
        }),
      ];
      if (isTaken(await engine.get(table, { notificationId }))) {
        await engine.update(table, { notificationId }, [{ set: "state", to: "sent" }]);
        return "settled";
      }
      const claim = {
        table,
        key: { notificationId },
        attributes,
        state,
        at: now(),
        ...(beside && { beside }),
      };
      const claimed = await underClaim(engine, claim, async () => {
        closed = await engine.get(table, closedAddress(notification.to));
        if (closed) {
          const reason = closed["reason"] ?? "";
          await engine.update(table, { notificationId }, [{ set: "feedbackReason", to: reason }]);
          return;
        }
        try {
          await send();
        } catch (error) {
          if (error instanceof MailUnanswered) isUnanswered = true;
          else if (error instanceof MailRefused) await recordRefusal(notification, error.message);
          else throw error;
        }
      });
      if (claimed === "done") return isUnanswered ? "held" : "settled";
      const found = await engine.get(table, { notificationId });
      return found?.["state"] === "sending" ? "held" : "settled";
    },

    async recordAcceptance(notificationId) {
      await engine.update(tables.notifications, { notificationId }, [{ set: "accepted", to: true }], {
        exists: true,
      });
    },

    async recordFeedback(notificationId, { kind, reason, at }) {
      const rank = feedbackKinds.indexOf(kind);
      await engine.update(
        tables.notifications,
        { notificationId },
        [
          { set: "feedback", to: kind },
          { set: "feedbackRank", to: rank },
          { set: "feedbackReason", to: reason },
          { set: "feedbackAt", to: at },
        ],
        // Feedback changes none of what a claim writes, so that it may come before the mail is known to be sent.
        {
          all: [
            { exists: true },
            {
              any: [
                { path: "feedbackRank", present: false },
                { path: "feedbackRank", atMost: rank - 1 },
              ],
            },
          ],
        },
      );
    },

    async closeAddress(address, { kind, reason, at }) {
      const row = { ...closedAddress(address), kind, reason, at };
      await engine.put(tables.notifications, row, { exists: false });
    },

    isClosed: async (address) =>
      (await engine.get(tables.notifications, closedAddress(address))) !== undefined,

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
  };
  const recordRefusal = async ({ notificationId, to }: Notification, reason: string): Promise<void> => {
    const feedback = { kind: "bounced", reason, at: now() } as const;
    await notifications.closeAddress(to, feedback);
    await notifications.recordFeedback(notificationId, feedback);
  };
  return notifications;
};

/** Whether the provider has told that it has a mail of which the sender does not know it. */
const isTaken = (item: Item | undefined): boolean =>
  item?.["state"] === "sending" && (item["accepted"] === true || item["feedback"] !== undefined);

/**
 * The row of an address that gets no mail, which is in no index and therefore in no list. The address itself is not kept, so that
 * nothing is left to delete of a customer who leaves.
 */
const closedAddress = (address: string): { readonly notificationId: string } => ({
  notificationId: `closed-address:${createHash("sha256").update(asciiAddress(address.trim().toLowerCase())).digest("hex")}`,
});

const matches = ({ userId, type, state }: NotificationQuery, item: Item): boolean =>
  (userId === undefined || item["userId"] === userId) &&
  (type === undefined || item["type"] === type) &&
  (state === undefined || stateOf(item) === state);

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
  feedbackReason: z.string().optional(),
});
function storedOf(item: Item): StoredNotification {
  const { feedbackReason: reason, ...stored } = Stored.parse({ ...item, state: stateOf(item) });
  return { ...stored, ...(reason !== undefined && { reason }) };
}

/** What became of it: a mail that is only delayed counts as sent. */
const stateOf = ({ state, feedback }: Item): unknown =>
  feedback === "bounced" || feedback === "complained" ? feedback : state;
