import type { Identity } from "../../ports/identity.ts";
import type { Mail } from "../../ports/mail.ts";
import type { Sign } from "../../ports/sign.ts";
import type { Texts } from "../../ports/sms.ts";
import { type Actor, requireShopper, requireSystem } from "../actor.ts";
import type { Customers } from "../customers/store.ts";
import { DomainError } from "../errors.ts";
import { isBuyer } from "../guests/buyer.ts";
import { withoutToken } from "../guests/link-address.ts";
import { orderPages } from "../guests/order-pages.ts";
import { senderOf } from "../mails/store-mail.ts";
import type { Order } from "../orders/order.ts";
import type { Limits } from "../rate-limits/store.ts";
import type { Settings } from "../settings/store.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import { type OrderMailContext, type OrderMailType, orderMail, orderText, owedByMail } from "./order-mail.ts";
import { mayText } from "./phone.ts";
import {
  changedPreferences,
  destinationsOf,
  type Preferences,
  type PreferencesChange,
} from "./preferences.ts";
import type { Notifications, SendOutcome } from "./store.ts";
import { choosesFor, unsubscribeAddress } from "./unsubscribe.ts";

export type NotifyDeps = {
  readonly orders: { find(orderId: string): Promise<Order | undefined> };
  readonly customers: Pick<Customers, "find">;
  readonly identity: Pick<Identity, "find">;
  readonly notifications: Notifications;
  readonly settings: Pick<Settings, "read">;
  readonly mail: Mail;
  readonly texts: Texts;
  readonly limits: Limits;
  readonly sign: Sign;
  readonly config: {
    readonly orderUrl: (orderId: string) => string;
    readonly trackUrl: (orderId: string) => string;
    readonly public: { readonly apiUrl: string };
  };
  readonly now: () => number;
};

/** `refundId` and `shipmentId` tell apart the refunds and the parcels of one order. */
export type OrderEvent = {
  readonly type: OrderMailType;
  readonly orderId: string;
  readonly refundId?: string | undefined;
  readonly shipmentId?: string | undefined;
};

/** By which channels the caller hears of what. For anybody with an account. */
export async function showPreferences(
  deps: { readonly customers: Pick<Customers, "find"> },
  actor: Actor,
): Promise<Preferences> {
  const { userId } = requireShopper(actor);
  return deps.customers.find(userId, "notifications");
}

/** Kinds that are not named stay as they are. For anybody with an account. Throws VALIDATION_ERROR and CONFLICT. */
export async function changePreferences(
  deps: { readonly customers: Pick<Customers, "change"> },
  actor: Actor,
  change: PreferencesChange,
): Promise<Preferences> {
  const { userId } = requireShopper(actor);
  return deps.customers.change(userId, "notifications", (before) => changedPreferences(before, change));
}

/**
 * Tells a shopper what happened to an order, by the channels they chose: once per event and channel, however often it is
 * called; after "held" it has to be called again in a minute. For the shop itself. Throws ORDER_NOT_FOUND, and what a channel
 * throws that did not take its message.
 */
export async function notifyOrderEvent(
  deps: NotifyDeps,
  actor: Actor,
  event: OrderEvent,
): Promise<SendOutcome> {
  requireSystem(actor);
  const { type, orderId, refundId, shipmentId } = event;
  const order = await deps.orders.find(orderId);
  if (!order) throw new DomainError("ORDER_NOT_FOUND", { orderId });
  const [preferences, email, context] = await Promise.all([
    choosesFor(deps, order).then((subject) => deps.customers.find(subject, "notifications")),
    order.email ?? deps.identity.find(order.userId).then((user) => user?.email),
    contextOf(deps, order, { type, shipmentId }),
  ]);
  const content = orderMail(type, order, context);
  const idOf = (channel: string) => `${type}:${refundId ?? shipmentId ?? orderId}:${channel}`;
  const mailTo = (to: string) =>
    deps.mail.send({
      to,
      ...senderOf(context.store),
      ...content,
      reference: idOf("email"),
      unsubscribeUrl: context.unsubscribeUrl,
    });
  const destinations = destinationsOf(preferences, type, {
    email,
    mayText: !sawItself(type, order, deps.now()),
  });
  const isMailed = destinations.some(({ channel }) => channel === "email");
  const textTo = async (to: string): Promise<void> => {
    if (await mayText(deps.limits, order.userId, to))
      return deps.texts.send({ to, text: orderText(type, order, context), reference: idOf("sms") });
    if (!isMailed && email !== undefined && !(await deps.notifications.isClosed(email))) await mailTo(email);
  };
  let outcome: SendOutcome = "settled";
  for (const { channel, to } of destinations) {
    const sent = await deps.notifications.sendOnce(
      {
        notificationId: idOf(channel),
        userId: order.userId,
        orderId,
        type,
        channel,
        to,
        sentAt: deps.now(),
        ...(channel === "email"
          ? { subject: content.subject, text: withoutToken(content.text) }
          : { text: withoutToken(orderText(type, order, context)) }),
      },
      () => (channel === "email" ? mailTo(to) : textTo(to)),
    );
    if (sent === "held") outcome = "held";
  }
  return outcome;
}

/** What an order's message of a type is made of besides the order; `shipmentId` names the parcel that it is about. */
export async function contextOf(
  shop: Pick<NotifyDeps, "settings" | "config" | "sign">,
  order: Pick<Order, "orderId" | "userId" | "email" | "tokenVersion" | "shipments" | "market">,
  { type, shipmentId }: { readonly type: OrderMailType; readonly shipmentId: string | undefined },
): Promise<OrderMailContext & { readonly store: StoreIdentity }> {
  const isOwed = owedByMail.has(type);
  return {
    unsubscribeUrl: isOwed
      ? undefined
      : await unsubscribeAddress(shop, {
          subject: await choosesFor(shop, order),
          kind: type,
          market: order.market,
        }),
    ...(await orderPages(shop, order)),
    store: await shop.settings.read("store"),
    shipment: order.shipments.find((one) => one.shipmentId === shipmentId),
  };
}

/** For so long after ordering a shopper is taken to look at the order's page. */
const looksFor = 10 * 60_000;

/** Whether the shopper did it or was told on the page: a text would tell nothing new, and costs. */
function sawItself(type: OrderMailType, order: Order, now: number): boolean {
  if (type === "payment.failed") return now - order.timestamp < looksFor;
  const ownDoing = order.timeline.some(
    ({ status, actor }) => status === "CANCELLED" && isBuyer(order, actor),
  );
  const ownRefund = order.refunds.some(({ cancels, actor }) => cancels && isBuyer(order, actor));
  return (type === "order.cancelled" || type === "order.refunded") && (ownDoing || ownRefund);
}
