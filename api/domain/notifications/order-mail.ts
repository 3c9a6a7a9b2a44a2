import { countryData } from "../addresses/country.ts";
import { layoutOf } from "../addresses/form.ts";
import { addressLines, anyLayout } from "../addresses/lines.ts";
import { carrierName, trackingUrlOf } from "../fulfillment/carrier.ts";
import type { MailBlock, MailContent, MailRow } from "../mails/document.ts";
import { type MailLocale, mailLocale } from "../mails/locale.ts";
import { storeMail } from "../mails/store-mail.ts";
import type { Order, Shipment } from "../orders/order.ts";
import { orderNumberOf } from "../orders/order-number.ts";
import { sameSku } from "../orders/units.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import type { Money } from "../written.ts";

export const orderMailTypes = [
  "order.confirmed",
  "payment.failed",
  "order.shipped",
  "order.delivered",
  "order.cancelled",
  "order.refunded",
] as const;
export type OrderMailType = (typeof orderMailTypes)[number];

/**
 * The confirmation of a contract is owed on a durable medium, which a mail is and a text message is not:
 * Directive 2011/83/EU, Article 8(7).
 */
export const owedByMail: ReadonlySet<OrderMailType> = new Set(["order.confirmed"]);

/** What an order's mail is made of besides the order. */
export type OrderMailContext = {
  readonly orderUrl: string;
  /** The storefront's, in the order's market. */
  readonly homeUrl: string;
  readonly store: StoreIdentity;
  /** The parcel that the mail is about. */
  readonly shipment?: Shipment | undefined;
  /** Where the reader chooses which mails come; missing where there is no account. */
  readonly preferencesUrl?: string | undefined;
  /** Stops mails of this kind; missing where the mail is owed. */
  readonly unsubscribeUrl?: string | undefined;
};

/** The mail to a shopper about an event of an order, as text and HTML, in the order's language. */
export function orderMail(type: OrderMailType, order: Order, context: OrderMailContext): MailContent {
  const { orderUrl, homeUrl, store, shipment } = context;
  const locale = mailLocale(order.locale, store.locale);
  const { strings } = locale;
  const { title, lead } = wordingOf(type, order, locale, shipment);
  return storeMail(
    {
      subject: title,
      blocks: [
        { kind: "text", text: lead },
        ...(type === "order.shipped" ? trackingOf(shipment, locale) : []),
        { kind: "rows", rows: rowsOf(type, order, locale, shipment) },
        ...(type === "order.confirmed" ? deliveryOf(order, locale) : []),
        ...(order.taxNote === undefined
          ? []
          : [{ kind: "text" as const, text: `${strings.vatId(order.vatId ?? "")}. ${order.taxNote}` }]),
        { kind: "action", label: strings.viewOrder, url: orderUrl },
        {
          kind: "text",
          quiet: true,
          text: `${strings.orderNumber(orderNumberOf(order))}. ${strings.placed(locale.date(order.timestamp))}.`,
        },
      ],
      ...footerOf(type, context, locale),
    },
    { store, homeUrl, locale },
  );
}

/** Why the mail came, and how to stop others like it: guests have no page to choose on. */
function footerOf(
  type: OrderMailType,
  { store, preferencesUrl, unsubscribeUrl }: OrderMailContext,
  { strings }: MailLocale,
) {
  if (owedByMail.has(type)) return { why: strings.whyOwed(store.name) };
  const why = strings.whyOrder(store.name);
  if (preferencesUrl !== undefined) return { why, choice: { label: strings.choose, url: preferencesUrl } };
  if (unsubscribeUrl === undefined) return { why };
  return { why, choice: { label: strings.unsubscribe.link, url: unsubscribeUrl } };
}

/** The same in one text message. */
export const orderText = (
  type: OrderMailType,
  order: Order,
  { orderUrl, store, shipment }: Omit<OrderMailContext, "homeUrl">,
): string => {
  const locale = mailLocale(order.locale, store.locale);
  const { title } = wordingOf(type, order, locale, shipment);
  const [tracking] = type === "order.shipped" ? trackingOf(shipment, locale) : [];
  return `${store.name}: ${title}.${tracking ? ` ${tracking.text}.` : ""} ${orderUrl}`;
};

