import type { Notifications } from "../../domain/notifications/store.ts";
import type { Tables } from "../../ports/table.ts";
import { underClaim } from "./claim.ts";
import { tables } from "./keys.ts";

/** The notification log over any engine. */
export const notificationsIn = (engine: Tables, now: () => number): Notifications => ({
  async sendOnce(notification, send) {
    const { notificationId, ...attributes } = notification;
    const state = { during: "sending", after: "sent" };
    const table = tables.notifications;
    await underClaim(engine, { table, key: { notificationId }, attributes, state, at: now() }, send);
  },
});
