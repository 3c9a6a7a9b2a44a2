import type { Cursor } from "../../ports/table.ts";
import type { AuditEntry } from "../audit/entry.ts";

/**
 * One message to a customer over one channel. `sentAt` is epoch milliseconds. `subject` and `text` are what it said; texts
 * have no subject. `resendOf` names the notification that staff sent again, `resentBy` who did.
 */
export type Notification = {
  readonly notificationId: string;
  readonly userId: string;
  readonly orderId?: string | undefined;
  readonly type: string;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly sentAt: number;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
  readonly resendOf?: string | undefined;
  readonly resentBy?: string | undefined;
};

export const notificationStates = ["sending", "sent", "failed"] as const;
/** A message that failed was not taken by its channel the last time: it is tried again, and in the end a dead letter. */
export type NotificationState = (typeof notificationStates)[number];
export type StoredNotification = Notification & { readonly state: NotificationState };

/** All of these together. Times in epoch milliseconds, both inclusive. */
export type NotificationFilter = {
  readonly userId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly type?: string | undefined;
  readonly state?: NotificationState | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};
export type NotificationQuery = NotificationFilter & {
  readonly limit: number;
  readonly cursor?: Cursor | undefined;
};

/** The log of sent notifications, which makes each of them one. */
export interface Notifications {
  /**
   * Runs `send` for the first caller with this id and records it; concurrent and later calls with the id send nothing.
   * When `send` throws, the record is "failed" and the error rethrown; a retry sends. `audit` is kept with the claim.
   */
  sendOnce(notification: Notification, send: () => Promise<void>, audit?: AuditEntry): Promise<void>;
  find(notificationId: string): Promise<StoredNotification | undefined>;
  /** Newest first. A page may be short where few match, and still have a cursor. */
  list(
    query: NotificationQuery,
  ): Promise<{ readonly notifications: readonly StoredNotification[]; readonly cursor?: Cursor }>;
}
