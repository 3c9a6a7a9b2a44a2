/** One message to a customer over one channel. `sentAt` is epoch milliseconds. */
export type Notification = {
  readonly notificationId: string;
  readonly userId: string;
  readonly type: string;
  readonly channel: "email" | "sms";
  readonly to: string;
  readonly sentAt: number;
};

/** The log of sent notifications, which makes each of them one. */
export interface Notifications {
  /**
   * Runs `send` for the first caller with this id and records it; concurrent and later calls with the id send nothing.
   * When `send` throws, the claim is released and the error rethrown, so that a retry sends.
   */
  sendOnce(notification: Notification, send: () => Promise<void>): Promise<void>;
}
