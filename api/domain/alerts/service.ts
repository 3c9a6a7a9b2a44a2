import type { Identity } from "../../ports/identity.ts";
import type { Mail } from "../../ports/mail.ts";
import { type Messages, queueNames } from "../../ports/messages.ts";
import type { Sign } from "../../ports/sign.ts";
import { type Actor, requireStaff, requireSystem } from "../actor.ts";
import { auditEntry } from "../audit/entry.ts";
import type { Product } from "../catalog/product.ts";
import type { Customers } from "../customers/store.ts";
import { homeOf, senderOf } from "../mails/store-mail.ts";
import { publishToStaff } from "../notifications/staff-events.ts";
import type { Notifications, SendOutcome } from "../notifications/store.ts";
import { unsubscribeAddress } from "../notifications/unsubscribe.ts";
import type { Order } from "../orders/order.ts";
import type { Limits } from "../rate-limits/store.ts";
import type { Settings } from "../settings/store.ts";
import { type Member, withAccounts } from "../staff/roster.ts";
import { staffAccounts } from "../staff/service.ts";
import type { StaffRoster } from "../staff/store.ts";
import { type AlertContext, alertMail, moreAlertsMail } from "./alert-mail.ts";
import { keyOf, type StaffEvent } from "./event.ts";
import { type AlertKind, alertsOf, getsAlert } from "./kinds.ts";

export type AlertDeps = {
  readonly staff: Pick<StaffRoster, "find">;
  readonly identity: Pick<Identity, "members">;
  readonly customers: Pick<Customers, "find">;
  readonly notifications: Pick<Notifications, "sendOnce" | "find">;
  readonly orders: { find(orderId: string): Promise<Order | undefined> };
  readonly products: { find(productId: string): Promise<Product | undefined> };
  readonly settings: Pick<Settings, "read">;
  readonly limits: Limits;
  readonly mail: Mail;
  readonly sign: Sign;
  readonly config: {
    readonly adminUrl: string;
    readonly trackUrl: (orderId: string) => string;
    readonly public: { readonly apiUrl: string };
  };
  readonly now: () => number;
};

/** Of one kind to one person; what is more is one mail until the hour ends. */
const mostAnHour = 30;
const hour = 3_600_000;

/**
 * Mails an event to the staff who may see it and want it: once each, however often it is called; "held" has to be called
 * again in a minute. For the shop itself. Throws what the mail engine throws, once everybody else has the mail.
 */
export async function alertStaff(deps: AlertDeps, actor: Actor, event: StaffEvent): Promise<SendOutcome> {
  requireSystem(actor);
  const [recipients, context] = await Promise.all([recipientsOf(deps, event.type), contextOf(deps, event)]);
  const results = await Promise.allSettled(recipients.map((to) => alertOne(deps, to, { event, context })));
  const failed = results.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
  return results.some((one) => one.status === "fulfilled" && one.value === "held") ? "held" : "settled";
}

async function alertOne(
  deps: AlertDeps,
  { userId, email: to }: Member,
  { event, context }: { readonly event: StaffEvent; readonly context: AlertContext },
): Promise<SendOutcome> {
  const { type } = event;
  const now = deps.now();
  const id = `${type}:${keyOf(event)}:${userId}:email`;
  // What is recorded was counted.
  const isFew =
    (await deps.notifications.find(id)) !== undefined ||
    (await deps.limits.hit(`alerts ${userId} ${type}`, mostAnHour, hour / 1_000)).allowed;
  const notificationId = isFew ? id : `${type}:more:${Math.floor(now / hour)}:${userId}:email`;
  const content = isFew ? alertMail(event, context) : moreAlertsMail(type, context);
  const { subject, text } = content;
  const orderId = isFew && "orderId" in event ? event.orderId : undefined;
  const unsubscribeUrl = await unsubscribeAddress(deps, { subject: userId, kind: type });
  return deps.notifications.sendOnce(
    {
      notificationId,
      userId,
      ...(orderId !== undefined && { orderId }),
      type,
      channel: "email",
      to,
      sentAt: now,
      subject,
      text,
    },
    () =>
      deps.mail.send({
        to,
        ...senderOf(context.store),
        ...content,
        reference: notificationId,
        unsubscribeUrl,
      }),
  );
}

