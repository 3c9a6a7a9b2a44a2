import { type Actor, requireStaff } from "../actor.ts";
import type { Product } from "../catalog/product.ts";
import type { Products } from "../catalog/store.ts";
import { type Currency, currencies } from "../money.ts";
import type { Settings } from "../settings/store.ts";
import { type DayFigures, dayMeasures, sum } from "./figures.ts";
import { bucketsOf, daysOf, type Period, periodOf, previousOf, yearBeforeOf } from "./period.ts";
import type { Metrics, ProductTotal } from "./store.ts";

export type MetricsDeps = {
  readonly metrics: Pick<Metrics, "days" | "topProducts">;
  readonly products: Pick<Products, "findMany" | "listLow">;
  readonly settings: Pick<Settings, "read">;
  readonly now: () => number;
};

/** The period to show, by default the 30 days up to today, and the one to compare it with. */
export type MetricsQuery = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly compare?: "previous" | "year" | undefined;
};

/** The figures of a period: of each day, and all together. */
export type PeriodFigures = {
  readonly totals: DayFigures;
  readonly days: readonly (DayFigures & { readonly day: string })[];
};

/** A product with its figures; `product` is undefined where it is stored no more. */
export type TopProduct = ProductTotal & { readonly product: Product | undefined };

/** What one currency took in. */
export type CurrencyMetrics = PeriodFigures & {
  readonly currency: Currency;
  readonly compared: PeriodFigures | undefined;
  readonly topProducts: readonly TopProduct[];
};

/** A day's and a period's figures by currency, and what runs low now. */
export type ShopMetrics = {
  readonly period: Period;
  readonly compared: Period | undefined;
  readonly currencies: readonly CurrencyMetrics[];
  readonly lowStock: readonly Product[];
};

const topProducts = 10;
const lowStockShown = 10;

/**
 * The shop's figures over days in UTC: the store's currency first, then each other one in which something happened. For
 * staff. Throws VALIDATION_ERROR on a period over 366 days.
 */
export async function showMetrics(
  deps: MetricsDeps,
  actor: Actor,
  query: MetricsQuery,
): Promise<ShopMetrics> {
  requireStaff(actor, "metrics:read");
  const period = periodOf(query, deps.now());
  const compared = comparedWith(period, query.compare);
  const [store, { lowStock }] = await Promise.all([
    deps.settings.read("store"),
    deps.settings.read("thresholds"),
  ]);
  const ordered = storesFirst(store.currency);
  const [low, ...shown] = await Promise.all([
    deps.products.listLow({ atMost: lowStock, limit: lowStockShown }),
    ...ordered.map((currency) => currencyMetrics(deps, { currency, period, compared })),
  ]);
  return {
    period,
    compared,
    currencies: shown.filter(
      (one) =>
        one.currency === store.currency ||
        isSome(one.totals) ||
        (one.compared && isSome(one.compared.totals)),
    ),
    lowStock: low.products,
  };
}

/** The store's currency, and then the others. */
export const storesFirst = (own: Currency): readonly Currency[] => [
  own,
  ...currencies.filter((currency) => currency !== own),
];

const comparedWith = (period: Period, compare: MetricsQuery["compare"]): Period | undefined =>
  compare === "previous" ? previousOf(period) : compare === "year" ? yearBeforeOf(period) : undefined;

async function currencyMetrics(
  { metrics, products }: MetricsDeps,
  { currency, period, compared }: { currency: Currency; period: Period; compared: Period | undefined },
): Promise<CurrencyMetrics> {
  const [figures, before] = await Promise.all([
    periodFigures(metrics, currency, period),
    compared && periodFigures(metrics, currency, compared),
  ]);
  const top = isSome(figures.totals)
    ? await metrics.topProducts(currency, bucketsOf(period), topProducts)
    : [];
  const known = await products.findMany(top.map(({ productId }) => productId));
  return {
    currency,
    ...figures,
    compared: before,
    topProducts: top.map((total, place) => ({ ...total, product: known[place] })),
  };
}

/** The figures of every day of a period, and all together. */
export async function periodFigures(
  metrics: Pick<Metrics, "days">,
  currency: Currency,
  period: Period,
): Promise<PeriodFigures> {
  const counted = await metrics.days(currency, period);
  const days = daysOf(period).map((day) => ({ day, ...sum(dayMeasures, counted.get(day)) }));
  return { days, totals: days.reduce((total, day) => sum(dayMeasures, total, day), sum(dayMeasures)) };
}

/** Whether anything was counted. */
export const isSome = (figures: DayFigures): boolean => dayMeasures.some((measure) => figures[measure] !== 0);
