import { z } from "@hono/zod-openapi";
import { type Actor, may } from "../../domain/actor.ts";
import { fulfillmentStates } from "../../domain/fulfillment/fulfillment-state.ts";
import { shippableOf } from "../../domain/fulfillment/parcels.ts";
import { canBePacked } from "../../domain/fulfillment/shipping.ts";
import { majorOf, moneySchema } from "../../domain/money.ts";
import { refundable } from "../../domain/orders/funds.ts";
import { ledgerOf } from "../../domain/orders/ledger.ts";
import { wordsAsked } from "../../domain/orders/lists/words.ts";
import type { Order } from "../../domain/orders/order.ts";
import { paymentStates } from "../../domain/orders/payment-state.ts";
import { orderStatuses } from "../../domain/orders/status.ts";
import { unitLedgerOf } from "../../domain/orders/units.ts";
import type { RefundRequest } from "../../domain/refunds/refund.ts";
import { textOf } from "../../domain/text.ts";
import { LabelView, labelView } from "../fulfillment/labels.schema.ts";
import { ShipmentView, shipmentView } from "../fulfillment/shipments.schema.ts";
import { limitQuery, MoneyView, PageQuery, TimeQuery, TimeView } from "../shared.schema.ts";
import { OrderView, orderView } from "./orders.schema.ts";

export const AdminOrdersQuery = PageQuery.extend({
  limit: limitQuery(20),
  status: z.enum(orderStatuses).optional().openapi({ description: "Only orders with this status" }),
  payment: z
    .enum(paymentStates)
    .optional()
    .openapi({ description: "Only orders whose payment is in this state" }),
  fulfillment: z
    .enum(fulfillmentStates)
    .optional()
    .openapi({ description: "Only orders whose fulfillment is in this state" }),
  customer: z.string().max(254).regex(/\S/, "must not be empty").trim().optional().openapi({
    description: "Only orders of this account, or those placed with this email address",
    example: "shopper@example.com",
  }),
  userId: z.string().min(1).max(254).optional().openapi({
    description: "Only orders of this account. An earlier name of `customer`, which says the same",
    example: "2f1c9b52-7c7e-4a55-9d0f-0c4ff2b7a001",
    deprecated: true,
  }),
  q: z.string().max(200).trim().optional().openapi({
    description:
      "Only orders that have each of these words: in the order number, the email address, the customer's name, or a name or SKU of what was bought. The first four words count",
    example: "4F6C0B1E",
  }),
  from: TimeQuery,
  to: TimeQuery,
  sort: z
    .enum(["newest", "oldest"])
    .default("newest")
    .openapi({ description: "Order of the page, by the time of the order" }),
}).refine(({ customer, userId }) => customer === undefined || userId === undefined, {
  path: ["userId"],
  error: "must not be given together with customer",
});

/** A list's filters as the service takes them. */
export const filterOf = ({
  status,
  payment,
  fulfillment,
  customer,
  userId,
  q,
  from,
  to,
  sort,
}: Omit<z.output<typeof AdminOrdersQuery>, "limit" | "lastKey">) => ({
  status,
  payment,
  fulfillment,
  ...(customer?.includes("@") ? { email: customer } : { userId: customer ?? userId }),
  words: q === undefined ? [] : wordsAsked(q),
  from,
  to,
  oldestFirst: sort === "oldest",
});

export const OrderMoveBody = z
  .strictObject({
    status: z.enum(["SHIPPED", "DELIVERED", "CANCELLED"]),
    note: textOf(500).optional().openapi({ description: "A tracking number, say" }),
  })
  .openapi("OrderMove");

export const RefundBody = z
  .strictObject({
    orderId: z.string().min(1).max(64),
    amount: moneySchema()
      .refine((minor) => minor > 0, "must be more than 0")
      .optional()
      .openapi({ description: "Without amount and lines: all that is left", example: 5 }),
    lines: z
      .array(
        z.strictObject({
          productId: z.string().min(1).max(64),
          variantId: z.string().min(1).max(64).optional(),
          quantity: z.int().min(1).max(999),
        }),
      )
      .min(1)
      .max(50)
      .optional(),
    restock: z.boolean().default(false),
    reason: textOf(200).default("requested_by_customer"),
  })
  .refine((body) => body.amount === undefined || body.lines === undefined, {
    path: ["amount"],
    error: "must not be given together with lines",
  })
  .openapi("RefundRequest", {
    example: { orderId: "0b9e5c1a-3f0e-4a6c-9c39-6d1f2b7a8e55", amount: 5, restock: false },
  });

/** A body's refund as the service takes it. */
export const requestOf = ({ amount, lines }: z.output<typeof RefundBody>): RefundRequest => {
  if (lines) return { kind: "lines", lines };
  return amount === undefined ? { kind: "full" } : { kind: "amount", amount };
};

const RefundView = z.strictObject({
  refundId: z.string(),
  stripeRefundId: z.string().optional().openapi({ description: "Once Stripe has it" }),
  amount: MoneyView,
  lines: z.array(
    z.strictObject({
      productId: z.string(),
      variantId: z.string().optional(),
      quantity: z.int(),
      amount: MoneyView,
    }),
  ),
  restock: z.boolean(),
  reason: z.string(),
  cancels: z.boolean(),
  state: z.enum(["pending", "done", "failed"]),
  actor: z.string(),
  at: TimeView,
});

