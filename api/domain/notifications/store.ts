/** `pending` from the claim until the channel took it. Times are epoch milliseconds. */
export type Notification = {
  readonly notificationId: string;
  readonly userId: string;
  readonly type: string;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly sentAt: number;
};

/** The record of what was sent to whom. */
export interface Notifications {
  /**
   * Runs `send` for the first caller with this id and records it. A second delivery, also at the same time, sends
   * nothing. When `send` throws, the claim is given back and the error goes on, so that a retry sends.
   */
  sendOnce(notification: Notification, send: () => Promise<void>): Promise<void>;
}
