import { type Actor, requireStaff } from "../actor.ts";
import { type DayFigures, dayMeasures, sum } from "../metrics/figures.ts";
import { type Period, periodOf } from "../metrics/period.ts";
import { isSome, type PeriodFigures, periodFigures, storesFirst } from "../metrics/service.ts";
import type { Currency } from "../money.ts";
import { comparedPeriod, type Step, stepsOf } from "./calendar.ts";
import type { InsightDeps } from "./deps.ts";

/** Days are UTC, both included. */
export type SalesQuery = Period & {
  readonly by: Step;
  readonly compare?: "previous" | "year" | undefined;
};

/** The figures of one day, week or month; the first and the last are cut off where the period is. */
export type SalesStep = Period & { readonly figures: DayFigures };

/** What one currency took in. Amounts are in its minor units and never added to another's. */
export type CurrencySales = {
  readonly currency: Currency;
  readonly totals: DayFigures;
  readonly steps: readonly SalesStep[];
  readonly compared: { readonly totals: DayFigures; readonly steps: readonly SalesStep[] } | undefined;
};

export type Sales = {
  readonly period: Period;
  readonly by: Step;
  readonly compared: Period | undefined;
  /** The store's currency first, then each other one in which something happened. */
  readonly currencies: readonly CurrencySales[];
};

/**
 * What was paid and refunded over days in UTC, by day, week or month. A payment counts on its day and a refund on the day of
 * the refund, whatever becomes of the order. Throws VALIDATION_ERROR on a period over 366 days.
 */
export async function salesByPeriod(
  deps: Pick<InsightDeps, "metrics" | "settings" | "now">,
  actor: Actor,
  query: SalesQuery,
): Promise<Sales> {
  requireStaff(actor, "metrics:read");
  const period = periodOf(query, deps.now());
  const compared = query.compare && comparedPeriod(period, query.compare);
  const { currency: own } = await deps.settings.read("store");
  const all = await Promise.all(
    storesFirst(own).map(async (currency): Promise<CurrencySales> => {
      const [figures, before] = await Promise.all([
        periodFigures(deps.metrics, currency, period),
        compared && periodFigures(deps.metrics, currency, compared),
      ]);
      return {
        currency,
        totals: figures.totals,
        steps: grouped(figures, period, query.by),
        compared: compared && before && { totals: before.totals, steps: grouped(before, compared, query.by) },
      };
    }),
  );
  const currencies = all.filter(
    ({ currency, totals, compared: before }) =>
      currency === own || isSome(totals) || (before && isSome(before.totals)),
  );
  return { period, by: query.by, compared, currencies };
}

function grouped({ days }: PeriodFigures, period: Period, by: Step): readonly SalesStep[] {
  return stepsOf(period, by).map((step) => ({
    ...step,
    figures: days
      .filter(({ day }) => day >= step.from && day <= step.to)
      .reduce((total, day) => sum(dayMeasures, total, day), sum(dayMeasures)),
  }));
}

/** What was paid less what was refunded. */
export const netOf = ({ gross, refunded }: DayFigures): number => gross - refunded;

/** Gross revenue of an order on average, in minor units; undefined without orders. */
export const averageOrderOf = ({ gross, orders }: DayFigures): number | undefined =>
  orders === 0 ? undefined : Math.round(gross / orders);
