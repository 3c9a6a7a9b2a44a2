import * as z from "zod";
import type { ErrorCode } from "../../../domain/errors.ts";
import { carrierIds } from "../../../domain/fulfillment/carrier.ts";
import { fulfillmentStates, hasShipped } from "../../../domain/fulfillment/fulfillment-state.ts";
import { labelStates } from "../../../domain/fulfillment/parcel-label.ts";
import { Amount, currencies } from "../../../domain/money.ts";
import { statesOf } from "../../../domain/orders/history.ts";
import type { Shipment } from "../../../domain/orders/order.ts";
import { type Order, type Refund, timelineStatuses, type Units } from "../../../domain/orders/order.ts";
import { isUndecided, paymentStates } from "../../../domain/orders/payment-state.ts";
import { awaitsConfirmation, orderStatuses, statusOf } from "../../../domain/orders/status.ts";
import { countOf, linesOf } from "../../../domain/orders/units.ts";
import { taxSchemes, untaxedReasons } from "../../../domain/pricing/plan.ts";
import { parcelStates } from "../../../ports/carriers.ts";
import type { Item } from "../../../ports/table.ts";

/** Where an order goes; country is ISO 3166-1 alpha-2. */
export const AddressRecord = z.object({
  name: z.string().optional(),
  street: z.string(),
  street2: z.string().optional(),
  city: z.string(),
  state: z.string(),
  zipCode: z.string(),
  country: z.string(),
  phone: z.string().optional(),
});

const rate = { name: z.string(), basisPoints: z.number() };
const LineTaxRecord = z.object({ ...rate, goods: Amount, shipping: Amount });
const TaxTotalRecord = z.object({ ...rate, net: Amount, amount: Amount });

export const OrderItemRecord = z.object({
  productId: z.string(),
  variantId: z.string().optional(),
  sku: z.string().optional(),
  name: z.string(),
  imageUrl: z.string(),
  quantity: z.int(),
  price: Amount,
  lineTotal: Amount,
  discount: Amount,
  shipping: Amount,
  tax: Amount,
  taxes: z.array(LineTaxRecord).readonly().default([]),
  total: Amount,
});

export const TimelineRecord = z.object({
  status: z.enum(timelineStatuses),
  at: z.number(),
  actor: z.string(),
  note: z.string().optional(),
});

const UnitsRecord = z.object({
  productId: z.string(),
  variantId: z.string().optional(),
  quantity: z.int(),
});

const DisputeRecord = z.object({
  disputeId: z.string(),
  amount: Amount,
  reason: z.string(),
  state: z.enum(["inquiry", "open", "won", "lost", "closed"]),
  at: z.number(),
});

const LabelRecord = z.object({
  attempt: z.int(),
  purchaseId: z.string().optional(),
  state: z.enum(labelStates),
  service: z.string(),
  weight: z.number(),
  price: Amount,
  currency: z.enum(currencies),
  labelId: z.string().optional(),
  trackingNumber: z.string().optional(),
  file: z.string().optional(),
  actor: z.string(),
  by: z.string().optional(),
  at: z.number(),
  voidedAt: z.number().optional(),
});

const ShipmentRecord = z.object({
  shipmentId: z.string(),
  lines: z.array(UnitsRecord).readonly(),
  carrier: z.enum(carrierIds).optional(),
  trackingNumber: z.string().optional(),
  actor: z.string(),
  by: z.string().optional(),
  at: z.number(),
  note: z.string().optional(),
  deliveredAt: z.number().optional(),
  deliveredBy: z.string().optional(),
  fingerprint: z.string().optional(),
  isWaiting: z.literal(true).optional(),
  labels: z.array(LabelRecord).readonly().optional(),
  report: z
    .object({
      state: z.enum(parcelStates),
      events: z.array(z.object({ state: z.enum(parcelStates), at: z.number() })).readonly(),
    })
    .optional(),
});

const NoteRecord = z.object({
  noteId: z.string(),
  at: z.number(),
  actor: z.string(),
  by: z.string().optional(),
  text: z.string(),
});

const RefundRecord = z.object({
  refundId: z.string(),
  stripeRefundId: z.string().optional(),
  amount: Amount,
  lines: z
    .array(
      z.object({
        productId: z.string(),
        variantId: z.string().optional(),
        quantity: z.int(),
        amount: Amount,
      }),
    )
    .readonly(),
  restock: z.boolean(),
  reason: z.string(),
  cancels: z.boolean(),
  state: z.enum(["pending", "done", "failed"]),
  actor: z.string(),
  at: z.number(),
  fingerprint: z.string().optional(),
});

