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

export const notificationStates = [
  "sending",
  "sent",
  "failed",
  "bounced",
  "complained",
  "suppressed",
] as const;
/**
 * A message that failed was not taken by its channel the last time: it is tried again, and in the end a dead letter. One that
 * bounced or was complained about was sent; one that is suppressed was not, because its address takes no mail.
 */
export type NotificationState = (typeof notificationStates)[number];
/** `reason` is what the mailbox's provider said: of this mail, or of the one that closed the address. */
export type StoredNotification = Notification & {
  readonly state: NotificationState;
  readonly reason?: string | undefined;
};

/** From the least to the worst: a mail that comes later or not, one that never will, one that was called spam. */
export const feedbackKinds = ["delayed", "bounced", "complained"] as const;
/** `at` is epoch milliseconds. */
export type MailFeedback = {
  readonly kind: (typeof feedbackKinds)[number];
  readonly reason: string;
  readonly at: number;
};

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

/** See `sendOnce`. */
export type SendOutcome = "settled" | "held";
/** Seconds after which a "held" message is known to be sent or may be sent again. */
export const heldFor = 61;

/** The log of sent notifications, which makes each of them one. */
export interface Notifications {
  /**
   * Runs `send` for the first caller with this id and records it; later calls with the id send nothing. "held": another caller
   * is at it, or was killed, or the answer was lost; what came of it is known a minute later, and whoever is told so has to ask
   * again then. When `send` throws, the record is "failed" and the error rethrown; a retry sends. What the mailbox refused for
   * good is recorded as bounced and closes the address. `audit` is kept with the claim. An address that was closed is sent
   * nothing: the record is "suppressed".
   */
  sendOnce(notification: Notification, send: () => Promise<void>, audit?: AuditEntry): Promise<SendOutcome>;
  /** The provider has the mail, whether or not its answer arrived. */
  recordAcceptance(notificationId: string): Promise<void>;
  /** Of several the worst is kept, and of equal ones the first. A notification that is not there is none. */
  recordFeedback(notificationId: string, feedback: MailFeedback): Promise<void>;
  /** Nothing is sent to this address from now on, however it is written. */
  closeAddress(address: string, feedback: MailFeedback): Promise<void>;
  isClosed(address: string): Promise<boolean>;
  find(notificationId: string): Promise<StoredNotification | undefined>;
  /** Newest first. A page may be short where few match, and still have a cursor. */
  list(
    query: NotificationQuery,
  ): Promise<{ readonly notifications: readonly StoredNotification[]; readonly cursor?: Cursor }>;
}
