import * as z from "zod";

/** What the tools of staff answer to the model. Everything is written as staff read it. */
const Figures = z.object({
  netRevenue: z.string(),
  grossRevenue: z.string(),
  refunded: z.string(),
  refunds: z.string(),
  orders: z.string(),
  units: z.string(),
  /** Absent without orders. */
  averageOrder: z.string().exactOptional(),
});

export const SalesFacts = z.object({
  period: z.string(),
  comparedWith: z.string().exactOptional(),
  timeZone: z.string(),
  currencies: z.array(
    Figures.extend({
      currency: z.string(),
      before: Figures.exactOptional(),
      change: z.object({ netRevenue: z.string(), orders: z.string() }).partial().exactOptional(),
      best: z.object({ when: z.string(), netRevenue: z.string() }).exactOptional(),
    }),
  ),
});

const Product = z.object({ productId: z.string(), name: z.string(), note: z.string().exactOptional() });

export const TrendFacts = z.object({
  period: z.string(),
  comparedWith: z.string(),
  timeZone: z.string(),
  currencies: z.array(
    z.object({
      currency: z.string(),
      direction: z.enum(["up", "down", "flat"]),
      netRevenue: z.string(),
      netRevenueBefore: z.string(),
      change: z.string().exactOptional(),
      orders: z.string(),
      ordersBefore: z.string(),
      rising: z.array(Product.extend({ revenue: z.string(), before: z.string() })),
      falling: z.array(Product.extend({ revenue: z.string(), before: z.string() })),
    }),
  ),
});

export const TopFacts = z.object({
  period: z.string(),
  timeZone: z.string(),
  measure: z.enum(["units", "revenue"]),
  currencies: z.array(
    z.object({
      currency: z.string(),
      products: z.array(
        Product.extend({ units: z.string(), unitsRefunded: z.string(), revenue: z.string() }),
      ),
    }),
  ),
});

export const SlowFacts = z.object({
  days: z.string(),
  since: z.string(),
  timeZone: z.string(),
  count: z.string(),
  /** There are more than were read. */
  more: z.boolean(),
  soldOut: z.string(),
  products: z.array(
    Product.extend({ lastSold: z.string().exactOptional(), idleDays: z.string(), available: z.string() }),
  ),
});

export const RiskFacts = z.object({
  days: z.string(),
  pace: z.string(),
  timeZone: z.string(),
  count: z.string(),
  more: z.boolean(),
  soldOut: z.string(),
  products: z.array(
    Product.extend({
      available: z.string(),
      perDay: z.string(),
      daysLeft: z.string(),
      runsOut: z.string().exactOptional(),
    }),
  ),
});

export const RefundFacts = z.object({
  period: z.string(),
  comparedWith: z.string(),
  timeZone: z.string(),
  currencies: z.array(
    z.object({
      currency: z.string(),
      refunds: z.string(),
      refunded: z.string(),
      refundsBefore: z.string(),
      refundedBefore: z.string(),
      /** Of the gross revenue of the same days; absent where nothing was paid. */
      share: z.string().exactOptional(),
      products: z.array(Product.extend({ unitsRefunded: z.string(), units: z.string() })),
    }),
  ),
});
