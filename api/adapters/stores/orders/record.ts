import * as z from "zod";
import type { ErrorCode } from "../../../domain/errors.ts";
import { fulfillmentStates } from "../../../domain/fulfillment/fulfillment-state.ts";
import { Amount, currencies } from "../../../domain/money.ts";
import { statesOf } from "../../../domain/orders/history.ts";
import { type Order, type Refund, timelineStatuses, type Units } from "../../../domain/orders/order.ts";
import { isUndecided, paymentStates } from "../../../domain/orders/payment-state.ts";
import { awaitsConfirmation, orderStatuses, statusOf } from "../../../domain/orders/status.ts";
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
  userId: z.string(),
  email: z.string().optional(),
  items: z.array(OrderItemRecord).readonly(),
  subtotal: Amount,
  discount: Amount,
  shipping: Amount,
  tax: Amount,
  totalAmount: Amount,
  currency: z.enum(currencies),
  paymentId: z.string().optional(),
  clientSecret: z.string().optional(),
  fraudScore: z.int().optional(),
  needsReview: z.boolean(),
  shippingAddress: AddressRecord,
  failure: z
    .object({ code: z.custom<ErrorCode>((code) => typeof code === "string"), message: z.string() })
    .optional(),
  refunds: z.array(RefundRecord).readonly(),
  refundedAmount: Amount,
  returned: z.array(UnitsRecord).readonly(),
  disputes: z.array(DisputeRecord).readonly(),
  captured: Amount.optional(),
  timeline: z.array(TimelineRecord).readonly(),
  timestamp: z.number(),
  updatedAt: z.number(),
  version: z.int(),
  payment: z.enum(paymentStates),
  fulfillment: z.enum(fulfillmentStates),
});

/**
 * Orders of schema 1 have a `status` and not the two states; `status` tells people who read the table. Before schema 3
 * the units that were returned are those of restocked refunds, and nothing tells of disputes.
 */
const stored = z.object({
  ...fields.shape,
  returned: fields.shape.returned.optional(),
  disputes: fields.shape.disputes.optional(),
  payment: fields.shape.payment.optional(),
  fulfillment: fields.shape.fulfillment.optional(),
  status: z.enum(orderStatuses),
});

/** An order as tables carry it (amounts in decimal major units); decoded it is the domain's Order. */
export const OrderRecord = z.codec(stored, z.custom<Order>(), {
  decode({ status: _derived, payment, fulfillment, returned, disputes = [], ...rest }) {
    const order = { ...rest, disputes, returned: returned ?? restocked(rest.refunds) };
    if (payment !== undefined && fulfillment !== undefined) return { ...order, payment, fulfillment };
    return { ...order, ...statesOf(order) };
  },
  encode: (order) => ({ ...order, status: statusOf(order) }),
});

const restocked = (refunds: readonly Refund[]): Units[] =>
  refunds
    .filter(({ state, restock }) => state === "done" && restock)
    .flatMap(({ lines }) => lines.map(({ amount: _amount, ...units }) => units));

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
  schema: 3,
  ...(isOpen(order) && { open: "yes", openSince: order.updatedAt }),
});

/** Something is still to happen to the order by itself. */
const isOpen = (order: Order): boolean =>
  isUndecided(order.payment) ||
  awaitsConfirmation(order) ||
  order.refunds.some((refund) => refund.state === "pending");
