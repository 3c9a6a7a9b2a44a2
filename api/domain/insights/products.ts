import { type Actor, requireStaff } from "../actor.ts";
import type { Product } from "../catalog/product.ts";
import { DomainError } from "../errors.ts";
import { bucketsOf, dayOf, longestPeriod, type Period, periodOf } from "../metrics/period.ts";
import { storesFirst } from "../metrics/service.ts";
import type { ProductTotal } from "../metrics/store.ts";
import type { Currency } from "../money.ts";
import { addDays } from "./calendar.ts";
import type { InsightDeps } from "./deps.ts";

/** A product by the name that it has now; one that is no longer stored goes by its id. */
export type NamedProduct = {
  readonly productId: string;
  readonly name: string;
  readonly state: "on sale" | "not on sale" | "deleted";
};

export type TopQuery = Period & {
  readonly measure: "units" | "revenue";
  readonly limit?: number | undefined;
};

/** Revenue in minor units: what the product's lines cost, with shipping and tax, less what was refunded of them. */
export type TopProduct = NamedProduct & Omit<ProductTotal, "productId">;

export type TopProducts = {
  readonly period: Period;
  readonly measure: "units" | "revenue";
  /** Only currencies in which something was sold. */
  readonly currencies: readonly { readonly currency: Currency; readonly products: readonly TopProduct[] }[];
};

const topDefault = 10;

/** The products that sold best over days in UTC, each currency apart. Throws VALIDATION_ERROR on a period over 366 days. */
export async function topProducts(deps: InsightDeps, actor: Actor, query: TopQuery): Promise<TopProducts> {
  requireStaff(actor, "metrics:read");
  const period = periodOf(query, deps.now());
  const { currency: own } = await deps.settings.read("store");
  const buckets = bucketsOf(period);
  const currencies = await Promise.all(
    storesFirst(own).map(async (currency) => {
      const sold = await deps.metrics.topProducts(
        currency,
        buckets,
        query.limit ?? topDefault,
        query.measure,
      );
      const ids = sold.map(({ productId }) => productId);
      const names = namesIn(await deps.products.findMany(ids), ids);
      return {
        currency,
        products: sold.flatMap((total, place) => {
          const name = names[place];
          return name && total[query.measure] > 0 ? [{ ...total, ...name }] : [];
        }),
      };
    }),
  );
  return {
    period,
    measure: query.measure,
    currencies: currencies.filter(({ products }) => products.length > 0),
  };
}

/** A product on sale that waits for a buyer. `soldAt` is undefined where it was never sold. */
export type SlowProduct = {
  readonly product: Product;
  readonly soldAt: number | undefined;
  readonly idleDays: number;
};

export type SlowProducts = {
  /** Nothing was sold on this day (UTC) or later. */
  readonly since: string;
  readonly products: readonly SlowProduct[];
  /** False where there are more than are shown. */
  readonly isComplete: boolean;
};

const slowShown = 50;

/**
 * Products on sale that nobody bought in the last days, those that waited longest first. A product that was made less than
 * that ago is none of them. Throws VALIDATION_ERROR unless `days` is from 1 to 366.
 */
export async function slowProducts(
  deps: Pick<InsightDeps, "metrics" | "products" | "now">,
  actor: Actor,
  query: { readonly days: number },
): Promise<SlowProducts> {
  requireStaff(actor, "metrics:read");
  requireDays(query.days);
  const now = deps.now();
  const since = addDays(dayOf(now), -query.days);
  const idle = await deps.metrics.idle({ before: Date.parse(since), limit: slowShown });
  const found = await deps.products.findMany(idle.products.map(({ productId }) => productId));
  const products = idle.products.flatMap(({ idleSince, soldAt }, place) => {
    const product = found[place];
    if (!product?.isActive) return [];
    return [{ product, soldAt, idleDays: Math.floor((now - idleSince) / 86_400_000) }];
  });
  return { since, products, isComplete: idle.isComplete };
}

/** Throws VALIDATION_ERROR unless it is a whole number from 1 to 366. */
export function requireDays(days: number): void {
  if (Number.isInteger(days) && days >= 1 && days <= longestPeriod) return;
  const message = `must be from 1 to ${longestPeriod}`;
  throw new DomainError("VALIDATION_ERROR", { issues: [{ path: "days", message }] });
}

/** The names of products as they are now, in the order of the ids. */
export const namesIn = (
  products: readonly (Product | undefined)[],
  ids: readonly string[],
): readonly NamedProduct[] =>
  ids.map((productId, place) => {
    const product = products[place];
    if (!product) return { productId, name: productId, state: "deleted" };
    return { productId, name: product.name, state: product.isActive ? "on sale" : "not on sale" };
  });
