import type { Notifications } from "../../domain/notifications/store.ts";
import type { Tables } from "../../ports/table.ts";
import { tables } from "./keys.ts";

/** Longer than any mail takes to be handed over: after it a claim whose owner died may be taken again. */
const claimSeconds = 60;

/** The notification log over any engine. */
export const notificationsIn = (engine: Tables, now: () => number): Notifications => ({
  async sendOnce(notification, send) {
    const { notificationId } = notification;
    const claimed = await engine.put(
      tables.notifications,
      { ...notification, state: "sending", claimedAt: now() },
      {
        any: [
          { exists: false },
          {
            all: [
              { path: "state", equals: "sending" },
              { path: "claimedAt", atMost: now() - claimSeconds * 1000 },
            ],
          },
        ],
      },
    );
    if (!claimed) return;
    try {
      await send();
    } catch (error) {
      await engine.delete(tables.notifications, { notificationId }, { path: "state", equals: "sending" });
      throw error;
    }
    await engine.update(tables.notifications, { notificationId }, [{ set: "state", to: "sent" }]);
  },
});