const LedgerView = z.strictObject({
  at: TimeView,
  event: z.string(),
  account: z.enum(["shopper", "goods", "shipping", "tax", "bank", "unearned"]),
  amount: z.number().openapi({ description: "Decimal major units; the entries of an event sum to zero" }),
});

const DisputeView = z.strictObject({
  disputeId: z.string(),
  amount: MoneyView,
  reason: z.string(),
  state: z.enum(["inquiry", "open", "won", "lost", "closed"]),
  at: TimeView,
});

const UnitsView = z.strictObject({
  productId: z.string(),
  variantId: z.string().optional(),
  bought: z.int().openapi({ description: "The sum of the others" }),
  returned: z.int().openapi({ description: "Back in the stock" }),
  refunded: z.int().openapi({ description: "Refunded and not back in the stock" }),
  shipped: z.int(),
  toShip: z.int(),
});

const NoteView = z.strictObject({
  noteId: z.string(),
  at: TimeView,
  actor: z.string(),
  by: z.string().optional().openapi({ description: "The writer's email address" }),
  text: z.string(),
});

const money = " Only for staff who may refund";

export const AdminOrderView = OrderView.extend({
  email: z.string().optional(),
  fraudScore: z.int().optional(),
  needsReview: z.boolean().openapi({ description: "true: flagged by the fraud rules and not reviewed yet" }),
  review: z
    .strictObject({
      decision: z.literal("approved"),
      at: TimeView,
      actor: z.string(),
      by: z.string().optional().openapi({ description: "The reviewer's email address" }),
      note: z.string().optional(),
    })
    .optional()
    .openapi({ description: "What staff decided about an order that was flagged" }),
  demo: z.boolean().optional().openapi({ description: "true: made for the demo of a new shop" }),
  refunds: z
    .array(RefundView)
    .optional()
    .openapi({ description: `Oldest first.${money}` }),
  disputes: z
    .array(DisputeView)
    .optional()
    .openapi({ description: `Oldest first.${money}` }),
  refundable: MoneyView.optional().openapi({ description: `What can still be refunded.${money}` }),
  ledger: z
    .array(LedgerView)
    .optional()
    .openapi({ description: `In double entry.${money}` }),
  units: z.array(UnitsView),
  shippable: z
    .array(z.strictObject({ productId: z.string(), variantId: z.string().optional(), quantity: z.int() }))
    .openapi({ description: "What a parcel can still hold, by line" }),
  shipments: z.array(
    ShipmentView.extend({
      packedBy: z.string().openapi({ description: "The packer's email address, where it is known" }),
      isWaiting: z.boolean().openapi({
        description: "true: it leaves once its label is bought, and the shopper does not see it yet",
      }),
      labels: z.array(LabelView).openapi({
        description: "Oldest first; all but the last are voided",
      }),
    })
      .strict()
      .openapi("PackedShipment"),
  ),
  notes: z.array(NoteView).openapi({ description: "Written by staff, for staff" }),
  version: z.int().openapi({ description: "For If-Match" }),
})
  .strict()
  .openapi("AdminOrder");

export const AdminOrderPageView = z
  .strictObject({ items: z.array(AdminOrderView), count: z.int(), lastKey: z.string().optional() })
  .openapi("AdminOrderPage");

/**
 * An order as staff see it: with its parcels, notes and units, and for those who may refund with its risk, refunds, disputes
 * and ledger.
 */
export const adminOrderView = (order: Order, viewer: Actor): z.input<typeof AdminOrderView> => ({
  ...orderView(order),
  ...(order.email !== undefined && may(viewer, "customers:read") && { email: order.email }),
  needsReview: order.needsReview,
  ...(order.review && { review: order.review }),
  ...(order.demo && { demo: true }),
  ...(may(viewer, "refunds:write") && moneyView(order)),
  units: unitLedgerOf(order),
  shippable: canBePacked(order) ? shippableOf(order) : [],
  shipments: order.shipments.map((shipment) => ({
    ...shipmentView(shipment),
    packedBy: shipment.by ?? shipment.actor,
    isWaiting: shipment.isWaiting === true,
    labels: (shipment.labels ?? []).map(labelView),
  })),
  notes: [...order.notes],
  version: order.version,
});

const moneyView = (order: Order) => ({
  ...(order.fraudScore !== undefined && { fraudScore: order.fraudScore }),
  refunds: order.refunds.map(({ fingerprint: _fingerprint, ...refund }) => ({
    ...refund,
    amount: majorOf(refund.amount),
    lines: refund.lines.map((line) => ({ ...line, amount: majorOf(line.amount) })),
  })),
  disputes: order.disputes.map((dispute) => ({ ...dispute, amount: majorOf(dispute.amount) })),
  refundable: majorOf(refundable(order)),
  ledger: ledgerOf(order).map((entry) => ({ ...entry, amount: majorOf(entry.amount) })),
});
