import { isGuestId } from "../guests/buyer.ts";
import type { Currency } from "../money.ts";
import type { Order } from "../orders/order.ts";
import { holdsMoney } from "../orders/payment-state.ts";
import { type Notice, noticesOf } from "./notices.ts";
import { dayOf } from "./period.ts";

/**
 * What is counted by day and currency; amounts in minor units. `begun` and `converted` count by the day the order was begun,
 * `orders`, `units` and `gross` by the day it was paid, `refunds` and `refunded` by the day of the refund.
 */
export const dayMeasures = ["begun", "converted", "orders", "units", "gross", "refunds", "refunded"] as const;
export type DayFigures = Readonly<Record<(typeof dayMeasures)[number], number>>;

/** What is counted by day, currency and product. `revenue` is what its lines cost less what was refunded of them. */
export const productMeasures = ["units", "unitsRefunded", "revenue"] as const;
export type ProductMeasure = (typeof productMeasures)[number];
export type ProductFigures = Readonly<Record<ProductMeasure, number>>;

/** What a paid order adds to the figures of its account (guests have none); `value` is what was paid and not refunded, in minor units. */
export type CustomerFigures = { readonly userId: string; readonly paidAt: number; readonly value: number };

/** Everything that one order, as it stands, adds to the shop's counters. */
export type Figures = {
  readonly currency: Currency;
  /** By UTC day, "2026-11-26". */
  readonly days: ReadonlyMap<string, DayFigures>;
  /** By UTC day, then by product. */
  readonly products: ReadonlyMap<string, ReadonlyMap<string, ProductFigures>>;
  readonly customer: CustomerFigures | undefined;
  /** Units are to be packed for it. */
  readonly toPack: boolean;
  readonly notices: readonly Notice[];
};

/**
 * What an order adds to the counters, as a pure function of the order: counting an order anew replaces what it added before,
 * so a refund that fails later takes itself off the day on which it was counted.
 */
export function figuresOf(order: Order): Figures {
  const { currency, userId, items } = order;
  const days = new Map<string, DayFigures>();
  const products = new Map<string, Map<string, ProductFigures>>();
  const count = (at: number, figures: Partial<DayFigures>) => {
    const day = dayOf(at);
    days.set(day, sum(dayMeasures, days.get(day), figures));
  };
  const countProduct = (at: number, productId: string, figures: Partial<ProductFigures>) => {
    const day = dayOf(at);
    const ofDay = products.get(day) ?? new Map<string, ProductFigures>();
    products.set(day, ofDay.set(productId, sum(productMeasures, ofDay.get(productId), figures)));
  };
  const paidAt = order.timeline.find(({ status }) => status === "PAID")?.at;
  count(order.timestamp, { begun: 1, ...(paidAt !== undefined && { converted: 1 }) });
  const notices = noticesOf(order);
  const toPack = order.fulfillment === "PROCESSING" && holdsMoney(order.payment);
  if (paidAt === undefined) return { currency, days, products, customer: undefined, toPack, notices };
  count(paidAt, {
    orders: 1,
    units: items.reduce((total, { quantity }) => total + quantity, 0),
    gross: order.totalAmount,
  });
  for (const { productId, quantity, total } of items)
    countProduct(paidAt, productId, { units: quantity, revenue: total });
  let value = order.totalAmount;
  for (const { at, amount, lines } of order.refunds.filter(({ state }) => state === "done")) {
    value -= amount;
    count(at, { refunds: 1, refunded: amount });
    for (const line of lines)
      countProduct(at, line.productId, { unitsRefunded: line.quantity, revenue: -line.amount });
  }
  const customer = isGuestId(userId) ? undefined : { userId, paidAt, value };
  return { currency, days, products, customer, toPack, notices };
}

/** Both added up, measure by measure; what is absent counts as 0. */
export function sum<Measure extends string>(
  measures: readonly Measure[],
  one: Partial<Readonly<Record<Measure, number>>> = {},
  other: Partial<Readonly<Record<Measure, number>>> = {},
): Readonly<Record<Measure, number>> {
  const pairs = measures.map((measure) => [measure, (one[measure] ?? 0) + (other[measure] ?? 0)]);
  // The pairs have every measure.
  return Object.fromEntries(pairs) as Record<Measure, number>;
}
