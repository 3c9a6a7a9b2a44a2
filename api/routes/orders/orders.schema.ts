import { z } from "@hono/zod-openapi";
import { maxCartLines, maxQuantity } from "../../domain/cart/cart.ts";
import { fulfillmentStates } from "../../domain/fulfillment/fulfillment-state.ts";
import { sentParcels } from "../../domain/fulfillment/label.ts";
import { isBuyer } from "../../domain/guests/buyer.ts";
import { defaultId } from "../../domain/markets/market.ts";
import { majorOf, maxMinor, moneySchema } from "../../domain/money.ts";
import { type Order, timelineStatuses } from "../../domain/orders/order.ts";
import { orderNumberOf } from "../../domain/orders/order-number.ts";
import { paymentStates } from "../../domain/orders/payment-state.ts";
import { orderStatuses, statusOf } from "../../domain/orders/status.ts";
import { AddressBody, AddressView } from "../addresses/address.schema.ts";
import { Currency, Lines, MarketParam } from "../cart/cart.schema.ts";
import { OrderShippingView, ShippingMethodId } from "../cart/shipping.schema.ts";
import { TaxIncludedView, TaxView, taxViews } from "../cart/taxes.schema.ts";
import { ShipmentView, shipmentView } from "../fulfillment/shipments.schema.ts";
import { Email, MoneyView, TimeView } from "../shared.schema.ts";

/** What the dearest cart costs. More than can be charged at once is refused with that reason, not as a wrong field. */
const mostSeen = maxCartLines * maxQuantity * maxMinor;

export const OrderBody = z
  .strictObject({
    paymentMethodId: z
      .string()
      .regex(/^pm_\w{1,120}$/, "must be a Stripe payment method id (pm_…)")
      .openapi({ example: "pm_card_visa" }),
    shippingAddress: AddressBody,
    shippingMethodId: ShippingMethodId.optional(),
    market: MarketParam,
    currency: Currency.optional().openapi({ description: "Where it is given, it must be the market's" }),
    guest: z
      .strictObject({ email: Email, items: Lines })
      .optional()
      .openapi({ description: "Only without a token: who orders what without an account" }),
    quoteTotal: moneySchema(mostSeen).optional().openapi({
      description: "The total that the shopper saw: with another one the order is refused as PRICE_CHANGED",
    }),
  })
  .openapi("OrderRequest");

export const OrderParam = z.object({
  id: z
    .string()
    .min(1)
    .max(64)
    .openapi({ description: "The order's id", example: "0b9e5c1a-3f0e-4a6c-9c39-6d1f2b7a8e55" }),
});

export const IdempotencyKey = z.object({
  "idempotency-key": z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, "must be 1–255 printable characters without spaces")
    .optional()
    .openapi({
      description:
        "A request that is repeated with its key within 24 hours is done once; the key with another request is refused with 422",
      example: "0b9e5c1a-order-1",
    }),
});

const OrderItemView = z
  .strictObject({
    productId: z.string(),
    variantId: z.string().optional(),
    sku: z.string().optional(),
    name: z.string(),
    imageUrl: z.string(),
    quantity: z.int(),
    price: MoneyView.openapi({ description: "Unit price" }),
    lineTotal: MoneyView.openapi({ description: "price × quantity" }),
    discount: MoneyView,
    shipping: MoneyView,
    tax: MoneyView,
    total: MoneyView.openapi({
      description: "What the line cost with its shares of discount, shipping and tax",
    }),
  })
  .openapi("OrderItem");

