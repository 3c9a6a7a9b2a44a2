import * as z from "zod";
import { queueNames } from "../../ports/messages.ts";
import { Amount, currencies } from "../money.ts";

const orderId = z.string();
const currency = z.enum(currencies);

/** What is published to staff; amounts are decimals there, and minor units once it is parsed. */
export const StaffEvent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("stock.low"),
    skuId: z.string(),
    productId: z.string(),
    variantId: z.string().optional(),
    available: z.int(),
    revision: z.int(),
  }),
  z.object({ type: z.literal("order.high-value"), orderId, totalAmount: Amount, currency }),
  z.object({ type: z.literal("order.review-needed"), orderId, fraudScore: z.number() }),
  z.object({
    type: z.literal("order.disputed"),
    orderId,
    disputeId: z.string(),
    amount: Amount,
    currency,
    reason: z.string(),
    state: z.string(),
  }),
  z.object({ type: z.literal("refund.failed"), orderId, refundId: z.string(), amount: Amount, currency }),
  z.object({
    type: z.literal("dead-letters"),
    queue: z.enum(queueNames),
    dead: z.int().positive(),
    /** An ISO date. */
    day: z.string(),
  }),
]);
export type StaffEvent = z.output<typeof StaffEvent>;
/** An event as it is published. */
export type StaffEventBody = z.input<typeof StaffEvent>;

/** What an event is about: the same event has the same key however often it is published. */
export function keyOf(event: StaffEvent): string {
  switch (event.type) {
    case "stock.low":
      return `${event.skuId}:${event.revision}`;
    case "order.disputed":
      return `${event.disputeId}:${event.state}`;
    case "refund.failed":
      return event.refundId;
    case "dead-letters":
      // Told again when there are ten times as many, and each day that some wait.
      return `${event.queue}:${event.day}:${String(event.dead).length}`;
    case "order.high-value":
    case "order.review-needed":
      return event.orderId;
  }
}