const fields = z.object({
  orderId: z.string(),
  number: z.string().optional(),
  userId: z.string(),
  email: z.string().optional(),
  emailKey: z.string().optional(),
  tokenVersion: z.int().optional(),
  items: z.array(OrderItemRecord).readonly(),
  worth: Amount.optional(),
  subtotal: Amount,
  discount: Amount,
  shipping: Amount,
  tax: Amount,
  taxIncluded: z.boolean(),
  taxTreatment: z
    .object({
      scheme: z.enum(taxSchemes),
      reason: z.enum(untaxedReasons).optional(),
      as: z.object({ country: z.string(), number: z.string() }).optional(),
    })
    .optional(),
  vatId: z.string().optional(),
  taxNote: z.string().optional(),
  taxes: z.array(TaxTotalRecord).readonly(),
  totalAmount: Amount,
  currency: z.enum(currencies),
  market: z.string().optional(),
  book: z.string().optional(),
  locale: z.string().optional(),
  paymentId: z.string().optional(),
  card: z.object({ brand: z.string(), last4: z.string() }).optional(),
  clientSecret: z.string().optional(),
  fraudScore: z.int().optional(),
  needsReview: z.boolean(),
  review: z
    .object({
      decision: z.literal("approved"),
      at: z.number(),
      actor: z.string(),
      by: z.string().optional(),
      note: z.string().optional(),
    })
    .optional(),
  shippingAddress: AddressRecord,
  shippingMethod: z
    .object({ id: z.string(), name: z.string(), price: Amount, from: z.string(), to: z.string() })
    .optional(),
  failure: z
    .object({ code: z.custom<ErrorCode>((code) => typeof code === "string"), message: z.string() })
    .optional(),
  refunds: z.array(RefundRecord).readonly(),
  refundedAmount: Amount,
  returned: z.array(UnitsRecord).readonly(),
  disputes: z.array(DisputeRecord).readonly(),
  shipments: z.array(ShipmentRecord).readonly(),
  notes: z.array(NoteRecord).readonly(),
  captured: Amount.optional(),
  timeline: z.array(TimelineRecord).readonly(),
  timestamp: z.number(),
  updatedAt: z.number(),
  version: z.int(),
  demo: z.boolean().optional(),
  payment: z.enum(paymentStates),
  fulfillment: z.enum(fulfillmentStates),
});

/**
 * Orders of schema 1 have a `status` and not the two states; `status` tells people who read the table. Before schema 3
 * the units that were returned are those of restocked refunds, and nothing tells of disputes. Before schema 4 an order that
 * has shipped went in one parcel, and there are no notes. Before schema 5 tax was always added to prices.
 */
const stored = z.object({
  ...fields.shape,
  returned: fields.shape.returned.optional(),
  disputes: fields.shape.disputes.optional(),
  shipments: fields.shape.shipments.optional(),
  notes: fields.shape.notes.default([]),
  taxIncluded: fields.shape.taxIncluded.default(false),
  taxes: fields.shape.taxes.default([]),
  payment: fields.shape.payment.optional(),
  fulfillment: fields.shape.fulfillment.optional(),
  status: z.enum(orderStatuses),
});

/** An order as tables carry it (amounts in decimal major units); decoded it is the domain's Order. */
export const OrderRecord = z.codec(stored, z.custom<Order>(), {
  decode({ status: _derived, payment, fulfillment, returned, disputes = [], shipments, ...rest }) {
    const order = { ...rest, disputes, returned: returned ?? restocked(rest.refunds) };
    const states =
      payment !== undefined && fulfillment !== undefined ? { payment, fulfillment } : statesOf(order);
    const stored = { ...order, ...states, shipments: shipments ?? [] };
    return shipments ? stored : { ...stored, shipments: onlyParcel(stored) };
  },
  encode: (order) => ({ ...order, status: statusOf(order) }),
});

const restocked = (refunds: readonly Refund[]): Units[] =>
  refunds
    .filter(({ state, restock }) => state === "done" && restock)
    .flatMap(({ lines }) => lines.map(({ amount: _amount, ...units }) => units));

/** The one parcel of an order that shipped before orders had several; it has the order's id. */
function onlyParcel(order: Order): Shipment[] {
  const [shipped, delivered] = (["SHIPPED", "DELIVERED"] as const).map((status) =>
    order.timeline.findLast((entry) => entry.status === status),
  );
  if (!hasShipped(order.fulfillment) || !shipped) return [];
  const before = order.refunds.filter(({ state, at }) => state === "done" && at <= shipped.at);
  const gone = before.flatMap(({ lines }) => lines);
  const lines = linesOf(order).flatMap(({ quantity, ...line }) => {
    const left = quantity - countOf(gone, line);
    return left > 0 ? [{ ...line, quantity: left }] : [];
  });
  const { at, actor, note } = shipped;
  return [
    {
      shipmentId: order.orderId,
      lines,
      actor,
      at,
      note,
      ...(delivered && { deliveredAt: delivered.at, deliveredBy: delivered.actor }),
    },
  ];
}

const decoded = new WeakMap<Item, Order>();

/** The order of a stored item; the same object for the same item. */
export function orderOf(item: Item): Order {
  const known = decoded.get(item);
  if (known) return known;
  const order = z.parse(OrderRecord, item);
  decoded.set(item, order);
  return order;
}

/** An order as it is stored, with what its indexes read. */
export const orderItem = (order: Order): Item => ({
  ...z.encode(OrderRecord, order),
  schema: 5,
  ...(isOpen(order) && { open: "yes", openSince: order.updatedAt }),
});

/** Something is still to happen to the order by itself. */
const isOpen = (order: Order): boolean =>
  isUndecided(order.payment) ||
  awaitsConfirmation(order) ||
  order.refunds.some((refund) => refund.state === "pending");
