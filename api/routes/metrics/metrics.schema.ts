import { z } from "@hono/zod-openapi";
import type { DayFigures } from "../../domain/metrics/figures.ts";
import type {
  CurrencyMetrics,
  PeriodFigures,
  ShopMetrics,
  TopProduct,
} from "../../domain/metrics/service.ts";
import { currencies, majorOf } from "../../domain/money.ts";

const Day = z.iso.date();

export const MetricsQuery = z
  .strictObject({
    from: Day.optional().openapi({
      description: "First day (UTC); 30 days in all by default",
      example: "2026-11-01",
    }),
    to: Day.optional().openapi({ description: "Last day (UTC); today by default", example: "2026-11-30" }),
    compare: z
      .enum(["previous", "year"])
      .optional()
      .openapi({ description: "Also the period of the same length before, or the same days a year earlier" }),
  })
  .openapi({});

const Money = (description: string) =>
  z.number().openapi({
    description: `${description}. Decimal major units, negative where more was refunded`,
    example: 1299.5,
  });

const figures = {
  gross: Money("What was paid, by the day of payment; shipping and tax included"),
  refunded: Money("What was refunded, by the day of the refund"),
  net: Money("gross − refunded"),
  orders: z.int().openapi({
    description: "Orders paid, by the day of payment; also those that were refunded or cancelled later",
  }),
  averageOrder: z
    .number()
    .nullable()
    .openapi({ description: "gross ÷ orders in decimal major units; null without orders", example: 64.98 }),
  units: z.int().openapi({ description: "Units of the paid orders" }),
  refunds: z.int().openapi({ description: "Refunds done, by the day of the refund" }),
  begun: z
    .int()
    .openapi({ description: "Checkouts begun: orders for which stock was reserved, paid or not" }),
  converted: z
    .int()
    .openapi({ description: "Those of the checkouts begun that were paid by now, on whatever day" }),
  conversion: z.number().nullable().openapi({
    description:
      "Conversion: converted ÷ begun, by the day the checkout was begun, from 0 to 1; null when none was begun",
    example: 0.84,
  }),
};

const TotalsView = z.strictObject(figures).openapi("MetricsTotals");
const DayView = z.strictObject({ day: Day, ...figures }).openapi("MetricsDay");
const PeriodView = z.strictObject({ from: Day, to: Day }).openapi("MetricsPeriod");

export const MetricsView = z
  .strictObject({
    timeZone: z.literal("UTC").openapi({ description: "The time zone that days are counted in" }),
    period: PeriodView,
    compared: PeriodView.optional(),
    currencies: z
      .array(
        z.strictObject({
          currency: z.enum(currencies),
          totals: TotalsView,
          days: z.array(DayView),
          compared: z.strictObject({ totals: TotalsView, days: z.array(DayView) }).optional(),
          topProducts: z.array(
            z.strictObject({
              productId: z.string(),
              name: z.string(),
              imageUrl: z.string().nullable(),
              units: z.int().openapi({ description: "Units sold" }),
              unitsRefunded: z.int(),
              revenue: Money(
                "What its lines cost, with their shares of shipping and tax, less what was refunded of them",
              ),
            }),
          ),
        }),
      )
      .openapi({
        description: "The store's currency first, then each other one in which something happened",
      }),
    lowStock: z
      .array(
        z.strictObject({
          productId: z.string(),
          name: z.string(),
          imageUrl: z.string(),
          available: z.int().openapi({ description: "Units left of the SKU of which the least is left" }),
        }),
      )
      .openapi({ description: "Products that run low now, those with the least left first; at most ten" }),
  })
  .openapi("Metrics");

/** What the shop took in, as JSON: amounts in decimals. */
export const metricsView = (metrics: ShopMetrics): z.input<typeof MetricsView> => ({
  timeZone: "UTC",
  period: metrics.period,
  ...(metrics.compared && { compared: metrics.compared }),
  currencies: metrics.currencies.map(currencyView),
  lowStock: metrics.lowStock.map(({ productId, name, imageUrl, available, variants }) => ({
    productId,
    name,
    imageUrl,
    available: variants.length === 0 ? available : Math.min(...variants.map((variant) => variant.available)),
  })),
});

const currencyView = ({ currency, compared, topProducts, ...period }: CurrencyMetrics) => ({
  currency,
  ...periodView(period),
  ...(compared && { compared: periodView(compared) }),
  topProducts: topProducts.map(productView),
});

const periodView = ({ totals, days }: PeriodFigures) => ({
  totals: figuresView(totals),
  days: days.map(({ day, ...rest }) => ({ day, ...figuresView(rest) })),
});

const productView = ({ productId, product, units, unitsRefunded, revenue }: TopProduct) => ({
  productId,
  name: product?.name ?? productId,
  imageUrl: product?.imageUrl ?? null,
  units,
  unitsRefunded,
  revenue: majorOf(revenue),
});

const figuresView = ({ gross, refunded, orders, units, refunds, begun, converted }: DayFigures) => ({
  gross: majorOf(gross),
  refunded: majorOf(refunded),
  net: majorOf(gross - refunded),
  orders,
  averageOrder: orders === 0 ? null : majorOf(Math.round(gross / orders)),
  units,
  refunds,
  begun,
  converted,
  conversion: begun === 0 ? null : Math.round((converted / begun) * 10_000) / 10_000,
});
