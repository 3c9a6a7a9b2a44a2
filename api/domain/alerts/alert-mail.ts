import type { MailContent, MailRow } from "../mails/document.ts";
import { type MailLocale, mailLocale } from "../mails/locale.ts";
import { storeMail } from "../mails/store-mail.ts";
import type { Order } from "../orders/order.ts";
import { orderNumberOf } from "../orders/order-number.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import type { StaffEvent } from "./event.ts";

/** What an alert is made of besides its event. */
export type AlertContext = {
  readonly store: StoreIdentity;
  readonly homeUrl: string;
  readonly adminUrl: string;
  /** The order that the event names. */
  readonly order?: Order | undefined;
  /** What the event names of the catalog, with the merchant's code of it. */
  readonly item?: { readonly name: string; readonly sku: string | undefined } | undefined;
};

type Wording = {
  readonly subject: string;
  readonly lead: string;
  readonly rows: readonly MailRow[];
  readonly action: { readonly label: string; readonly url: string };
};

/** The mail to somebody of staff about an event, in the store's language. */
export function alertMail(event: StaffEvent, context: AlertContext): MailContent {
  const { store, homeUrl, adminUrl } = context;
  const locale = mailLocale(store.locale);
  const { alerts } = locale.strings;
  const { subject, lead, rows, action } = wordingOf(event, context, locale);
  return storeMail(
    {
      subject,
      blocks: [
        { kind: "text", text: lead },
        ...(rows.length > 0 ? [{ kind: "rows" as const, rows }] : []),
        { kind: "action", ...action },
      ],
      why: alerts.why(store.name),
      choice: { label: alerts.choose, url: `${adminUrl}/alerts` },
    },
    { store, homeUrl, locale },
  );
}

/** The mail in the place of further alerts of a kind within an hour. */
export function moreAlertsMail(type: StaffEvent["type"], context: AlertContext): MailContent {
  const { store, homeUrl, adminUrl } = context;
  const locale = mailLocale(store.locale);
  const { alerts } = locale.strings;
  const path =
    type === "stock.low" ? "/inventory" : type === "dead-letters" ? "/runs/dead-letters" : "/orders";
  return storeMail(
    {
      subject: alerts.more.subject,
      blocks: [
        { kind: "text", text: alerts.more.lead(alerts.kinds[type]) },
        { kind: "action", label: alerts.more.action, url: `${adminUrl}${path}` },
      ],
      why: alerts.why(store.name),
      choice: { label: alerts.choose, url: `${adminUrl}/alerts` },
    },
    { store, homeUrl, locale },
  );
}

function wordingOf(event: StaffEvent, context: AlertContext, locale: MailLocale): Wording {
  const { alerts } = locale.strings;
  const { adminUrl } = context;
  switch (event.type) {
    case "stock.low": {
      const { skuId, productId } = event;
      const { subject, lead, sku, available, action } = alerts.stock;
      const { item } = context;
      return {
        subject: subject(item?.name ?? skuId, event.available),
        lead,
        rows: [
          ...(item?.sku === undefined ? [] : [{ label: sku, value: item.sku }]),
          { label: available, value: String(event.available), strong: true },
        ],
        action: { label: action, url: `${adminUrl}/inventory/${encodeURIComponent(productId)}` },
      };
    }
    case "dead-letters": {
      const { subject, lead, action, queue, failed } = alerts.deadLetters;
      return {
        subject: subject(event.dead),
        lead,
        rows: [
          { label: queue, value: event.queue },
          { label: failed, value: String(event.dead), strong: true },
        ],
        action: { label: action, url: `${adminUrl}/runs/dead-letters` },
      };
    }
    case "order.high-value":
    case "order.review-needed":
    case "order.disputed":
    case "refund.failed": {
      const number = context.order ? orderNumberOf(context.order) : event.orderId.slice(0, 8).toUpperCase();
      return {
        ...orderWording(event, number, locale),
        rows: rowsOf(event, context.order, locale),
        action: {
          label: alerts.viewOrder,
          url: `${adminUrl}/orders/${encodeURIComponent(event.orderId)}`,
        },
      };
    }
  }
}

type OrderAlert = Extract<StaffEvent, { readonly orderId: string }>;

function orderWording(event: OrderAlert, number: string, { strings, money }: MailLocale) {
  const { alerts } = strings;
  switch (event.type) {
    case "order.high-value":
      return {
        subject: alerts.highValue.subject(number, money(event.currency)(event.totalAmount)),
        lead: alerts.highValue.lead,
      };
    case "order.review-needed":
      return { subject: alerts.review.subject(number), lead: alerts.review.lead };
    case "order.disputed":
      return event.state === "lost" || event.state === "won"
        ? alerts.dispute[event.state](number)
        : alerts.dispute.open(number);
    case "refund.failed":
      return { subject: alerts.refundFailed.subject(number), lead: alerts.refundFailed.lead };
  }
}

/** No name and no address: mail is read on telephones, and the order is a press away. */
function rowsOf(event: OrderAlert, order: Order | undefined, locale: MailLocale): readonly MailRow[] {
  const { strings, money } = locale;
  const { alerts } = strings;
  if (event.type === "order.disputed" || event.type === "refund.failed")
    return [
      { label: alerts.amount, value: money(event.currency)(event.amount), strong: true },
      ...(event.type === "order.disputed" ? [{ label: alerts.reason, value: event.reason }] : []),
    ];
  const items = order?.items.map(({ quantity, name, lineTotal }) => ({
    label: strings.item(quantity, name),
    value: money(order.currency)(lineTotal),
  }));
  return [
    ...(items ?? []),
    ...(order
      ? [{ label: strings.total, value: money(order.currency)(order.totalAmount), strong: true }]
      : []),
    ...(event.type === "order.review-needed"
      ? [{ label: alerts.score, value: String(event.fraudScore) }]
      : []),
  ];
}
