import { carrierName, trackingUrlOf } from "../fulfillment/carrier.ts";
import { escapeHtml } from "../html.ts";
import type { Order, Shipment } from "../orders/order.ts";
import { orderNumberOf } from "../orders/order-number.ts";
import { sameSku } from "../orders/units.ts";
import type { StoreIdentity } from "../settings/store-identity.ts";
import { type Money, moneyIn } from "../written.ts";

export const orderMailTypes = [
  "order.confirmed",
  "payment.failed",
  "order.shipped",
  "order.delivered",
  "order.cancelled",
  "order.refunded",
] as const;
export type OrderMailType = (typeof orderMailTypes)[number];

export type MailContent = { readonly subject: string; readonly text: string; readonly html: string };

/** What an order's mail is made of besides the order. */
export type OrderMailContext = {
  readonly orderUrl: string;
  readonly store: Pick<StoreIdentity, "name" | "locale">;
  /** The parcel that the mail is about. */
  readonly shipment?: Shipment | undefined;
};

/** The mail to a shopper about an event of an order, as text and HTML. */
export function orderMail(
  type: OrderMailType,
  order: Order,
  { orderUrl, store, shipment }: OrderMailContext,
): MailContent {
  const money = moneyIn(store.locale, order.currency);
  const { title, lead } = wording[type](order, money, shipment);
  const tracking = type === "order.shipped" && shipment ? trackingOf(shipment) : undefined;
  const inPart = shipment !== undefined && isPart(order);
  const rows = inPart
    ? parcelRows(order, shipment)
    : [
        ...order.items.map((item) => [`${item.quantity} × ${item.name}`, money(item.lineTotal)] as const),
        ...(order.discount > 0 ? [["Discount", `−${money(order.discount)}`] as const] : []),
        ["Delivery", order.shipping === 0 ? "Free" : money(order.shipping)] as const,
        ...(order.taxIncluded ? [] : [["Tax", money(order.tax)] as const]),
        ["Total", money(order.totalAmount)] as const,
        ...(order.taxIncluded ? [["Tax included", money(order.tax)] as const] : []),
      ];
  const text = [
    lead,
    ...(tracking ? ["", tracking.text, ...(tracking.url === undefined ? [] : [tracking.url])] : []),
    "",
    ...rows.map(([label, amount]) => `${label}: ${amount}`),
    "",
    ...(order.taxNote === undefined ? [] : [`VAT ID ${order.vatId}. ${order.taxNote}`, ""]),
    `Order ${orderNumberOf(order)}`,
    orderUrl,
    "",
    store.name,
  ].join("\n");
  const html = `<!doctype html><html lang="en"><body style="font-family:system-ui,sans-serif;line-height:1.5;color:#1c1917;max-width:36rem;margin:0 auto;padding:1.5rem">
<h1 style="font-size:1.25rem">${escapeHtml(title)}</h1>
<p>${escapeHtml(lead)}</p>${tracking ? `\n<p>${trackingHtml(tracking)}</p>` : ""}
<table style="width:100%;border-collapse:collapse">${rows
    .map(
      ([label, amount]) =>
        `<tr><td style="padding:.4rem 0;border-top:1px solid #e7e5e4">${escapeHtml(label)}</td><td style="padding:.4rem 0;border-top:1px solid #e7e5e4;text-align:right">${escapeHtml(amount)}</td></tr>`,
    )
    .join("")}</table>
${order.taxNote === undefined ? "" : `<p>${escapeHtml(`VAT ID ${order.vatId}. ${order.taxNote}`)}</p>\n`}<p><a href="${escapeHtml(orderUrl)}">View your order</a></p>
<p style="color:#57534e;font-size:.875rem">Order ${escapeHtml(orderNumberOf(order))}, ${escapeHtml(store.name)}</p>
</body></html>`;
  return { subject: title, text, html };
}

/** The same in one text message. */
export const orderText = (
  type: OrderMailType,
  order: Order,
  { orderUrl, store, shipment }: OrderMailContext,
): string => {
  const { title } = wording[type](order, moneyIn(store.locale, order.currency), shipment);
  const tracking = type === "order.shipped" && shipment ? trackingOf(shipment) : undefined;
  return `${store.name}: ${title}.${tracking ? ` ${tracking.text}.` : ""} ${orderUrl}`;
};

type TrackingText = { readonly text: string; readonly url: string | undefined };

function trackingOf({ carrier, trackingNumber }: Shipment): TrackingText | undefined {
  if (trackingNumber === undefined) return undefined;
  const name = carrier === undefined || carrier === "other" ? "" : `${carrierName(carrier)} `;
  return {
    text: `${name}tracking number ${trackingNumber}`.replace(/^t/, "T"),
    url: carrier === undefined ? undefined : trackingUrlOf(carrier, trackingNumber),
  };
}

const trackingHtml = ({ text, url }: TrackingText): string =>
  `${escapeHtml(text)}${url === undefined ? "" : `<br><a href="${escapeHtml(url)}">Track your parcel</a>`}`;

/** What is in one parcel of several. */
const parcelRows = (order: Order, { lines }: Shipment): (readonly [string, string])[] =>
  lines.map((line) => [
    order.items.find((item) => sameSku(item, line))?.name ?? line.productId,
    `${line.quantity} in this parcel`,
  ]);

/** Whether more of the order is still to ship than this parcel. */
const isPart = ({ fulfillment, shipments }: Order): boolean =>
  fulfillment === "PROCESSING" || shipments.length > 1;

type Wording = { readonly title: string; readonly lead: string };

const wording: Record<OrderMailType, (order: Order, money: Money, shipment?: Shipment) => Wording> = {
  "order.confirmed": () => ({
    title: "Your order is confirmed",
    lead: "Thank you for your order. We've received your payment and are getting your items ready to ship.",
  }),
  "order.shipped": (order, _money, shipment) => ({
    title: isPart(order) ? "Part of your order is on its way" : "Your order is on its way",
    lead: shipment?.note ?? "Your items are with the carrier.",
  }),
  "order.delivered": (order) => ({
    title: isPart(order) ? "A parcel of your order has been delivered" : "Your order has been delivered",
    lead: "We hope you love it. If anything isn't right, just reply to this email.",
  }),
  "order.cancelled": (order, money) => ({
    title: "Your order has been cancelled",
    lead:
      order.refundedAmount > 0
        ? `We've refunded ${money(order.refundedAmount)} to your card. It can take a few days to appear on your statement.`
        : "Nothing will be shipped.",
  }),
  "order.refunded": (order, money) => ({
    title: "Your refund is on its way",
    lead: `We've refunded ${money(order.refundedAmount)} of this order to your card. It can take a few days to appear on your statement.`,
  }),
  "payment.failed": (order) => ({
    title: "Your order wasn't placed",
    lead: order.failure?.message ?? "Your payment didn't go through, and you haven't been charged.",
  }),
};