export const OrderView = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string().openapi({
      description:
        "Ten characters for people to read out (Crockford's base 32), unique; of orders from before there were numbers the beginning of the id",
    }),
    userId: z.string(),
    items: z.array(OrderItemView),
    subtotal: MoneyView,
    discount: MoneyView,
    shipping: MoneyView,
    tax: MoneyView,
    taxIncluded: TaxIncludedView,
    taxes: z.array(TaxView).openapi({ description: "What tax consists of; empty for older orders" }),
    vatId: z
      .string()
      .optional()
      .openapi({ description: "The buyer's verified VAT id, where tax went by it" }),
    taxNote: z
      .string()
      .optional()
      .openapi({ description: "What its papers say about tax that was not charged" }),
    totalAmount: MoneyView,
    refundedAmount: MoneyView,
    currency: Currency,
    market: z.string().openapi({ description: "Where it was sold" }),
    status: z.enum(orderStatuses).openapi({
      description:
        "Derived from both states: while the shop has the money it follows the parcel, and PARTIALLY_REFUNDED shows once the parcel has arrived",
    }),
    paymentStatus: z.enum(paymentStates),
    fulfillmentStatus: z.enum(fulfillmentStates),
    paymentId: z.string().optional(),
    card: z.strictObject({ brand: z.string(), last4: z.string() }).optional().openapi({
      description: "The card that paid: its network as Stripe names it, and its last four digits",
    }),
    clientSecret: z.string().optional().openapi({ description: "While REQUIRES_ACTION: for 3-D Secure" }),
    shippingAddress: AddressView,
    shippingMethod: OrderShippingView.optional(),
    failure: z.strictObject({ code: z.string(), message: z.string() }).optional(),
    timeline: z.array(
      z.strictObject({
        status: z.enum(timelineStatuses),
        at: TimeView,
        actor: z.enum(["shopper", "staff", "shop"]),
        note: z.string().optional(),
      }),
    ),
    shipments: z.array(ShipmentView).openapi({ description: "The parcels that were shipped, oldest first" }),
    timestamp: TimeView,
    updatedAt: TimeView,
  })
  .openapi("Order");

export const OrderPageView = z
  .strictObject({ items: z.array(OrderView), count: z.int(), lastKey: z.string().optional() })
  .openapi("OrderPage");

/** An order that was placed, with what a guest opens it by. */
export const PlacedOrderView = OrderView.extend({
  orderToken: z
    .string()
    .optional()
    .openapi({ description: "Of a guest's order: the token of its link, for the header Order-Token" }),
})
  .strict()
  .openapi("PlacedOrder");

/** An order as its shopper sees it: who on the staff acted and how risky it looked stay inside. */
export const orderView = (order: Order): z.input<typeof OrderView> => ({
  orderId: order.orderId,
  orderNumber: orderNumberOf(order),
  userId: order.userId,
  items: order.items.map((item) => ({
    productId: item.productId,
    ...(item.variantId !== undefined && { variantId: item.variantId }),
    ...(item.sku !== undefined && { sku: item.sku }),
    name: item.name,
    imageUrl: item.imageUrl,
    quantity: item.quantity,
    price: majorOf(item.price),
    lineTotal: majorOf(item.lineTotal),
    discount: majorOf(item.discount),
    shipping: majorOf(item.shipping),
    tax: majorOf(item.tax),
    total: majorOf(item.total),
  })),
  subtotal: majorOf(order.subtotal),
  discount: majorOf(order.discount),
  shipping: majorOf(order.shipping),
  tax: majorOf(order.tax),
  taxIncluded: order.taxIncluded,
  taxes: taxViews(order.taxes),
  ...(order.vatId !== undefined && { vatId: order.vatId }),
  ...(order.taxNote !== undefined && { taxNote: order.taxNote }),
  totalAmount: majorOf(order.totalAmount),
  refundedAmount: majorOf(order.refundedAmount),
  currency: order.currency,
  market: order.market ?? defaultId,
  status: statusOf(order),
  paymentStatus: order.payment,
  fulfillmentStatus: order.fulfillment,
  ...(order.paymentId !== undefined && { paymentId: order.paymentId }),
  ...(order.card && { card: order.card }),
  ...(order.clientSecret !== undefined && { clientSecret: order.clientSecret }),
  shippingAddress: order.shippingAddress,
  ...(order.shippingMethod && {
    shippingMethod: { ...order.shippingMethod, price: majorOf(order.shippingMethod.price) },
  }),
  ...(order.failure && { failure: { code: order.failure.code, message: order.failure.message } }),
  timeline: order.timeline.map(({ status, at, actor, note }) => ({
    status,
    at,
    actor: isBuyer(order, actor) ? "shopper" : uuid.test(actor) ? "staff" : "shop",
    ...(note !== undefined && { note }),
  })),
  shipments: sentParcels(order).map(shipmentView),
  timestamp: order.timestamp,
  updatedAt: order.updatedAt,
});

const uuid = /^[0-9a-f-]{36}$/i;