/** Present staff who get alerts of a kind. */
async function recipientsOf(deps: AlertDeps, kind: AlertKind): Promise<readonly Member[]> {
  const [roster, accounts] = await Promise.all([deps.staff.find(), staffAccounts(deps.identity)]);
  const { members } = withAccounts(roster, accounts, 0);
  const wanted = await Promise.all(
    members.map(async ({ userId, roles }) =>
      getsAlert(roles, await deps.customers.find(userId, "staffAlerts"), kind),
    ),
  );
  return members.filter((_, place) => wanted[place]);
}

async function contextOf(deps: AlertDeps, event: StaffEvent): Promise<AlertContext> {
  const [store, order, product] = await Promise.all([
    deps.settings.read("store"),
    "orderId" in event ? deps.orders.find(event.orderId) : undefined,
    event.type === "stock.low" ? deps.products.find(event.productId) : undefined,
  ]);
  const { adminUrl, trackUrl } = deps.config;
  const variantId = "variantId" in event ? event.variantId : undefined;
  const variant = product?.variants.find(({ id }) => id === variantId);
  const name = [product?.name, ...Object.values(variant?.options ?? {})].join(" · ");
  return {
    store,
    homeUrl: homeOf(trackUrl("")),
    adminUrl,
    order,
    ...(product && { item: { name, sku: variant?.sku } }),
  };
}

/** A kind of alert that the caller may get, and whether it comes. */
export type AlertChoice = { readonly kind: AlertKind; readonly email: boolean };

/** Which alerts the caller gets. For any of staff. */
export async function showMyAlerts(
  deps: { readonly customers: Pick<Customers, "find"> },
  actor: Actor,
): Promise<readonly AlertChoice[]> {
  const { userId, roles } = requireStaff(actor, "staff");
  return alertsOf(roles, await deps.customers.find(userId, "staffAlerts"));
}

/** Kinds that are not named stay as they are. For any of staff. Throws CONFLICT. */
export async function changeMyAlerts(
  deps: {
    readonly customers: Pick<Customers, "change">;
    readonly now: () => number;
    readonly newId: () => string;
  },
  actor: Actor,
  changes: readonly AlertChoice[],
): Promise<readonly AlertChoice[]> {
  const { userId, roles } = requireStaff(actor, "staff");
  const named = changes.map(({ kind, email }) => [kind, email] as const);
  const after = await deps.customers.change(
    userId,
    "staffAlerts",
    (before) => ({ kinds: { ...before.kinds, ...Object.fromEntries(named) } }),
    auditEntry(deps, actor, "alerts.changeMyAlerts"),
  );
  return alertsOf(roles, after);
}

/**
 * Publishes to staff that dead letters wait, by queue: once a day, and again when there are ten times as many. Answers how
 * many queues have some. For the shop itself.
 */
export async function reportDeadLetters(
  deps: { readonly messages: Pick<Messages, "depth" | "publish">; readonly now: () => number },
  actor: Actor,
): Promise<number> {
  requireSystem(actor);
  const day = new Date(deps.now()).toISOString().slice(0, 10);
  const depths = await Promise.all(
    queueNames.map(async (queue) => ({ queue, ...(await deps.messages.depth(queue)) })),
  );
  const failing = depths.filter(({ dead }) => dead > 0);
  for (const { queue, dead } of failing) {
    const event = { type: "dead-letters" as const, queue, dead, day };
    await publishToStaff(deps.messages, event, keyOf(event));
  }
  return failing.length;
}
