import type { Identity } from "../../ports/identity.ts";
import type { Cursor } from "../../ports/table.ts";
import { type Actor, nameOf, requireStaff } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import { DomainError } from "../errors.ts";
import { withoutToken } from "../guests/link-address.ts";
import { senderOf } from "../mails/store-mail.ts";
import { maskedAddress } from "../redaction.ts";
import { orderMail, orderMailTypes, orderText } from "./order-mail.ts";
import { contextOf, type NotifyDeps } from "./service.ts";
import type { NotificationQuery, Notifications, StoredNotification } from "./store.ts";

/** What customers were sent, newest first, their addresses masked. For staff. A page may be short where few match. */
export async function listNotifications(
  deps: { readonly notifications: Pick<Notifications, "list"> },
  actor: Actor,
  query: NotificationQuery,
): Promise<{ readonly notifications: readonly StoredNotification[]; readonly cursor?: Cursor }> {
  requireStaff(actor, "notifications:read");
  const page = await deps.notifications.list(query);
  const masked = page.notifications.map((one) => ({ ...one, to: maskedAddress(one.to) }));
  return { ...page, notifications: masked };
}

/** One notification with its text and the whole address. For staff. Throws NOTIFICATION_NOT_FOUND. */
export async function showNotification(
  deps: { readonly notifications: Pick<Notifications, "find"> },
  actor: Actor,
  notificationId: string,
): Promise<StoredNotification> {
  requireStaff(actor, "notifications:read");
  const found = await deps.notifications.find(notificationId);
  if (!found) throw new DomainError("NOTIFICATION_NOT_FOUND", { notificationId });
  return found;
}

export type ResendDeps = NotifyDeps & {
  readonly identity: Pick<Identity, "find">;
  readonly newId: () => string;
};

/**
 * Sends an order's notification once more, as the order is now: a mail to the address that the shopper has now, a text to
 * the number of the first one. The same `key` sends once. For staff. Throws NOTIFICATION_NOT_FOUND, ORDER_NOT_FOUND, and what
 * the channel throws that did not take it.
 */
export async function resendNotification(
  deps: ResendDeps,
  actor: Actor,
  { notificationId, key }: { readonly notificationId: string; readonly key: string },
): Promise<StoredNotification> {
  requireStaff(actor, "notifications:write");
  const original = await deps.notifications.find(notificationId);
  const orderId = original?.orderId;
  const type = orderMailTypes.find((one) => one === original?.type);
  if (!original || !type || orderId === undefined)
    throw new DomainError("NOTIFICATION_NOT_FOUND", { notificationId });
  const order = await deps.orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  const first = original.resendOf ?? notificationId;
  // The id of a parcel's message names the parcel: "order.shipped:ID:email".
  const context = await contextOf(deps, order, { type, shipmentId: first.split(":")[1] });
  const { channel, userId } = original;
  const known = await deps.identity.find(userId);
  const to = channel === "sms" ? original.to : (known?.email ?? original.to);
  const content =
    channel === "sms" ? { text: orderText(type, order, context) } : orderMail(type, order, context);
  const again = {
    notificationId: `${first}:again:${key}`,
    userId,
    orderId,
    type,
    channel,
    to,
    sentAt: deps.now(),
    text: withoutToken(content.text),
    ...("subject" in content && { subject: content.subject }),
    resendOf: first,
    resentBy: nameOf(actor),
  };
  await deps.notifications.sendOnce(
    again,
    () =>
      "html" in content
        ? deps.mail.send({
            to,
            ...senderOf(context.store),
            ...content,
            reference: again.notificationId,
            unsubscribeUrl: context.unsubscribeUrl,
          })
        : deps.texts.send({ to, text: content.text }),
    auditEntry(deps, actor, "notifications.resendNotification"),
  );
  return (await deps.notifications.find(again.notificationId)) ?? { ...again, state: "sending" };
}
