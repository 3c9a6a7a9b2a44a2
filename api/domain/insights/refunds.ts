import { type Actor, requireStaff } from "../actor.ts";
import { bucketsOf, type Period } from "../metrics/period.ts";
import type { Currency } from "../money.ts";
import type { Step } from "./calendar.ts";
import type { InsightDeps } from "./deps.ts";
import { namesIn, type TopProduct } from "./products.ts";
import { type CurrencySales, salesByPeriod } from "./sales.ts";

/** The refunds of one currency beside its sales, and the products of which most units were refunded. */
export type CurrencyRefunds = CurrencySales & { readonly products: readonly TopProduct[] };

export type Refunds = {
  readonly period: Period;
  readonly by: Step;
  readonly compared: Period;
  readonly currencies: readonly CurrencyRefunds[];
};

const productsShown = 10;

/**
 * What was refunded over days in UTC, beside the period before. A refund counts on the day on which it was done, whenever its
 * order was paid; one that failed later does not count. Throws VALIDATION_ERROR on a period over 366 days.
 */
export async function refundSummary(
  deps: InsightDeps,
  actor: Actor,
  query: Period & { readonly by: Step },
): Promise<Refunds> {
  requireStaff(actor, "metrics:read");
  const sales = await salesByPeriod(deps, actor, { ...query, compare: "previous" });
  const { period, by, compared = period } = sales;
  const currencies = await Promise.all(
    sales.currencies.map(async (one) => ({
      ...one,
      products: await mostRefunded(deps, one.currency, period),
    })),
  );
  return { period, by, compared, currencies };
}

async function mostRefunded(
  { metrics, products }: InsightDeps,
  currency: Currency,
  period: Period,
): Promise<readonly TopProduct[]> {
  const totals = await metrics.topProducts(currency, bucketsOf(period), productsShown, "unitsRefunded");
  const ids = totals.map(({ productId }) => productId);
  const names = namesIn(await products.findMany(ids), ids);
  return totals.flatMap((total, place) => {
    const name = names[place];
    return name && total.unitsRefunded > 0 ? [{ ...total, ...name }] : [];
  });
}
