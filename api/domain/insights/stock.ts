import { type Actor, requireStaff } from "../actor.ts";
import type { Product } from "../catalog/product.ts";
import { dayOf, daysOf, lengthOf, type Period } from "../metrics/period.ts";
import { currencies } from "../money.ts";
import { addDays } from "./calendar.ts";
import type { InsightDeps } from "./deps.ts";
import { requireDays } from "./products.ts";

/** A product that is sold out or runs out soon, at the pace of the last weeks. */
export type RiskyProduct = {
  readonly product: Product;
  /** Sold in the window and not refunded, in all currencies. */
  readonly units: number;
  readonly perDay: number;
  /** Days until nothing is left; 0 where nothing is. */
  readonly cover: number;
};

export type StockRisk = {
  /** The days (UTC) whose sales make the pace. */
  readonly window: Period;
  readonly products: readonly RiskyProduct[];
  readonly isComplete: boolean;
};

const windowDays = 28;
const lowRead = 500;
const shown = 50;

/**
 * Products on sale that run out within so many days at the pace of the last four weeks, those that run out first at the top.
 * Units of all variants count together. Throws VALIDATION_ERROR unless `days` is from 1 to 366.
 *
 * Nothing is left out: a product is looked at when it is among the fifty that sold most on some day, or when so little is
 * left of it that the most which any other product sold in a day could use it up.
 */
export async function stockRisk(
  deps: Pick<InsightDeps, "metrics" | "products" | "now">,
  actor: Actor,
  query: { readonly days: number },
): Promise<StockRisk> {
  requireStaff(actor, "metrics:read");
  requireDays(query.days);
  const today = dayOf(deps.now());
  const window = { from: addDays(today, 1 - windowDays), to: today };
  const days = daysOf(window);
  const sold = await Promise.all(currencies.map((currency) => deps.metrics.soldMost(currency, days)));
  const others = sold.reduce((total, one) => total + one.others, 0);
  const low =
    others === 0
      ? { products: [], cursor: undefined }
      : await deps.products.listLow({ atMost: Math.floor(others * query.days), limit: lowRead });
  const ids = [
    ...new Set([
      ...sold.flatMap(({ productIds }) => productIds),
      ...low.products.map(({ productId }) => productId),
    ]),
  ];
  const [products, ...figures] = await Promise.all([
    deps.products.findMany(ids),
    ...currencies.map((currency) => deps.metrics.productFigures(currency, days, ids)),
  ]);
  const risky = products
    .flatMap((product) => {
      if (!product?.isActive) return [];
      const units = figures.reduce((total, some) => {
        const { units: bought = 0, unitsRefunded = 0 } = some.get(product.productId) ?? {};
        return total + bought - unitsRefunded;
      }, 0);
      const risk = riskOf(product, Math.max(0, units), today);
      return risk && risk.cover <= query.days ? [risk] : [];
    })
    .sort((one, other) => one.cover - other.cover || other.perDay - one.perDay);
  return {
    window,
    products: risky.slice(0, shown),
    isComplete: risky.length <= shown && low.cursor === undefined,
  };
}

/** Undefined for what nobody buys. A product that is newer than the window has sold since it was made. */
function riskOf(product: Product, units: number, today: string): RiskyProduct | undefined {
  if (units === 0) return undefined;
  const age = lengthOf({ from: dayOf(product.createdAt), to: today });
  const perDay = units / Math.max(1, Math.min(windowDays, age));
  return { product, units, perDay, cover: Math.max(0, product.available) / perDay };
}