type TrackingBlock = Extract<MailBlock, { kind: "text" | "link" }>;

function trackingOf(shipment: Shipment | undefined, { strings }: MailLocale): readonly TrackingBlock[] {
  if (shipment?.trackingNumber === undefined) return [];
  const { carrier, trackingNumber } = shipment;
  const name = carrier === undefined || carrier === "other" ? undefined : carrierName(carrier);
  const text = strings.trackingNumber(name, trackingNumber);
  const url = carrier === undefined ? undefined : trackingUrlOf(carrier, trackingNumber);
  return [
    url === undefined ? { kind: "text", text } : { kind: "link", text, label: strings.trackParcel, url },
  ];
}

/** Where the order goes and when it is promised. */
function deliveryOf(
  { shippingAddress, shippingMethod }: Order,
  { strings, days, country }: MailLocale,
): MailBlock[] {
  const known = countryData(shippingAddress.country);
  const lines = addressLines(
    shippingAddress,
    known ? layoutOf(known) : anyLayout,
    country(shippingAddress.country),
  );
  const address: MailBlock = { kind: "lines", heading: strings.deliverTo, lines };
  if (!shippingMethod) return [address];
  const { name, from, to } = shippingMethod;
  return [
    address,
    { kind: "lines", heading: strings.delivery, lines: [name, strings.arrives(days(from, to))] },
  ];
}

function rowsOf(
  type: OrderMailType,
  order: Order,
  { strings, money: moneyOf }: MailLocale,
  shipment: Shipment | undefined,
): readonly MailRow[] {
  if (shipment !== undefined && isPart(order))
    return shipment.lines.map((line) => ({
      label: order.items.find((item) => sameSku(item, line))?.name ?? line.productId,
      value: strings.inThisParcel(line.quantity),
    }));
  const money: Money = moneyOf(order.currency);
  const refunded = type === "order.refunded" || type === "order.cancelled" ? order.refundedAmount : 0;
  return [
    ...order.items.map(({ quantity, name, lineTotal }) => ({
      label: strings.item(quantity, name),
      value: money(lineTotal),
    })),
    ...(order.discount > 0 ? [{ label: strings.discount, value: `−${money(order.discount)}` }] : []),
    { label: strings.delivery, value: order.shipping === 0 ? strings.free : money(order.shipping) },
    ...(order.taxIncluded ? [] : [{ label: strings.tax, value: money(order.tax) }]),
    { label: strings.total, value: money(order.totalAmount), strong: true },
    ...(order.taxIncluded ? [{ label: strings.taxIncluded, value: money(order.tax) }] : []),
    ...(refunded > 0 ? [{ label: strings.refunded, value: money(refunded), strong: true }] : []),
  ];
}

/** Whether more of the order is still to ship than this parcel. */
const isPart = ({ fulfillment, shipments }: Order): boolean =>
  fulfillment === "PROCESSING" || shipments.length > 1;

type Wording = { readonly title: string; readonly lead: string };

/** What staff or the shop wrote for the shopper, in English, goes into English mails or is the shopper's to read anyway. */
function wordingOf(
  type: OrderMailType,
  order: Order,
  { strings, money, language }: MailLocale,
  shipment: Shipment | undefined,
): Wording {
  const refunded = money(order.currency)(order.refundedAmount);
  switch (type) {
    case "order.confirmed":
      return strings.confirmed;
    case "order.shipped": {
      const { title, part, lead } = strings.shipped;
      return { title: isPart(order) ? part : title, lead: shipment?.note ?? lead };
    }
    case "order.delivered": {
      const { title, part, lead } = strings.delivered;
      return { title: isPart(order) ? part : title, lead };
    }
    case "order.cancelled": {
      const { title, refunded: back, unpaid } = strings.cancelled;
      return { title, lead: order.refundedAmount > 0 ? back(refunded) : unpaid };
    }
    case "order.refunded":
      return { title: strings.refund.title, lead: strings.refund.lead(refunded) };
    case "payment.failed": {
      const { title, lead } = strings.failed;
      return { title, lead: language === "en" ? (order.failure?.message ?? lead) : lead };
    }
  }
}
