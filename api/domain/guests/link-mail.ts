import type { Mail } from "../../ports/mail.ts";
import type { Sign } from "../../ports/sign.ts";
import { type Actor, requireSystem } from "../actor.ts";
import { emailKeyOf } from "../identity/email.ts";
import type { MailContent } from "../mails/document.ts";
import { mailLocale } from "../mails/locale.ts";
import { senderOf, storeMail } from "../mails/store-mail.ts";
import type { Notifications, SendOutcome } from "../notifications/store.ts";
import type { Order } from "../orders/order.ts";
import { orderNumberOf } from "../orders/order-number.ts";
import type { Orders } from "../orders/store.ts";
import type { Limits } from "../rate-limits/store.ts";
import type { Settings } from "../settings/store.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import { linkEndsAt } from "./link.ts";
import { withoutToken } from "./link-address.ts";
import { type OrderPages, orderPages } from "./order-pages.ts";

export type OrderLinkDeps = {
  readonly orders: Pick<Orders, "findByNumber">;
  readonly notifications: Pick<Notifications, "sendOnce">;
  readonly settings: Pick<Settings, "read">;
  readonly limits: Limits;
  readonly mail: Mail;
  readonly sign: Sign;
  readonly config: {
    readonly orderUrl: (orderId: string) => string;
    readonly trackUrl: (orderId: string) => string;
  };
  readonly now: () => number;
};

/** A request for the link of an order; `emailKey` is of the address that was typed. */
export type LinkRequest = { readonly number: string; readonly emailKey: string; readonly requestId: string };

const mostPerHour = 5;

/**
 * Mails the link of the order that has the number, if it was placed with the address that was typed; else does nothing. At
 * most five mails an hour for one order; "held" has to be called again in a minute. For the shop itself.
 */
export async function sendOrderLink(
  deps: OrderLinkDeps,
  actor: Actor,
  { number, emailKey, requestId }: LinkRequest,
): Promise<SendOutcome> {
  requireSystem(actor);
  const order = await deps.orders.findByNumber(number);
  if (order?.email === undefined || (await emailKeyOf(deps.sign, order.email)) !== emailKey) return "settled";
  const ends = linkEndsAt(order);
  if (ends !== undefined && ends < deps.now()) return "settled";
  if (!(await deps.limits.hit(`order links ${order.orderId}`, mostPerHour, 3_600)).allowed) return "settled";
  const store = await deps.settings.read("store");
  const content = linkMail(order, await orderPages(deps, order), store);
  const notificationId = `order.link:${requestId}:email`;
  const { email: to, userId, orderId } = order;
  return deps.notifications.sendOnce(
    {
      notificationId,
      userId,
      orderId,
      type: "order.link",
      channel: "email",
      to,
      sentAt: deps.now(),
      subject: content.subject,
      text: withoutToken(content.text),
    },
    () => deps.mail.send({ to, ...senderOf(store), ...content, reference: notificationId }),
  );
}

/** The mail that carries an order's link. */
export function linkMail(
  order: Order,
  { orderUrl, homeUrl }: Pick<OrderPages, "orderUrl" | "homeUrl">,
  store: StoreIdentity,
): MailContent {
  const locale = mailLocale(order.locale, store.locale);
  const { link } = locale.strings;
  return storeMail(
    {
      subject: link.subject(orderNumberOf(order)),
      blocks: [
        { kind: "text", text: link.lead },
        { kind: "action", label: link.action, url: orderUrl },
      ],
      why: link.why,
    },
    { store, homeUrl, locale },
  );
}
