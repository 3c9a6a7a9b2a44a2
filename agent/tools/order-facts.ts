import type { OrderCard } from "../../api/domain/chat/protocol.ts";
import { carrierName, trackingUrlOf } from "../../api/domain/fulfillment/carrier.ts";
import { sentParcels } from "../../api/domain/fulfillment/label.ts";
import type { Order } from "../../api/domain/orders/order.ts";
import { orderNumberOf } from "../../api/domain/orders/order-number.ts";
import { type OrderStatus, statusOf } from "../../api/domain/orders/status.ts";
import { moneyIn } from "../../api/domain/written.ts";
import type { Writing } from "./outcomes.ts";

/** The statuses as the storefront's pages call them. */
export const statusWords: Readonly<Record<OrderStatus, string>> = {
  PENDING: "Processing payment",
  REQUIRES_ACTION: "Waiting for payment",
  PAID: "Paid",
  PROCESSING: "Preparing to ship",
  SHIPPED: "Shipped",
  DELIVERED: "Delivered",
  CANCELLED: "Cancelled",
  FAILED: "Payment failed",
  PARTIALLY_REFUNDED: "Partially refunded",
  REFUNDED: "Refunded",
};

/** An order as facts, in the market's way of writing and in the currency in which it was paid. */
export function orderFacts(order: Order, { locale, date }: Pick<Writing, "locale" | "date">) {
  const money = moneyIn(locale, order.currency);
  return {
    orderId: order.orderId,
    number: orderNumberOf(order),
    placedOn: date(order.timestamp),
    status: statusWords[statusOf(order)],
    total: money(order.totalAmount),
    ...(order.refundedAmount > 0 && { refunded: money(order.refundedAmount) }),
    lines: order.items.map(({ name, quantity }) => ({ name, quantity })),
    parcels: sentParcels(order).map(({ carrier, trackingNumber, at, deliveredAt }) => ({
      ...(carrier !== undefined && { carrier: carrierName(carrier) }),
      ...(trackingNumber !== undefined && { trackingNumber }),
      shippedOn: date(at),
      ...(deliveredAt !== undefined && { deliveredOn: date(deliveredAt) }),
    })),
  };
}

/** An order for the client to show. */
export const orderCard = (order: Order): OrderCard => ({
  orderId: order.orderId,
  number: orderNumberOf(order),
  path: `/orders/${order.orderId}`,
  status: statusWords[statusOf(order)],
  placedAt: order.timestamp,
  total: order.totalAmount,
  currency: order.currency,
  lines: order.items.map(({ name, quantity }) => ({ name, quantity })),
  parcels: sentParcels(order).map(({ carrier, trackingNumber, at, deliveredAt }) => {
    const trackingUrl =
      carrier !== undefined && trackingNumber !== undefined
        ? trackingUrlOf(carrier, trackingNumber)
        : undefined;
    return {
      ...(carrier !== undefined && { carrier: carrierName(carrier) }),
      ...(trackingNumber !== undefined && { trackingNumber }),
      ...(trackingUrl !== undefined && { trackingUrl }),
      shippedAt: at,
      ...(deliveredAt !== undefined && { deliveredAt }),
    };
  }),
});
