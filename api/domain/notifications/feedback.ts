import { type Actor, requireSystem } from "../actor.ts";
import type { MailFeedback, Notifications } from "./store.ts";

/** What a mailbox's provider said of a mail. `at` is epoch milliseconds. */
export type ReportedFeedback = MailFeedback & {
  readonly addresses: readonly string[];
  /** The notification that the mail was; other mails name none. */
  readonly notificationId?: string | undefined;
};

/**
 * Records that a mail bounced or was called spam at its notification, and that an address which bounced for good or complained
 * gets no more mail. Repeated and in any order it comes to the same. For the shop itself.
 */
export async function recordMailFeedback(
  deps: { readonly notifications: Pick<Notifications, "recordFeedback" | "closeAddress"> },
  actor: Actor,
  { addresses, notificationId, ...feedback }: ReportedFeedback,
): Promise<void> {
  requireSystem(actor);
  if (feedback.kind !== "delayed")
    for (const address of addresses) await deps.notifications.closeAddress(address, feedback);
  if (notificationId !== undefined) await deps.notifications.recordFeedback(notificationId, feedback);
}

/** Records that the provider has a mail, so that a sender that lost the answer does not send it again. For the shop itself. */
export async function recordMailAcceptance(
  deps: { readonly notifications: Pick<Notifications, "recordAcceptance"> },
  actor: Actor,
  { notificationId }: { readonly notificationId: string },
): Promise<void> {
  requireSystem(actor);
  await deps.notifications.recordAcceptance(notificationId);
}
